package io.trustrail.gateway.console.consents;

import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.trustrail.gateway.console.visit.Visit;
import io.trustrail.gateway.policy.trust.Purpose;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.trust.consent.Consent.State;
import io.trustrail.gateway.trust.consent.Consents;
import io.trustrail.gateway.trust.consent.Consents.Statement;
import io.trustrail.gateway.trust.consent.SubjectConsents;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /console/consents}: what a person has agreed to, and changes of it. For admins. Who is looked for is in no address,
 * so that it is in no history of a browser.
 */
public final class ConsentsPage {

    /** Where it is. */
    public static final String PATH = "/console/consents";

    private static final String SOURCE = "console";

    private final Doorkeeper door;
    private final Pages pages;
    private final Consents consents;

    public ConsentsPage(Doorkeeper door, Pages pages, Consents consents) {
        this.door = door;
        this.pages = pages;
        this.consents = consents;
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field.strip();
    }

    public void form(RoutingContext request) {
        send(request, new ConsentsView(ApplicationKeys.DEFAULT_TENANT, "", Map.of(), List.of(), false));
    }

    /** Shows what somebody said, and takes down first what the visitor says of them, if that is in the form. */
    public void find(RoutingContext request) {
        var form = request.request().formAttributes();
        var typed = text(form.get("tenant"));
        var tenant = typed.isEmpty() ? ApplicationKeys.DEFAULT_TENANT : typed;
        var id = text(form.get("id"));
        var purpose = Purpose.of(text(form.get("purpose")));
        var state = State.of(text(form.get("state")));
        if (!Subject.isId(id)) {
            pages.send(request, 400, "consents.jte", door.frame(request), ConsentsView.badId(tenant));
        } else if (purpose.isPresent() && state.isPresent()) {
            var by = Visit.of(request).user().name();
            var said = new Statement(Map.of(purpose.get(), state.get()), SOURCE, "", by);
            show(request, tenant, id, consents.put(tenant, id, said));
        } else {
            show(request, tenant, id, consents.of(Subject.person(tenant, id)));
        }
    }

    private void show(RoutingContext request, String tenant, String id, Future<SubjectConsents> said) {
        said.compose(known -> consents.history(Subject.person(tenant, id))
                        .map(history -> new ConsentsView(tenant, id, known.byPurpose(), history, false)))
                .onSuccess(view -> send(request, view))
                .onFailure(request::fail);
    }

    private void send(RoutingContext request, ConsentsView view) {
        pages.send(request, 200, "consents.jte", door.frame(request), view);
    }
}

package io.trustrail.gateway.console.open;

import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.trustrail.gateway.trust.link.SignedLinks.Link;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/** {@code /concerns/new}: everybody can say what worries them; {@code /concerns/LINK}: what became of it. */
public final class ConcernPage {

    /** Where all its addresses begin. */
    public static final String PATH = "/concerns";

    private final Pages pages;
    private final ConcernDoors doors;
    private final Gatekeeper gate;
    private final Clock clock;

    public ConcernPage(Pages pages, ConcernDoors doors, Clock clock) {
        this.pages = pages;
        this.doors = doors;
        this.gate = new Gatekeeper(doors.proofs());
        this.clock = clock;
    }

    public void form(RoutingContext request) {
        var call = request.queryParams().get("call");
        show(request, 200, ConcernForm.fresh(call == null ? "" : call, gate.proof()));
    }

    private void show(RoutingContext request, int status, ConcernForm form) {
        pages.send(request, status, "concern.jte", OpenFrames.of(request), form);
    }

    public void send(RoutingContext request) {
        var form = ConcernForm.of(request.request().formAttributes());
        if (!Doorkeeper.isFromHere(request)) {
            request.fail(403);
        } else if (form.hasProblem()) {
            show(request, 422, form);
        } else {
            var address = String.valueOf(request.request().remoteAddress().hostAddress());
            gate.refusal(form.proof(), address)
                    .ifPresentOrElse(
                            why -> show(
                                    request,
                                    why.equals("many") ? 429 : 409,
                                    form.with(gate.proof(), "open.concern.problem." + why)),
                            () -> take(request, form));
        }
    }

    /* A program that fills in everything is thanked like everybody else, and nothing is kept. */
    private void take(RoutingContext request, ConcernForm form) {
        if (!form.trap().isEmpty()) {
            pages.send(request, 200, "concernsent.jte", OpenFrames.of(request), "");
            return;
        }
        doors.desk()
                .receive(form.concern(ApplicationKeys.DEFAULT_TENANT))
                .onSuccess(concern -> OpenFrames.redirect(
                        request, PATH + "/" + doors.links().sign(concern.id(), doors.linkLife()) + "?sent=1"))
                .onFailure(request::fail);
    }

    /** What became of it. */
    public void answer(RoutingContext request) {
        var link = doors.links().open(String.valueOf(request.pathParam("link")));
        link.map(Link::about)
                .map(doors.desk()::ofAuthor)
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .onSuccess(found -> {
                    if (found.isPresent()) {
                        var view = new AnswerView(
                                found.get().concern(),
                                found.get().answer(),
                                "1".equals(request.queryParams().get("sent")),
                                address(request),
                                clock.instant());
                        pages.send(request, 200, "concernanswer.jte", OpenFrames.of(request), view);
                    } else {
                        pages.send(request, 404, "linkover.jte", OpenFrames.of(request), "");
                    }
                })
                .onFailure(request::fail);
    }

    private static String address(RoutingContext request) {
        return Objects.requireNonNull(request.request().absoluteURI()).replaceFirst("\\?.*", "");
    }
}

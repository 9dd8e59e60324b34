package io.trustrail.gateway.console.open;

import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.trustrail.gateway.policy.trust.Purpose;
import io.trustrail.gateway.trust.consent.Consent;
import io.trustrail.gateway.trust.consent.Consent.State;
import io.trustrail.gateway.trust.consent.Consents;
import io.trustrail.gateway.trust.consent.Consents.Statement;
import io.trustrail.gateway.trust.consent.UnknownPerson;
import io.trustrail.gateway.trust.link.SignedLinks;
import io.trustrail.gateway.trust.link.SignedLinks.Link;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** {@code /consent/LINK}: shows what a person said, and takes down what it says now. */
public final class ConsentPage {

    /** Where all its addresses begin. */
    public static final String PATH = "/consent";

    /** Version of the page's texts, which the record has beside what people say here. */
    static final String TEXT_VERSION = "page-1";

    private static final String SOURCE = "self-service";
    private static final String BY = "the person";

    private final Pages pages;
    private final Consents consents;
    private final SignedLinks links;

    public ConsentPage(Pages pages, Consents consents, SignedLinks links) {
        this.pages = pages;
        this.consents = consents;
        this.links = links;
    }

    public void show(RoutingContext request) {
        show(request, 200, "1".equals(request.queryParams().get("saved")));
    }

    private void show(RoutingContext request, int status, boolean saved) {
        var link = link(request);
        known(link)
                .onSuccess(said -> {
                    if (link.isPresent() && said.isPresent()) {
                        var view = ConsentView.of(
                                said.get(), saved, status != 200, link.get().end());
                        pages.send(request, status, "consent.jte", OpenFrames.of(request), view);
                    } else {
                        pages.send(request, 404, "linkover.jte", OpenFrames.of(request), "");
                    }
                })
                .onFailure(request::fail);
    }

    private Optional<Link> link(RoutingContext request) {
        return links.open(String.valueOf(request.pathParam("link")));
    }

    /* A person that was erased meanwhile is nobody any more, and its links are nobody's. */
    private Future<Optional<Map<Purpose, Consent>>> known(Optional<Link> link) {
        return link.map(ours -> consents.ofNumber(ours.about()))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    /** Takes down what was chosen, for the link's person and no other. */
    public void save(RoutingContext request) {
        var link = link(request);
        var states = states(request.request().formAttributes());
        if (!Doorkeeper.isFromHere(request)) {
            request.fail(403);
        } else if (link.isEmpty() || states.isEmpty()) {
            show(request, 422, false);
        } else {
            consents.put(link.get().about(), new Statement(states, SOURCE, TEXT_VERSION, BY))
                    .onSuccess(v -> OpenFrames.redirect(request, request.normalizedPath() + "?saved=1"))
                    .onFailure(failure -> {
                        if (failure instanceof UnknownPerson) {
                            show(request, 404, false);
                        } else {
                            request.fail(failure);
                        }
                    });
        }
    }

    private static Map<Purpose, State> states(MultiMap form) {
        var states = new EnumMap<Purpose, State>(Purpose.class);
        for (var purpose : Purpose.values()) {
            Optional.ofNullable(form.get(purpose.word())).flatMap(State::of).ifPresent(it -> states.put(purpose, it));
        }
        return states;
    }
}

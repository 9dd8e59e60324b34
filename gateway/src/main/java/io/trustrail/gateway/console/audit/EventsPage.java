package io.trustrail.gateway.console.audit;

import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** {@code /console/audit/events}: changes of policies, vendors and keys, consents, erasures and others. */
public final class EventsPage {

    static final String PATH = CallsPage.PATH + "/events";

    private static final int PER_PAGE = 50;

    private final Vertx vertx;
    private final Doorkeeper door;
    private final Pages pages;
    private final LogIndex index;

    public EventsPage(Vertx vertx, Doorkeeper door, Pages pages, LogIndex index) {
        this.vertx = vertx;
        this.door = door;
        this.pages = pages;
        this.index = index;
    }

    public void show(RoutingContext request) {
        var asked = Asked.of(request.request(), Asked.OF_EVENTS);
        var wrong = asked.wrong();
        vertx.executeBlocking(
                        () -> wrong.map(field -> new EventsView(asked, field, List.of(), ""))
                                .orElseGet(() -> found(asked)),
                        false)
                .onSuccess(view ->
                        pages.send(request, wrong.isEmpty() ? 200 : 422, "auditevents.jte", door.frame(request), view))
                .onFailure(request::fail);
    }

    private EventsView found(Asked asked) {
        var found = index.events(asked.get("kind"), asked.from(), asked.to(), asked.beforeLeaf(), PER_PAGE + 1);
        var shown = found.subList(0, Math.min(found.size(), PER_PAGE));
        var next = found.size() > PER_PAGE
                ? PATH + asked.further(shown.get(PER_PAGE - 1).index())
                : "";
        return new EventsView(asked, "", CallPage.entries(index, shown), next);
    }
}

package io.trustrail.gateway.console.audit;

import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** {@code /console/audit}: calls that the log tells of. */
public final class CallsPage {

    /** Where the pages of this room begin. */
    public static final String PATH = "/console/audit";

    private static final int PER_PAGE = 50;

    private final Vertx vertx;
    private final Doorkeeper door;
    private final Pages pages;
    private final LogIndex index;

    public CallsPage(Vertx vertx, Doorkeeper door, Pages pages, LogIndex index) {
        this.vertx = vertx;
        this.door = door;
        this.pages = pages;
        this.index = index;
    }

    public void show(RoutingContext request) {
        var asked = Asked.of(request.request(), Asked.OF_CALLS);
        var wrong = asked.wrong();
        vertx.executeBlocking(
                        () -> wrong.map(field -> new CallsView(asked, field, List.of(), "", 0))
                                .orElseGet(() -> found(asked)),
                        false)
                .onSuccess(view ->
                        pages.send(request, wrong.isEmpty() ? 200 : 422, "audit.jte", door.frame(request), view))
                .onFailure(request::fail);
    }

    /* One more than a page holds tells whether there is a next one. */
    private CallsView found(Asked asked) {
        long size = index.size();
        var found = index.search(asked.search(PER_PAGE + 1));
        var shown = found.subList(0, Math.min(found.size(), PER_PAGE));
        var next = found.size() > PER_PAGE
                ? PATH + asked.further(shown.get(PER_PAGE - 1).leaf())
                : "";
        return new CallsView(asked, "", shown, next, size);
    }
}

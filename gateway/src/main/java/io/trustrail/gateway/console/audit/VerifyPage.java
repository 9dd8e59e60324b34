package io.trustrail.gateway.console.audit;

import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/** {@code /console/audit/verify}: how to check the log and its proofs without trusting this page. */
public final class VerifyPage {

    private final Vertx vertx;
    private final Doorkeeper door;
    private final Pages pages;
    private final LogIndex index;

    public VerifyPage(Vertx vertx, Doorkeeper door, Pages pages, LogIndex index) {
        this.vertx = vertx;
        this.door = door;
        this.pages = pages;
        this.index = index;
    }

    /**
     * What the page shows.
     *
     * @param key the log's public key, as the gateway says
     */
    public record View(String key) {}

    public void show(RoutingContext request) {
        vertx.executeBlocking(() -> new View(index.verifierKey()), false)
                .onSuccess(view -> pages.send(request, 200, "auditverify.jte", door.frame(request), view))
                .onFailure(request::fail);
    }
}

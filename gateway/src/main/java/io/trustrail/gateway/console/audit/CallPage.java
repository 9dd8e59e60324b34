package io.trustrail.gateway.console.audit;

import io.trustrail.gateway.audit.index.FoundLeaf;
import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code /console/audit/calls/ID}: the entries of one call, and their proof. */
public final class CallPage {

    private final Vertx vertx;
    private final Doorkeeper door;
    private final Pages pages;
    private final LogIndex index;

    public CallPage(Vertx vertx, Doorkeeper door, Pages pages, LogIndex index) {
        this.vertx = vertx;
        this.door = door;
        this.pages = pages;
        this.index = index;
    }

    public void show(RoutingContext request) {
        var id = String.valueOf(request.pathParam("id"));
        vertx.executeBlocking(() -> view(id), false)
                .onSuccess(view -> view.ifPresentOrElse(
                        found -> pages.send(request, 200, "auditcall.jte", door.frame(request), found),
                        () -> request.fail(404)))
                .onFailure(request::fail);
    }

    private Optional<CallView> view(String id) {
        return index.call(id).map(call -> {
            var leaves = new ArrayList<>(index.leavesOf(id));
            boolean proven = !leaves.isEmpty();
            index.eventsOf(call.subject()).stream()
                    .filter(leaf -> leaf.index() > call.leaf())
                    .forEach(leaves::add);
            leaves.sort(Comparator.comparingLong(FoundLeaf::index));
            return new CallView(call, entries(index, leaves), proven);
        });
    }

    static List<Entry> entries(LogIndex index, List<FoundLeaf> leaves) {
        var texts = index.leaves(leaves.stream().map(FoundLeaf::index).toList());
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < leaves.size(); i++) {
            entries.add(Entry.of(leaves.get(i), texts.get(i)));
        }
        return entries;
    }

    /** The same document that {@code trustrail audit prove} writes. */
    public void prove(RoutingContext request) {
        var id = String.valueOf(request.pathParam("id"));
        vertx.executeBlocking(() -> index.prove(id), false)
                .onSuccess(proof -> proof.ifPresentOrElse(
                        found -> request.response()
                                .putHeader("content-type", "application/json")
                                .putHeader("content-disposition", "attachment; filename=\"" + id + ".proof.json\"")
                                .end(found.encodePrettily() + "\n"),
                        () -> request.fail(404)))
                .onFailure(request::fail);
    }
}

package io.trustrail.gateway.api.audit;

import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.api.ApiAnswer;
import io.trustrail.gateway.api.ApiCall;
import io.trustrail.gateway.api.ApiError;
import io.trustrail.gateway.api.ApiRoutes;
import io.trustrail.gateway.api.Endpoints;
import io.trustrail.gateway.audit.index.FoundLeaf;
import io.trustrail.gateway.audit.index.LogIndex;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code /api/v1/audit/…}. */
public final class AuditRoutes implements ApiRoutes {

    private static final String CALLS = "/api/v1/audit/calls";

    private final Vertx vertx;
    private final LogIndex index;

    public AuditRoutes(Vertx vertx, LogIndex index) {
        this.vertx = vertx;
        this.index = index;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints
                .get(CALLS, Scope.AUDIT_READ, this::calls)
                .get(CALLS + "/{id}", Scope.AUDIT_READ, this::call)
                .get(CALLS + "/{id}/proof", Scope.AUDIT_READ, this::proof)
                .get("/api/v1/audit/events", Scope.AUDIT_READ, this::events);
    }

    private Future<ApiAnswer> calls(ApiCall request) {
        var search = AuditQuery.search(request);
        return answer(() -> {
            long size = index.size();
            var found = index.search(search);
            var calls = new JsonArray(found.stream().map(AuditJson::of).toList());
            boolean full = found.size() == search.limit();
            return new JsonObject()
                    .put("calls", calls)
                    .put("next", full ? found.get(found.size() - 1).leaf() : null)
                    .put("size", size);
        });
    }

    private Future<ApiAnswer> call(ApiCall request) {
        var id = request.path("id");
        return answer(() -> {
            var call = index.call(id).orElseThrow(() -> ApiError.notFound("call"));
            return AuditJson.of(call)
                    .put("entries", entries(index.leavesOf(id)))
                    .put("subjectEntries", entries(index.eventsOf(call.subject())));
        });
    }

    private Future<ApiAnswer> proof(ApiCall request) {
        var id = request.path("id");
        return answer(() -> index.prove(id).orElseThrow(() -> ApiError.notFound("call")));
    }

    private Future<ApiAnswer> events(ApiCall request) {
        var query = AuditQuery.events(request);
        return answer(() -> {
            var found = index.events(query.kind(), query.from(), query.to(), query.before(), query.limit());
            boolean full = found.size() == query.limit();
            return new JsonObject()
                    .put("entries", entries(found))
                    .put("next", full ? found.get(found.size() - 1).index() : null);
        });
    }

    private JsonArray entries(List<FoundLeaf> leaves) {
        var texts = index.leaves(leaves.stream().map(FoundLeaf::index).toList());
        var entries = new JsonArray();
        for (int i = 0; i < leaves.size(); i++) {
            entries.add(
                    new JsonObject().put("index", leaves.get(i).index()).put("entry", new JsonObject(texts.get(i))));
        }
        return entries;
    }

    private Future<ApiAnswer> answer(Callable<JsonObject> work) {
        return vertx.executeBlocking(work, false).map(ApiAnswer::of);
    }
}

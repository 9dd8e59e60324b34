package io.trustrail.gateway.api;

import io.trustrail.gateway.access.tokens.ApiToken;
import io.trustrail.gateway.access.tokens.Scope;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What a program may learn about its own token: to see whether it works, and for what. */
public final class OwnToken implements ApiRoutes {

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.get("/api/v1/token", call -> Future.succeededFuture(ApiAnswer.of(json(call.token()))));
    }

    private static JsonObject json(ApiToken token) {
        var scopes = token.scopes().stream().map(Scope::word).toList();
        return new JsonObject()
                .put("id", token.id())
                .put("name", token.name())
                .put("scopes", new JsonArray(scopes))
                .put("created", token.created().toString());
    }
}

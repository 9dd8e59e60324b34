package io.trustrail.gateway.it.canary;

import io.trustrail.gateway.it.fixture.Secret;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/**
 * A place in a request where a secret can be planted.
 *
 * @param request a request with the secret there and nowhere else; without model
 */
record Plot(String name, Function<Secret, JsonObject> request) {

    /** A place that holds text. */
    static Plot text(String name, Function<String, JsonObject> request) {
        return new Plot(name, secret -> request.apply(secret.sentence()));
    }

    /** A place that holds a value alone. */
    static Plot value(String name, Function<String, JsonObject> request) {
        return new Plot(name, secret -> request.apply(secret.value()));
    }

    static JsonObject object(String name, Object value) {
        return new JsonObject().put(name, value);
    }

    static JsonArray array(Object... values) {
        return JsonArray.of(values);
    }

    @Override
    public String toString() {
        return name;
    }
}

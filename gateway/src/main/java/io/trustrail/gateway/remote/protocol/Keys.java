package io.trustrail.gateway.remote.protocol;

import java.util.Map;

/** How a server's key is sent. */
final class Keys {

    private Keys() {}

    static Map<String, String> bearer(String key) {
        return key.isEmpty() ? Map.of() : Map.of("authorization", "Bearer " + key);
    }

    static Map<String, String> header(String name, String key) {
        return key.isEmpty() ? Map.of() : Map.of(name, key);
    }
}

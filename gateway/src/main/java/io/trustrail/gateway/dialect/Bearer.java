package io.trustrail.gateway.dialect;

import io.vertx.core.MultiMap;

/** The {@code Authorization: Bearer} header. */
final class Bearer {

    private static final String SCHEME = "bearer ";

    private Bearer() {}

    /** The token, or empty. */
    static String token(MultiMap headers) {
        var header = headers.get("authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).trim()
                : "";
    }
}

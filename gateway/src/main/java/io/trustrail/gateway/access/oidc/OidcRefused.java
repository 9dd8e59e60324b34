package io.trustrail.gateway.access.oidc;

/** A login that must not be believed. */
public final class OidcRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    OidcRefused(String message) {
        super(message);
    }
}

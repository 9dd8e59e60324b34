package io.trustrail.gateway.server.tls;

/** A key or a certificate can't be used; the message names the file and what is wrong with it. */
public final class TlsUnusable extends RuntimeException {

    private static final long serialVersionUID = 1;

    TlsUnusable(String message) {
        super(message);
    }
}

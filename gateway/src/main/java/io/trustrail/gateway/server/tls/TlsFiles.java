package io.trustrail.gateway.server.tls;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a listener's key and certificates are, all in PEM format.
 *
 * @param certificate the listener's certificate, and those between it and its authority
 * @param key its private key, without a password
 * @param clients authorities of the only clients that may connect; empty for any client
 */
public record TlsFiles(Path certificate, Path key, Optional<Path> clients) {}

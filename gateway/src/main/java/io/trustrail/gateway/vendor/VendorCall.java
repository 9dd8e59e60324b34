package io.trustrail.gateway.vendor;

import io.vertx.core.MultiMap;

/**
 * What is the same for every target of a call.
 *
 * @param path the dialect's path below the vendor's base URL, such as {@code /v1/chat/completions}
 * @param headers headers of the application that go on to the vendor; never its credentials
 */
public record VendorCall(String dialect, String path, MultiMap headers) {}

package io.trustrail.gateway.vendor;

import io.vertx.core.MultiMap;
import java.util.Set;

/**
 * What is the same for every target of a call.
 *
 * @param path the dialect's path below the vendor's base URL, such as {@code /v1/chat/completions}
 * @param headers headers of the application that go on to the vendor; never its credentials
 * @param application who calls
 * @param data categories of personal data that the request has in the clear; see {@link
 *     io.trustrail.gateway.policy.assessment.Need}
 */
public record VendorCall(String dialect, String path, MultiMap headers, String application, Set<String> data) {

    public VendorCall {
        data = Set.copyOf(data);
    }

    /** A call without personal data of an application without a name. */
    public VendorCall(String dialect, String path, MultiMap headers) {
        this(dialect, path, headers, "", Set.of());
    }
}

package io.trustrail.gateway.limits.rate;

import io.vertx.core.Future;

/** Requests per minute for each key. Thread-safe; never blocks. */
public interface Rates {

    /**
     * Takes one request from a key's bucket. Never fails; completes on the caller's context.
     *
     * @param requestsPerMinute 0 for no limit
     * @return 0 if the request may go on, or else the seconds to wait, 1 or more
     */
    Future<Integer> take(String keyId, int requestsPerMinute);
}

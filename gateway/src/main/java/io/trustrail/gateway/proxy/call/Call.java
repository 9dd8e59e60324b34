package io.trustrail.gateway.proxy.call;

import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.proxy.spend.Tab;
import io.vertx.core.http.HttpServerRequest;

/**
 * One request that came in.
 *
 * @param id {@code call_…}, unique over all replicas
 * @param startNanos when its head was read, by the monotonic clock
 * @param ledger what its record will tell
 * @param client whether somebody still waits for it
 * @param tab what it may use of its limits, and what it has cost
 */
public record Call(
        String id,
        HttpServerRequest request,
        Dialect dialect,
        long startNanos,
        Ledger ledger,
        ClientPresence client,
        Tab tab) {}

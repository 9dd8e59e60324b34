package io.trustrail.gateway.proxy.admission;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.proxy.prompt.GuardedRequest;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;

/**
 * The headers of a request that go on to the vendor: those that its dialect names, and of them only what the feature's
 * guards let through unchanged. A header can't be rewritten without changing what it means, so it is left out instead.
 */
public final class ForwardedHeaders {

    private ForwardedHeaders() {}

    public static Future<MultiMap> of(GuardedRequest request) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        var call = request.call();
        Future<Void> done = Future.succeededFuture();
        for (var name : call.dialect().forwardedHeaders()) {
            var value = call.request().getHeader(name);
            if (value != null) {
                done = done.compose(v -> verdict(request, value)).map(verdict -> {
                    if (verdict.action().compareTo(Action.FLAG) <= 0
                            && verdict.edits().isEmpty()) {
                        headers.set(name, value);
                    }
                    return null;
                });
            }
        }
        return done.map(headers);
    }

    private static Future<Verdict> verdict(GuardedRequest request, String value) {
        var passage = Passage.whole(request.facts(), Direction.PROMPT, Origin.METADATA, value);
        return request.feature()
                .promptGuards()
                .check(passage)
                .onSuccess(verdict -> request.call().ledger().prompt().add(verdict, 0, value.length()));
    }
}

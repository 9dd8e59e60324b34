package io.trustrail.gateway.limits.redis;

import io.trustrail.gateway.limits.rate.RateBuckets;
import io.trustrail.gateway.limits.rate.Rates;
import io.trustrail.gateway.redis.RedisLink;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Requests per minute over all replicas; while Redis is gone, each replica counts for itself. */
public record SharedRates(RedisLink link, RateBuckets own) implements Rates {

    private static final long MINUTE = TimeUnit.MINUTES.toMicros(1);
    private static final long SECOND = TimeUnit.SECONDS.toMicros(1);

    @Override
    public Future<Integer> take(String keyId, int requestsPerMinute) {
        if (requestsPerMinute == 0) {
            return Future.succeededFuture(0);
        }
        if (!link.isUp()) {
            return own.take(keyId, requestsPerMinute);
        }
        long cost = MINUTE / requestsPerMinute;
        var values = List.of(Long.toString(cost), Long.toString(cost * requestsPerMinute));
        return link.run(() -> Script.RATE
                .run(link, List.of("{trustrail}:rate:" + keyId), values)
                .map(answer -> seconds(Objects.requireNonNull(answer.toLong(), "the script answers with a number")))
                .otherwise(failure -> own.taken(keyId, requestsPerMinute)));
    }

    private static int seconds(long micros) {
        return (int) ((micros + SECOND - 1) / SECOND);
    }
}

package io.trustrail.gateway.assembly;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.trustrail.gateway.assembly.jobs.LimitNews;
import io.trustrail.gateway.limits.Allowances;
import io.trustrail.gateway.limits.count.CounterKeeper;
import io.trustrail.gateway.limits.count.Counters;
import io.trustrail.gateway.limits.count.LocalCounters;
import io.trustrail.gateway.limits.count.OwnCounters;
import io.trustrail.gateway.limits.rate.RateBuckets;
import io.trustrail.gateway.limits.rate.Rates;
import io.trustrail.gateway.limits.redis.SharedCounters;
import io.trustrail.gateway.limits.redis.SharedRates;
import io.trustrail.gateway.redis.RedisLink;
import io.trustrail.gateway.redis.RedisSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What calls may use, counted in this process or, where there is one, in Redis.
 *
 * @param link to Redis; null without it
 */
record CountedLimits(
        Allowances allowances,
        Rates rates,
        CounterKeeper keeper,
        Supplier<Future<Void>> connect,
        @Nullable RedisLink link) {

    /** Opens nothing yet. */
    static CountedLimits of(Vertx vertx, Ground ground, Map<String, String> environment, MeterRegistry registry) {
        var local = new LocalCounters(System::currentTimeMillis);
        var keeper = new CounterKeeper(vertx, ground.store(), ground.log().origin(), local, System::currentTimeMillis);
        var own = new RateBuckets(System::nanoTime);
        return RedisSettings.from(environment)
                .map(settings -> {
                    var link = new RedisLink(vertx, settings, "limits");
                    var shared = new SharedCounters(vertx, link, local);
                    var allowances = allowances(shared, ground, registry);
                    return new CountedLimits(allowances, new SharedRates(link, own), keeper, shared::start, link);
                })
                .orElseGet(() -> new CountedLimits(
                        allowances(new OwnCounters(local), ground, registry),
                        own,
                        keeper,
                        Future::succeededFuture,
                        null));
    }

    private static Allowances allowances(Counters counters, Ground ground, MeterRegistry registry) {
        var clock = Clock.systemUTC();
        Gauge.builder("trustrail.limit.store.up", counters, it -> it.isUp() ? 1 : 0)
                .description("1 if what is left of limits can be asked, where all replicas count if they share it")
                .register(registry);
        return new Allowances(counters, new LimitNews(ground.journal(), registry, clock), clock);
    }

    /** Brings back what was used before; a Redis that does not answer is no reason not to start. */
    Future<Void> start() {
        return keeper.start().compose(kept -> connect.get());
    }

    Future<Void> close() {
        return allowances.close().eventually(keeper::close);
    }
}

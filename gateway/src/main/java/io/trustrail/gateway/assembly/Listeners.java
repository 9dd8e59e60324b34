package io.trustrail.gateway.assembly;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.trustrail.gateway.server.AdminPlane;
import io.trustrail.gateway.server.DataPlane;
import io.trustrail.gateway.server.tls.TlsFiles;
import io.trustrail.gateway.server.tls.TlsKeeper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ServerSSLOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The certificates of both listeners, and the metrics about them. */
record Listeners(Optional<TlsKeeper> data, Optional<TlsKeeper> admin, Optional<String> metricsToken) {

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Fails with a sentence for the operator if files can't be used. */
    static Future<Listeners> protectedBy(Vertx vertx, Protection protection) {
        return keeper(vertx, "data", protection.data())
                .compose(data -> keeper(vertx, "admin", protection.admin())
                        .map(admin -> new Listeners(data, admin, protection.metricsToken())));
    }

    private static Future<Optional<TlsKeeper>> keeper(Vertx vertx, String name, Optional<TlsFiles> files) {
        return files.map(some -> TlsKeeper.load(vertx, name, some).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    DataPlane protect(DataPlane plane) {
        data.ifPresent(keeper -> plane.securedBy(keeper.options()));
        return plane;
    }

    AdminPlane protect(AdminPlane plane) {
        admin.ifPresent(keeper -> plane.securedBy(keeper.options()));
        metricsToken.ifPresent(plane::metricsFor);
        return plane;
    }

    /** Renews certificates from now on. */
    void watch(List<DataPlane> planes, AdminPlane adminPlane, MeterRegistry registry) {
        watch(
                registry,
                "data",
                data,
                renewed -> Future.all(
                        planes.stream().map(plane -> plane.renew(renewed)).toList()));
        watch(registry, "admin", admin, adminPlane::renew);
    }

    private static void watch(
            MeterRegistry registry,
            String listener,
            Optional<TlsKeeper> keeper,
            Function<ServerSSLOptions, Future<?>> use) {
        Gauge.builder(
                        "trustrail.tls.certificate.expiry",
                        () -> keeper.map(it -> it.expires().toEpochMilli() / 1e3)
                                .orElse(0.0))
                .description("When a listener's certificate expires; 0 without TLS")
                .baseUnit("seconds")
                .tag("listener", listener)
                .register(registry);
        var renewed = renewals(registry, listener, "renewed");
        var refused = renewals(registry, listener, "refused");
        keeper.ifPresent(it -> it.watch(LOOK, use, good -> (good ? renewed : refused).increment()));
    }

    private static Counter renewals(MeterRegistry registry, String listener, String result) {
        return Counter.builder("trustrail.tls.renewals")
                .description("Changes of a listener's certificates since the start, by whether they could be used")
                .tags("listener", listener, "result", result)
                .register(registry);
    }
}

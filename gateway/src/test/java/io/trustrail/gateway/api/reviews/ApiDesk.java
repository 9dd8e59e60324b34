package io.trustrail.gateway.api.reviews;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.TokenCheck;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.api.AdminApi;
import io.trustrail.gateway.api.ApiClient;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.metrics.Health;
import io.trustrail.gateway.review.queue.Desk;
import io.trustrail.gateway.server.AdminPlane;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A queue with the admin API in front of it. */
final class ApiDesk implements AutoCloseable {

    final Desk desk;
    private final Tokens tokens;
    private final AdminPlane admin;

    ApiDesk(Path data) {
        desk = new Desk(data);
        tokens = new Tokens(desk.store, Clock.systemUTC());
        var check = new TokenCheck(desk.vertx, tokens);
        var api = new AdminApi(
                desk.vertx,
                check,
                List.of(new ReviewRoutes(desk.queue), new LabelRoutes(desk.labels), new HookRoutes(desk.webhooks)));
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        admin = new AdminPlane("127.0.0.1", 0, new Health(), registry, Map.of(AdminApi.PATH, api));
        Await.result(desk.vertx.deployVerticle(admin));
    }

    ApiClient client(String name, Scope... scopes) {
        return new ApiClient(
                "http://127.0.0.1:" + admin.port(),
                tokens.create(name, Set.of(scopes)).token());
    }

    ApiClient reviewer(String name) {
        return client(name, Scope.REVIEWS_READ, Scope.REVIEWS_DECIDE);
    }

    @Override
    public void close() {
        desk.close();
    }
}

package io.trustrail.gateway.assembly;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.trustrail.gateway.access.oidc.OidcSettings;
import io.trustrail.gateway.access.tokens.TokenCheck;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.api.AdminApi;
import io.trustrail.gateway.api.ApiRoutes;
import io.trustrail.gateway.api.OwnToken;
import io.trustrail.gateway.api.audit.AuditRoutes;
import io.trustrail.gateway.api.reviews.HookRoutes;
import io.trustrail.gateway.api.reviews.LabelRoutes;
import io.trustrail.gateway.api.reviews.ReviewRoutes;
import io.trustrail.gateway.console.Console;
import io.trustrail.gateway.label.web.LabelPages;
import io.trustrail.gateway.metrics.Health;
import io.trustrail.gateway.proxy.prompt.TextTrial;
import io.trustrail.gateway.server.AdminPlane;
import io.trustrail.gateway.server.LogRoutes;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people and tools of the house see: the console, the admin API, metrics, health, the log's files. */
record AdminSide(
        Vertx vertx,
        GatewayOptions options,
        Ground ground,
        PrometheusMeterRegistry registry,
        Reviews reviews,
        Trust trust,
        PeopleData people,
        @Nullable OidcSettings provider) {

    static AdminSide of(
            Vertx vertx,
            GatewayOptions options,
            Ground ground,
            PrometheusMeterRegistry registry,
            Reviews reviews,
            Trust trust,
            PeopleData people) {
        var provider = OidcSettings.from(options.environment()).orElse(null);
        return new AdminSide(vertx, options, ground, registry, reviews, trust, people, provider);
    }

    AdminPlane plane(Health health) {
        return new AdminPlane(
                options.host(),
                options.adminPort(),
                health,
                registry,
                Map.of(
                        Console.PATH,
                        console(),
                        AdminApi.PATH,
                        api(),
                        LogRoutes.PATH,
                        new LogRoutes(ground.log()),
                        LabelPages.PATH,
                        trust.labelPages()));
    }

    private Console console() {
        return new Console(
                vertx,
                ground.store(),
                ground.policy()::current,
                new TextTrial(ground.operators()),
                reviews.doors(options.policies()),
                ground.index(),
                trust.labels()::current,
                trust.doors(options.policies()),
                provider);
    }

    private AdminApi api() {
        var routes = new ArrayList<ApiRoutes>(List.of(
                new OwnToken(),
                new ReviewRoutes(reviews.queue()),
                new LabelRoutes(reviews.labels()),
                new HookRoutes(reviews.webhooks()),
                new AuditRoutes(vertx, ground.index()),
                people.routes()));
        routes.addAll(trust.routes());
        return new AdminApi(vertx, new TokenCheck(vertx, new Tokens(ground.store(), Clock.systemUTC())), routes);
    }
}

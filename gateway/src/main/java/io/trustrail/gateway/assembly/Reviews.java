package io.trustrail.gateway.assembly;

import io.micrometer.core.instrument.MeterRegistry;
import io.trustrail.gateway.assembly.policies.Detectors;
import io.trustrail.gateway.console.reviews.ReviewDoors;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.review.ReviewDesk;
import io.trustrail.gateway.review.hooks.Courier;
import io.trustrail.gateway.review.hooks.HookOptions;
import io.trustrail.gateway.review.hooks.Outbox;
import io.trustrail.gateway.review.hooks.WebhookDesk;
import io.trustrail.gateway.review.labels.LabelDesk;
import io.trustrail.gateway.review.labels.Labels;
import io.trustrail.gateway.review.meters.BacklogMeters;
import io.trustrail.gateway.review.meters.DecisionMeters;
import io.trustrail.gateway.review.meters.WebhookMeters;
import io.trustrail.gateway.review.queue.Engine;
import io.trustrail.gateway.review.queue.QueueDesk;
import io.trustrail.gateway.review.queue.QueueOptions;
import io.trustrail.gateway.review.queue.ReviewQueue;
import io.trustrail.gateway.review.register.Register;
import io.trustrail.gateway.review.texts.Texts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The reviews of this process: a desk for calls, a queue for people. */
final class Reviews {

    /** Environment variable that lets webhooks go to private networks, and without TLS. */
    private static final String PRIVATE_TARGETS = "TRUSTRAIL_WEBHOOKS_PRIVATE";

    /** Environment variable that names a file with whom certificates of webhooks' targets must be from. */
    private static final String AUTHORITIES = "TRUSTRAIL_WEBHOOKS_CA";

    private final Vertx vertx;
    private final Register register;
    private final Engine engine;
    private final ReviewDesk desk;
    private final ReviewQueue queue;
    private final LabelDesk labels;
    private final WebhookDesk webhooks;
    private final Courier courier;
    private final BacklogMeters backlog;
    private final WebhookMeters hookMeters;

    Reviews(Vertx vertx, Ground ground, Map<String, String> environment, MeterRegistry registry) {
        this.vertx = vertx;
        this.register = new Register(vertx, ground.store(), ground.journal());
        var texts = new Texts(ground.seal());
        var clock = Clock.systemUTC();
        this.engine = new Engine(
                        vertx,
                        ground.store(),
                        register,
                        texts,
                        Reviews::personalData,
                        new Outbox(),
                        clock,
                        QueueOptions.of(ground.log().origin()))
                .telling(new DecisionMeters(registry)::ended);
        this.backlog = new BacklogMeters(vertx, ground.store(), clock, registry);
        this.hookMeters = new WebhookMeters(vertx, ground.store(), clock, registry);
        this.desk = new QueueDesk(engine);
        this.queue = new ReviewQueue(engine);
        this.labels = new LabelDesk(vertx, new Labels(ground.store()), register, clock);
        var hooks = HookOptions.DEFAULT
                .withPrivateTargets(Boolean.parseBoolean(environment.getOrDefault(PRIVATE_TARGETS, "false")))
                .withAuthorities(environment.getOrDefault(AUTHORITIES, ""));
        this.webhooks = new WebhookDesk(vertx, ground.store(), register, ground.seal(), clock, hooks);
        this.courier = new Courier(vertx, ground.store(), ground.seal(), clock, hooks);
    }

    /** Loads what finds personal data in what people read and type when the first text comes. */
    private static final class PersonalData {

        private static final List<Detector> DETECTORS = Detectors.personalData();

        static List<Detector> detectors() {
            return DETECTORS;
        }
    }

    /** What finds personal data in texts that people read and type. */
    static List<Detector> personalData() {
        return PersonalData.detectors();
    }

    /** The thread that changes reviews, and what belongs to them. */
    Register register() {
        return register;
    }

    Future<Void> start() {
        return engine.start().onSuccess(v -> {
            courier.start();
            backlog.watch();
            hookMeters.watch();
        });
    }

    ReviewDesk desk() {
        return desk;
    }

    /** What pages ask. */
    ReviewDoors doors(Path policies) {
        return new ReviewDoors(queue, labels, policies);
    }

    ReviewQueue queue() {
        return queue;
    }

    WebhookDesk webhooks() {
        return webhooks;
    }

    LabelDesk labels() {
        return labels;
    }

    /** Makes the changes that wait. */
    Future<Void> close() {
        engine.close();
        courier.close();
        return vertx.<Boolean>executeBlocking(
                        () -> {
                            register.close();
                            return true;
                        },
                        false)
                .mapEmpty();
    }
}

package io.trustrail.gateway.assembly;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.trustrail.gateway.access.AccessControl;
import io.trustrail.gateway.access.oidc.OidcSettings;
import io.trustrail.gateway.access.tokens.TokenCheck;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.api.AdminApi;
import io.trustrail.gateway.api.OwnToken;
import io.trustrail.gateway.api.audit.AuditRoutes;
import io.trustrail.gateway.api.concerns.ConcernRoutes;
import io.trustrail.gateway.api.consents.ConsentRoutes;
import io.trustrail.gateway.api.inventory.InventoryRoutes;
import io.trustrail.gateway.api.reviews.HookRoutes;
import io.trustrail.gateway.api.reviews.LabelRoutes;
import io.trustrail.gateway.api.reviews.ReviewRoutes;
import io.trustrail.gateway.assembly.installation.Ports;
import io.trustrail.gateway.assembly.policies.AssessmentNews;
import io.trustrail.gateway.assembly.policies.PolicyNews;
import io.trustrail.gateway.audit.LostReplicas;
import io.trustrail.gateway.audit.commit.CommitPoint;
import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.console.Console;
import io.trustrail.gateway.console.OpenPages;
import io.trustrail.gateway.console.trust.TrustDoors;
import io.trustrail.gateway.fairness.FairnessDesk;
import io.trustrail.gateway.fairness.audit.Pace;
import io.trustrail.gateway.label.publish.LabelRegister;
import io.trustrail.gateway.label.web.LabelPages;
import io.trustrail.gateway.label.web.Measured;
import io.trustrail.gateway.metrics.CallMeters;
import io.trustrail.gateway.metrics.ScrapedMeters;
import io.trustrail.gateway.metrics.trace.CallTracer;
import io.trustrail.gateway.metrics.trace.OtlpTracer;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.proxy.CallHandler;
import io.trustrail.gateway.proxy.CheckHandler;
import io.trustrail.gateway.proxy.Recorder;
import io.trustrail.gateway.proxy.TextChecks;
import io.trustrail.gateway.proxy.admission.Limits;
import io.trustrail.gateway.proxy.prompt.TextTrial;
import io.trustrail.gateway.proxy.review.ReviewGate;
import io.trustrail.gateway.review.confidence.LiveConfidence;
import io.trustrail.gateway.server.AdminPlane;
import io.trustrail.gateway.server.DataPlane;
import io.trustrail.gateway.server.FailureMapper;
import io.trustrail.gateway.server.LogRoutes;
import io.trustrail.gateway.server.ModelList;
import io.trustrail.gateway.server.ReviewAnswers;
import io.trustrail.gateway.server.reports.Reports;
import io.trustrail.gateway.trust.consent.Consents;
import io.trustrail.gateway.trust.inventory.Inventory;
import io.trustrail.gateway.trust.link.SignedLinks;
import io.trustrail.gateway.vendor.VendorMeters;
import io.trustrail.gateway.vendor.Vendors;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running gateway: the composition root puts the rooms together here. */
public final class Gateway {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final Duration OUTBOX_LOOK = Duration.ofSeconds(1);
    private static final Duration LOST_AFTER = Duration.ofSeconds(10);
    private static final Duration POLICY_WATCH = Duration.ofSeconds(1);
    private static final Duration CALIBRATION_WATCH = Duration.ofSeconds(2);
    private static final Duration ASSESSMENT_LOOK = Duration.ofHours(1);
    private static final Duration DRAIN = Duration.ofSeconds(60);
    private static final Duration DRAIN_LOOK = Duration.ofMillis(20);

    private final Vertx vertx;
    private final GatewayOptions options;
    private final Ground ground;
    private final StandIns standIns;
    private final PrometheusMeterRegistry registry = ScrapedMeters.registry();
    private final FailureMapper failures = new FailureMapper();
    private final CountedLimits limits;
    private final AccessControl access;
    private final Vendors vendors;
    private final Recorder recorder;
    private final CallTracer tracer;
    private final @Nullable OidcSettings provider;
    private final AssessmentNews assessments;
    private final Consents consents;
    private final LiveConfidence confidence;
    private final ReviewGate reviewGate;
    private final Inventory inventory;
    private final Reviews reviews;
    private final Voices voices;
    private final LabelRegister labels;
    private final List<String> deployed = new ArrayList<>();
    private final PeopleData people;
    private final FairnessDesk fairness;
    private volatile boolean draining;
    private volatile int port;
    private volatile int adminPort;

    private Gateway(Vertx vertx, GatewayOptions options, Ground ground, StandIns standIns) {
        this.vertx = vertx;
        this.options = options;
        this.ground = ground;
        this.standIns = standIns;
        this.reviews = new Reviews(vertx, ground, options.environment(), registry);
        this.voices = new Voices(vertx, ground, reviews, options.data(), options.environment());
        this.labels = new LabelRegister(vertx, ground.store(), ground.journal(), ground.labelKey(), Clock.systemUTC());
        this.limits = CountedLimits.of(vertx, ground, options.environment(), registry);
        this.access = new AccessControl(vertx, ground.store(), limits.rates(), limits.allowances());
        this.vendors = new Vendors(vertx, eventLoops(), new VendorMeters(registry));
        this.provider = OidcSettings.from(options.environment()).orElse(null);
        this.people = PeopleData.of(vertx, ground, options, registry);
        this.tracer = OtlpTracer.from(options.environment(), Release.VERSION);
        this.recorder =
                new Recorder(ground.journal(), new CallMeters(registry), Clock.systemUTC(), tracer, people.keeper());
        this.inventory = new Inventory(vertx, ground.store(), ground.journal(), Clock.systemUTC());
        this.consents = new Consents(vertx, ground.store(), ground.seal(), ground.journal(), Clock.systemUTC());
        this.assessments = new AssessmentNews(ground.journal(), registry, Clock.systemUTC());
        this.confidence = new LiveConfidence(options.data());
        this.fairness = new FairnessDesk(
                vertx,
                ground.store(),
                registry,
                new TextChecks(ground.operators()),
                new LogIndex(options.data()),
                ground.policy()::current,
                Clock.systemUTC(),
                Pace.GENTLE);
        this.reviewGate = new ReviewGate(vertx, reviews.desk(), confidence, Clock.systemUTC());
    }

    private String risk(String category) {
        return ground.policy().current().rungs().risk(category).name().toLowerCase(Locale.ROOT);
    }

    private static int eventLoops() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Completes when both listeners are ready; fails with a sentence that an operator can act on. */
    public static Future<Gateway> start(Vertx vertx, GatewayOptions options) {
        return vertx.executeBlocking(() -> Ground.lay(vertx, options), false)
                .map(Objects::requireNonNull)
                .compose(laid -> StandIns.start(vertx, options.demo())
                        .map(standIns -> new Gateway(vertx, options, laid, standIns))
                        .recover(failure -> laid.close().transform(closed -> Future.failedFuture(failure)))
                        .compose(gateway -> gateway.open()
                                .recover(
                                        failure -> gateway.close().transform(closed -> Future.failedFuture(failure)))));
    }

    private Future<Gateway> open() {
        use(ground.policy().current());
        watchPolicy();
        watchCalibration();
        consents.watch();
        inventory.watch();
        people.start();
        fairness.start();
        GatewayMeters.bind(registry, ground.journal(), ground.policy(), recorder);
        GatewayMeters.confidence(registry, confidence);
        return limits.start()
                .compose(v -> reviews.start())
                .onSuccess(v -> voices.start())
                .compose(v -> Listeners.protectedBy(vertx, options.protection()))
                .compose(this::listen)
                .compose(v -> vertx.executeBlocking(
                        () -> {
                            Ports.write(options.data(), port, adminPort);
                            return this;
                        },
                        false));
    }

    private void use(PolicyBook book) {
        var usable = standIns.stoodIn(book);
        vendors.reconcile(usable);
        assessments.use(usable.assessments());
        labels.publish(usable);
    }

    private void watchPolicy() {
        ground.policy().listen(new PolicyNews(this::use, ground.journal()));
        ground.policy().watch(POLICY_WATCH);
        var duties = new Duties(vertx, ground.store());
        new OutboxDrain(vertx, ground.store(), ground.journal(), duties).start(OUTBOX_LOOK);
        if (CommitPoint.isDatabase(options.environment())) {
            var replicas = new LostReplicas(ground.store(), options.data(), LOST_AFTER, Clock.systemUTC());
            new ReplicaWatch(vertx, duties, replicas, ground.journal()).start();
        }
        vertx.setPeriodic(ASSESSMENT_LOOK.toMillis(), timer -> assessments.look());
    }

    private void watchCalibration() {
        lookAtCalibration();
        vertx.setPeriodic(CALIBRATION_WATCH.toMillis(), tick -> lookAtCalibration());
    }

    private void lookAtCalibration() {
        vertx.executeBlocking(
                        () -> {
                            confidence.look();
                            return true;
                        },
                        false)
                .onFailure(failure -> LOG.error("looking for a calibration failed", failure));
    }

    private Future<Void> listen(Listeners listeners) {
        GatewayMeters.log(registry, ground.journal(), ground.log());
        var calls = new CallHandler(
                vertx,
                access,
                ground.policy(),
                ground.operators(),
                vendors,
                recorder,
                failures,
                Limits.DEFAULT,
                reviewGate,
                consents,
                inventory);
        var checks = new CheckHandler(
                vertx, access, ground.policy(), ground.operators(), recorder, failures, Limits.DEFAULT);
        var models = new ModelList(access, ground.policy(), failures);
        var answers = new ReviewAnswers(access, reviews.desk(), ground.operators(), failures);
        var consentLinks = new SignedLinks(ground.seal().derivedKey("links/consent"), Clock.systemUTC());
        var open = new HashMap<>(new OpenPages(vertx, consents, consentLinks, voices.doors()).handlers());
        open.putAll(new Reports(
                        vertx,
                        access,
                        voices.feedback(),
                        voices.concerns(),
                        voices.calls(),
                        voices::answerPath,
                        failures)
                .handlers());
        var labelPages = new LabelPages(vertx, labels, new Measured(ground.index(), ground.log(), Clock.systemUTC()));
        open.put(LabelPages.PATH, labelPages);
        var instances = new CopyOnWriteArrayList<DataPlane>();
        Supplier<DataPlane> data = () -> {
            var plane = listeners.protect(
                    new DataPlane(options.host(), options.port(), calls, checks, models, answers, open));
            instances.add(plane);
            return plane;
        };
        var console = new Console(
                vertx,
                ground.store(),
                ground.policy()::current,
                new TextTrial(ground.operators()),
                reviews.doors(),
                ground.index(),
                labels::current,
                new TrustDoors(voices.concerns(), inventory, consents, ground.journal(), options.policies()),
                provider);
        var tokens = new TokenCheck(vertx, new Tokens(ground.store(), Clock.systemUTC()));
        var api = new AdminApi(
                vertx,
                tokens,
                List.of(
                        new OwnToken(),
                        new ReviewRoutes(reviews.queue()),
                        new LabelRoutes(reviews.labels()),
                        new HookRoutes(reviews.webhooks()),
                        new ConsentRoutes(consents, consentLinks),
                        new InventoryRoutes(inventory, this::risk),
                        new ConcernRoutes(voices.concerns(), voices.feedback(), Clock.systemUTC()),
                        new AuditRoutes(vertx, ground.index()),
                        people.routes()));
        var admin = listeners.protect(new AdminPlane(
                options.host(),
                options.adminPort(),
                GatewayHealth.of(ground, recorder, () -> draining),
                registry,
                Map.of(
                        Console.PATH,
                        console,
                        AdminApi.PATH,
                        api,
                        LogRoutes.PATH,
                        new LogRoutes(ground.log()),
                        LabelPages.PATH,
                        labelPages)));
        return deploy("--port", vertx.deployVerticle(data, new DeploymentOptions().setInstances(eventLoops())))
                .onSuccess(v -> port = instances.get(0).port())
                .compose(v -> deploy("--admin-port", vertx.deployVerticle(admin)))
                .onSuccess(v -> adminPort = admin.port())
                .onSuccess(v -> listeners.watch(instances, admin, registry));
    }

    private Future<Void> deploy(String option, Future<String> id) {
        return id.onSuccess(deployed::add)
                .recover(failure -> Future.failedFuture(
                        failure instanceof IOException
                                ? new IOException(option + ": " + failure.getMessage())
                                : failure))
                .mapEmpty();
    }

    private Future<Boolean> sendTraces() {
        return vertx.executeBlocking(
                () -> {
                    tracer.close();
                    return true;
                },
                false);
    }

    private Future<Void> forgetPorts() {
        return vertx.<Boolean>executeBlocking(
                        () -> {
                            Ports.forget(options.data());
                            return true;
                        },
                        false)
                .mapEmpty();
    }

    /** Port of the data plane. */
    public int port() {
        return port;
    }

    /** Port of the admin plane. */
    public int adminPort() {
        return adminPort;
    }

    /** Drains: takes no new calls, lets those under way end, closes the record. Completes when all is closed. */
    public Future<Void> close() {
        draining = true;
        LOG.info("draining");
        recorder.drain();
        reviewGate.drain();
        var listeners = idle();
        for (var id : deployed) {
            listeners = listeners.eventually(() -> vertx.undeploy(id));
        }
        return listeners
                .eventually(vendors::close)
                .eventually(labels::settled)
                .eventually(standIns::close)
                .onComplete(v -> voices.close())
                .eventually(limits::close)
                .eventually(reviews::close)
                .eventually(this::sendTraces)
                .eventually(people::close)
                .onComplete(done -> fairness.close())
                .eventually(this::forgetPorts)
                .eventually(ground::close)
                .onComplete(done -> LOG.info("closed"))
                .otherwiseEmpty();
    }

    /** Completes when no call is under way any more, or when the calls have had their time. */
    private Future<Void> idle() {
        var idle = Promise.<Void>promise();
        long deadline = System.nanoTime() + DRAIN.toNanos();
        vertx.setPeriodic(DRAIN_LOOK.toMillis(), timer -> {
            if (recorder.underWay() == 0 || System.nanoTime() - deadline > 0) {
                vertx.cancelTimer(timer);
                idle.complete();
            }
        });
        return idle.future();
    }
}

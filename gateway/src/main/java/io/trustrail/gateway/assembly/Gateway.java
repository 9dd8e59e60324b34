package io.trustrail.gateway.assembly;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.trustrail.gateway.access.AccessControl;
import io.trustrail.gateway.assembly.installation.Ports;
import io.trustrail.gateway.assembly.jobs.CalibrationWatch;
import io.trustrail.gateway.assembly.policies.PolicyNews;
import io.trustrail.gateway.metrics.CallMeters;
import io.trustrail.gateway.metrics.ScrapedMeters;
import io.trustrail.gateway.metrics.trace.CallTracer;
import io.trustrail.gateway.metrics.trace.OtlpTracer;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.proxy.CallHandler;
import io.trustrail.gateway.proxy.CheckHandler;
import io.trustrail.gateway.proxy.Recorder;
import io.trustrail.gateway.proxy.admission.Limits;
import io.trustrail.gateway.proxy.review.ReviewGate;
import io.trustrail.gateway.redis.ReplicaNews.Topic;
import io.trustrail.gateway.review.confidence.LiveConfidence;
import io.trustrail.gateway.server.DataPlane;
import io.trustrail.gateway.server.FailureMapper;
import io.trustrail.gateway.server.ModelList;
import io.trustrail.gateway.server.ReviewAnswers;
import io.trustrail.gateway.vendor.VendorMeters;
import io.trustrail.gateway.vendor.Vendors;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.BindException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running gateway: the composition root puts the rooms together here. */
public final class Gateway {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final Duration POLICY_WATCH = Duration.ofSeconds(1);
    private static final Duration DRAIN = Duration.ofSeconds(60);
    private static final Duration DRAIN_LOOK = Duration.ofMillis(20);

    private final Vertx vertx;
    private final GatewayOptions options;
    private final Ground ground;
    private final StandIns standIns;
    private final PrometheusMeterRegistry registry = ScrapedMeters.registry();
    private final FailureMapper failures = new FailureMapper();
    private final CountedLimits limits;
    private final Neighbours neighbours;
    private final AccessControl access;
    private final Vendors vendors;
    private final Recorder recorder;
    private final CallTracer tracer;
    private final LiveConfidence confidence;
    private final ReviewGate reviewGate;
    private final Reviews reviews;
    private final List<String> deployed = new ArrayList<>();
    private final List<DataPlane> planes = new CopyOnWriteArrayList<>();
    private final Farewell farewell;
    private final PeopleData people;
    private final Trust trust;
    private final AdminSide adminSide;
    private volatile boolean draining;
    private volatile int port;
    private volatile int adminPort;

    private Gateway(Vertx vertx, GatewayOptions options, Ground ground, StandIns standIns) {
        this.vertx = vertx;
        this.options = options;
        this.ground = ground;
        this.farewell = Farewell.from(options.environment());
        this.standIns = standIns;
        this.reviews = new Reviews(vertx, ground, options.environment(), registry);
        this.trust = Trust.of(vertx, ground, options, reviews, registry);
        this.limits = CountedLimits.of(vertx, ground, options.environment(), registry);
        this.neighbours = new Neighbours(vertx, limits.link(), registry);
        this.access = new AccessControl(vertx, ground.store(), limits.rates(), limits.allowances());
        this.vendors = new Vendors(vertx, eventLoops(), new VendorMeters(registry));
        this.people = PeopleData.of(vertx, ground, options, registry);
        this.adminSide = AdminSide.of(vertx, options, ground, registry, reviews, trust, people);
        this.tracer = OtlpTracer.from(options.environment(), Release.VERSION);
        this.recorder =
                new Recorder(ground.journal(), new CallMeters(registry), Clock.systemUTC(), tracer, people.keeper());
        this.confidence = new LiveConfidence(options.data());
        this.reviewGate = new ReviewGate(vertx, reviews.desk(), confidence, Clock.systemUTC());
    }

    private static int eventLoops() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Completes when both listeners are ready; fails with a sentence that an operator can act on. */
    public static Future<Gateway> start(Vertx vertx, GatewayOptions options) {
        return aside(vertx, () -> Ground.lay(vertx, options))
                .compose(laid -> StandIns.start(vertx, options.demo())
                        .compose(standIns -> aside(vertx, () -> new Gateway(vertx, options, laid, standIns)))
                        .recover(failure -> laid.close().transform(closed -> Future.failedFuture(failure)))
                        .compose(gateway -> gateway.open()
                                .recover(
                                        failure -> gateway.close().transform(closed -> Future.failedFuture(failure)))));
    }

    /* Putting rooms together loads thousands of classes, which takes seconds on a busy machine. */
    private static <T> Future<T> aside(Vertx vertx, Callable<T> work) {
        return vertx.executeBlocking(work, false).map(Objects::requireNonNull);
    }

    private Future<Gateway> open() {
        return aside(vertx, this::startRooms)
                .compose(v -> limits.start())
                .compose(v -> neighbours.start(
                        Map.of(Topic.CONSENTS, trust.consents()::look, Topic.KEYS, access::lookForChanges)))
                .compose(v -> reviews.start())
                .onSuccess(v -> trust.voices().start())
                .compose(v -> Listeners.protectedBy(vertx, options.protection()))
                .compose(this::listen)
                .compose(v -> aside(vertx, () -> {
                    Ports.write(options.data(), port, adminPort);
                    return this;
                }));
    }

    private boolean startRooms() {
        use(ground.policy().current());
        ground.policy().listen(new PolicyNews(this::use, ground.journal()));
        ground.policy().watch(POLICY_WATCH);
        Upkeep.start(vertx, options, ground, () -> neighbours.tellAll(Topic.KEYS));
        new CalibrationWatch(vertx, confidence).start();
        trust.consents().telling(() -> neighbours.tell(Topic.CONSENTS));
        trust.start();
        people.start();
        GatewayMeters.bind(registry, ground.journal(), ground.policy(), recorder);
        GatewayMeters.confidence(registry, confidence);
        GatewayMeters.log(registry, ground.journal(), ground.log());
        return true;
    }

    private void use(PolicyBook book) {
        var usable = standIns.stoodIn(book);
        vendors.reconcile(usable);
        trust.use(usable);
    }

    private Future<Void> listen(Listeners listeners) {
        return aside(vertx, this::dataPlanes)
                .compose(made -> {
                    Supplier<DataPlane> data = () -> {
                        var plane = listeners.protect(made.get());
                        planes.add(plane);
                        return plane;
                    };
                    return deploy(
                            "--port " + options.port(),
                            vertx.deployVerticle(data, new DeploymentOptions().setInstances(eventLoops())));
                })
                .onSuccess(v -> port = planes.get(0).port())
                .compose(v -> aside(vertx, () -> adminSide.plane(GatewayHealth.of(ground, recorder, () -> draining))))
                .map(listeners::protect)
                .compose(admin -> deploy(
                                "--admin-port " + options.adminPort(), vertx.deployVerticle(admin, operatorsOwn()))
                        .onSuccess(v -> adminPort = admin.port())
                        .onSuccess(v -> listeners.watch(planes, admin, registry)));
    }

    /* Operators can look while calls keep all other workers waiting for something. */
    private static DeploymentOptions operatorsOwn() {
        return new DeploymentOptions().setWorkerPoolName("admin");
    }

    /** One for each event loop; what they hand calls to is shared. */
    private Supplier<DataPlane> dataPlanes() {
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
                trust.consents(),
                trust.inventory());
        var checks = new CheckHandler(
                vertx, access, ground.policy(), ground.operators(), recorder, failures, Limits.DEFAULT);
        var models = new ModelList(access, ground.policy(), failures);
        var answers =
                new ReviewAnswers(access, reviews.desk(), ground.operators(), trust.consents()::isWithdrawn, failures);
        var open = trust.openPages(access, failures);
        return () -> new DataPlane(options.host(), options.port(), calls, checks, models, answers, open);
    }

    private Future<Void> deploy(String option, Future<String> id) {
        return id.onSuccess(deployed::add)
                .recover(failure -> Future.failedFuture(
                        failure instanceof IOException
                                ? new BindException(option + ": " + failure.getMessage()
                                        + ". Choose another port or --host, or end what listens there")
                                : failure))
                .mapEmpty();
    }

    private Future<Boolean> sendTraces() {
        return aside(vertx, () -> {
            tracer.close();
            return true;
        });
    }

    private Future<Boolean> forgetPorts() {
        return aside(vertx, () -> {
            Ports.forget(options.data());
            return true;
        });
    }

    /** Port of the data plane. */
    public int port() {
        return port;
    }

    /** Port of the admin plane. */
    public int adminPort() {
        return adminPort;
    }

    /**
     * Says that it is not ready, goes on for as long as balancers need to see that, takes no new calls then, lets those under
     * way end, and closes the record. Completes when all is closed.
     */
    public Future<Void> close() {
        draining = true;
        planes.forEach(DataPlane::leave);
        LOG.info("leaving");
        var left = farewell.leave().isZero()
                ? Future.<Void>succeededFuture()
                : vertx.timer(farewell.leave().toMillis(), TimeUnit.MILLISECONDS)
                        .<Void>mapEmpty();
        return left.compose(v -> end());
    }

    private Future<Void> end() {
        LOG.info("draining");
        recorder.drain();
        reviewGate.drain();
        var listeners = idle();
        for (var id : deployed) {
            listeners = listeners.eventually(() -> vertx.undeploy(id));
        }
        return listeners
                .eventually(vendors::close)
                .eventually(trust::close)
                .eventually(standIns::close)
                .eventually(neighbours::close)
                .eventually(limits::close)
                .eventually(reviews::close)
                .eventually(this::sendTraces)
                .eventually(people::close)
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

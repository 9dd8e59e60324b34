package io.trustrail.gateway.assembly;

import io.micrometer.core.instrument.MeterRegistry;
import io.trustrail.gateway.access.AccessControl;
import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.api.ApiRoutes;
import io.trustrail.gateway.api.concerns.ConcernRoutes;
import io.trustrail.gateway.api.consents.ConsentRoutes;
import io.trustrail.gateway.api.fairness.FairnessRoutes;
import io.trustrail.gateway.api.inventory.InventoryRoutes;
import io.trustrail.gateway.assembly.policies.AssessmentNews;
import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.console.OpenPages;
import io.trustrail.gateway.console.trust.TrustDoors;
import io.trustrail.gateway.fairness.FairnessDesk;
import io.trustrail.gateway.fairness.audit.Pace;
import io.trustrail.gateway.label.publish.LabelRegister;
import io.trustrail.gateway.label.web.LabelPages;
import io.trustrail.gateway.label.web.Measured;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.proxy.TextChecks;
import io.trustrail.gateway.server.FailureMapper;
import io.trustrail.gateway.server.reports.Reports;
import io.trustrail.gateway.trust.consent.Consents;
import io.trustrail.gateway.trust.consent.SelfService;
import io.trustrail.gateway.trust.inventory.FlowNames;
import io.trustrail.gateway.trust.inventory.Inventory;
import io.trustrail.gateway.trust.link.SignedLinks;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What makes trust visible: assessed vendors, consents, the inventory, concerns, labels, audits of fairness. */
record Trust(
        Vertx vertx,
        Ground ground,
        AssessmentNews assessments,
        Consents consents,
        SignedLinks consentLinks,
        Inventory inventory,
        Voices voices,
        LabelRegister labels,
        LabelPages labelPages,
        FairnessDesk fairness) {

    private static final Duration ASSESSMENT_LOOK = Duration.ofHours(1);

    static Trust of(Vertx vertx, Ground ground, GatewayOptions options, Reviews reviews, MeterRegistry registry) {
        var clock = Clock.systemUTC();
        var labels = new LabelRegister(vertx, ground.store(), ground.journal(), ground.labelKey(), clock);
        return new Trust(
                vertx,
                ground,
                new AssessmentNews(ground.journal(), registry, clock),
                new Consents(vertx, ground.store(), ground.seal(), ground.journal(), clock),
                new SignedLinks(ground.seal().derivedKey(SelfService.KEY), clock),
                new Inventory(vertx, ground.store(), ground.journal(), clock),
                new Voices(vertx, ground, reviews, options.data(), options.environment()),
                labels,
                new LabelPages(vertx, labels, new Measured(ground.index(), ground.log(), clock)),
                fairness(vertx, ground, options, registry));
    }

    private static FairnessDesk fairness(Vertx vertx, Ground ground, GatewayOptions options, MeterRegistry registry) {
        return new FairnessDesk(
                vertx,
                ground.store(),
                registry,
                new TextChecks(ground.operators()),
                new LogIndex(options.data()),
                ground.policy()::current,
                Clock.systemUTC(),
                Pace.GENTLE);
    }

    /** Before the first call. */
    void start() {
        consents.watch();
        inventory.watch();
        fairness.start();
        vertx.setPeriodic(ASSESSMENT_LOOK.toMillis(), timer -> assessments.look());
    }

    /** At the start, and with each new policy. */
    void use(PolicyBook book) {
        assessments.use(book.assessments());
        labels.publish(book);
    }

    /** Pages and addresses on the data plane, by the first part of their paths. */
    Map<String, Handler<HttpServerRequest>> openPages(AccessControl access, FailureMapper failures) {
        var open = new HashMap<>(new OpenPages(vertx, consents, consentLinks, voices.doors()).handlers());
        var reports = new Reports(
                vertx, access, voices.feedback(), voices.concerns(), voices.calls(), voices::answerPath, failures);
        open.putAll(reports.handlers());
        open.put(LabelPages.PATH, labelPages);
        return open;
    }

    private FlowNames flowNames() {
        var keys = new ApplicationKeys(ground.store());
        return new FlowNames(
                vertx,
                inventory,
                ground.policy()::current,
                () -> keys.list().stream()
                        .map(key -> Inventory.application(key.tenant(), key.name()))
                        .collect(Collectors.toSet()));
    }

    /** Pages of the console. */
    TrustDoors doors(Path policies) {
        return new TrustDoors(
                voices.concerns(),
                inventory,
                flowNames(),
                consents,
                fairness,
                assessments::current,
                ground.journal(),
                policies);
    }

    /** Addresses of the admin API. */
    List<ApiRoutes> routes() {
        return List.of(
                new ConsentRoutes(consents, consentLinks),
                new InventoryRoutes(inventory, flowNames(), this::risk),
                new FairnessRoutes(fairness),
                new ConcernRoutes(voices.concerns(), voices.feedback(), Clock.systemUTC()));
    }

    private String risk(String category) {
        return ground.policy().current().rungs().risk(category).name().toLowerCase(Locale.ROOT);
    }

    /** Completes when what was begun is in the store. */
    Future<Void> close() {
        return labels.settled().onComplete(done -> {
            consents.close();
            voices.close();
            fairness.close();
        });
    }
}

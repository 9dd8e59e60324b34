package io.trustrail.gateway.review.meters;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.review.Judgement;
import io.trustrail.gateway.review.Terms;
import io.trustrail.gateway.review.Terms.Mode;
import io.trustrail.gateway.review.hooks.HookEvent;
import io.trustrail.gateway.review.hooks.HookOptions;
import io.trustrail.gateway.review.hooks.Outbox;
import io.trustrail.gateway.review.hooks.WebhookDesk;
import io.trustrail.gateway.review.item.Ruling;
import io.trustrail.gateway.review.item.Verdict;
import io.trustrail.gateway.review.queue.Desk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators see of a queue. */
class ReviewMetersTest {

    @TempDir
    private Path directory;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Desk desk;
    private BacklogMeters backlog;

    @BeforeEach
    void open() {
        desk = new Desk(directory, new Outbox());
        desk.engine.telling(new DecisionMeters(registry)::ended);
        backlog = new BacklogMeters(desk.vertx, desk.store, desk.clock, registry);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private double open(String state, String age) {
        var gauge = registry.find("trustrail.reviews.open")
                .tags("feature", "support", "state", state, "age", age)
                .gauge();
        return gauge == null ? 0 : gauge.value();
    }

    private double ofFeature(String name) {
        return registry.get(name).tag("feature", "support").gauge().value();
    }

    private double decisions(String verdict, boolean inTime) {
        var counter = registry.find("trustrail.review.decisions")
                .tags("feature", "support", "mode", "park", "verdict", verdict, "in_time", String.valueOf(inTime))
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private double ofWebhook(String id, String name, String... tags) {
        return registry.get(name).tag("webhook", id).tags(tags).gauge().value();
    }

    @Test
    void whatAWebhookWasNotToldIsCounted() {
        var options = HookOptions.DEFAULT.withPrivateTargets(true);
        var webhooks = new WebhookDesk(desk.vertx, desk.store, desk.register, desk.seal, desk.clock, options);
        var hooks = Stream.of(HookEvent.OPENED, HookEvent.DECIDED)
                .map(event -> Await.result(webhooks.create(Desk.CHIEF, "http://127.0.0.1:1/", Set.of(event))))
                .map(made -> made.webhook().id())
                .toList();
        var meters = new WebhookMeters(desk.vertx, desk.store, desk.clock, registry);
        desk.submit("call_1");
        desk.clock.move(Duration.ofMinutes(1));
        desk.submit("call_2");
        meters.look();
        assertThat(ofWebhook(hooks.get(0), "trustrail.webhook.messages", "state", "pending"))
                .isEqualTo(2);
        assertThat(ofWebhook(hooks.get(0), "trustrail.webhook.messages", "state", "dead"))
                .isZero();
        assertThat(ofWebhook(hooks.get(0), "trustrail.webhook.oldest.seconds")).isEqualTo(60);
        assertThat(ofWebhook(hooks.get(1), "trustrail.webhook.messages", "state", "pending"))
                .isZero();
        assertThat(ofWebhook(hooks.get(1), "trustrail.webhook.oldest.seconds")).isZero();
    }

    @Test
    void theBacklogIsCountedByStateAndAge() {
        desk.submit("call_1");
        desk.clock.move(Duration.ofMinutes(40));
        var second = desk.submit("call_2");
        Await.result(desk.queue.claim(Desk.ANN, second));
        backlog.look();
        assertThat(open("open", "under-1h")).isEqualTo(1);
        assertThat(open("claimed", "under-5m")).isEqualTo(1);
        assertThat(ofFeature("trustrail.reviews.overdue")).isEqualTo(1);
        assertThat(ofFeature("trustrail.reviews.oldest.seconds")).isEqualTo(2400);

        desk.clock.move(Duration.ofHours(5));
        Await.result(desk.engine.sweepNow());
        backlog.look();
        assertThat(registry.find("trustrail.reviews.open").gauges()).isEmpty();
        assertThat(ofFeature("trustrail.reviews.overdue")).isZero();
        assertThat(ofFeature("trustrail.reviews.oldest.seconds")).isZero();
    }

    @Test
    void decisionsAreCountedAndTimedWithTheConfidenceThatThereWas() {
        var inTime = desk.submit("call_1");
        desk.clock.move(Duration.ofMinutes(10));
        decide(inTime, Verdict.approved(""));
        var late = desk.submit("call_2");
        var concern = Desk.submission("call_4", desk.terms(Mode.PARK), Judgement.NOT_JUDGED);
        decide(Await.result(desk.desk.submit(concern)), Verdict.approved(""));
        desk.clock.move(Duration.ofMinutes(50));
        decide(late, Verdict.rejected("wrong-facts", ""));
        var end = desk.clock.instant().plus(Duration.ofHours(4));
        desk.submit("call_3", new Terms(Mode.PARK, end, end, Terms.OnExpiry.REFUSE, 0, Set.of(), false));
        desk.clock.move(Duration.ofHours(4));
        Await.result(desk.engine.sweepNow());

        assertThat(decisions("approved", true)).isEqualTo(2);
        assertThat(decisions("rejected", false)).isEqualTo(1);
        assertThat(decisions("expired", false)).isEqualTo(1);
        assertThat(registry.get("trustrail.review.decision").timer().totalTime(TimeUnit.MINUTES))
                .isEqualTo(60);
        var confidence = registry.get("trustrail.review.confidence")
                .tags("feature", "support", "mode", "park", "verdict", "approved")
                .summary();
        assertThat(confidence.count()).isEqualTo(1);
        assertThat(confidence.totalAmount()).isEqualTo(0.4);
        assertThat(registry.find("trustrail.review.confidence")
                        .tag("verdict", "expired")
                        .summary())
                .isNull();
    }

    private void decide(String review, Verdict verdict) {
        Await.result(desk.queue.claim(Desk.ANN, review));
        Await.result(desk.queue.decide(Desk.ANN, review, new Ruling("decision-" + review, verdict, false)));
    }
}

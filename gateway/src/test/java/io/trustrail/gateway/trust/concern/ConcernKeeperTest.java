package io.trustrail.gateway.trust.concern;

import static io.trustrail.gateway.review.queue.Desk.CHIEF;
import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.pii.PiiDetector;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.fixture.StoreKind;
import io.trustrail.gateway.review.hooks.Delivery;
import io.trustrail.gateway.review.hooks.HookEvent;
import io.trustrail.gateway.review.hooks.HookOptions;
import io.trustrail.gateway.review.hooks.WebhookDesk;
import io.trustrail.gateway.review.item.Refused;
import io.trustrail.gateway.review.queue.Desk;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What time does to concerns, with a clock that only tests move. Two keepers look, as two gateways on one store do. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class ConcernKeeperTest {

    private static final ConcernOptions OPTIONS = new ConcernOptions(Duration.ofDays(14), Duration.ofDays(365));

    private final StoreKind kind;
    private final Map<String, CallBook.Known> calls = new ConcurrentHashMap<>();
    private final List<String> reviewed = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path data;

    private Desk desk;
    private ConcernDesk concerns;
    private ConcernKeeper keeper;
    private ConcernKeeper other;
    private String hook;

    ConcernKeeperTest(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        desk = new Desk(kind, data);
        concerns = new ConcernDesk(
                desk.vertx,
                desk.store,
                desk.register,
                desk.seal,
                () -> List.of(new PiiDetector()),
                OPTIONS,
                desk.clock);
        keeper = keeper();
        other = keeper();
        var webhooks = new WebhookDesk(
                desk.vertx,
                desk.store,
                desk.register,
                desk.seal,
                desk.clock,
                HookOptions.DEFAULT.withPrivateTargets(true));
        var all = Set.of(HookEvent.CONCERN_RECEIVED, HookEvent.CONCERN_OVERDUE, HookEvent.CONCERN_ANSWERED);
        hook = Await.result(webhooks.create(CHIEF, "http://127.0.0.1:9/hook", all))
                .webhook()
                .id();
    }

    private ConcernKeeper keeper() {
        return new ConcernKeeper(
                desk.vertx,
                desk.store,
                desk.register,
                desk.seal,
                concerns,
                id -> Optional.ofNullable(calls.get(id)),
                (call, concern) -> {
                    reviewed.add(call.call());
                    return Future.succeededFuture("rev_of_" + call.call());
                },
                OPTIONS,
                desk.clock);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Concern receive(String application, String call) {
        var said = new NewConcern(
                "t", application, call, "", Category.WRONG, "It told ann@example.com a price.", Optional.of("Ann"));
        return Await.result(concerns.receive(said));
    }

    private void look() {
        Await.result(Future.all(keeper.look(), other.look()));
    }

    private Concern now(Concern concern) {
        return Await.result(concerns.get(CHIEF, concern.id())).concern();
    }

    private List<String> told() {
        return Await.result(desk.webhooks.deliveries(CHIEF, hook)).stream()
                .map(Delivery::event)
                .sorted()
                .toList();
    }

    private long noted(String what) {
        return JournalView.read(data).all("concern." + what).count();
    }

    private CallBook.Known made(String call, String application) {
        var known = new CallBook.Known(call, "t", application, "support", "", "openai", "m", "hash");
        calls.put(call, known);
        return known;
    }

    @Test
    void whatIsNotAnsweredInTimeIsOverdueOnceForAllGateways() {
        var concern = receive("shop", "");
        desk.clock.move(Duration.ofDays(14).minusMillis(1));
        look();
        assertThat(noted("overdue")).as("the last moment is in time").isZero();

        desk.clock.move(Duration.ofMillis(1));
        look();
        look();

        assertThat(noted("overdue")).isEqualTo(1);
        assertThat(now(concern).overdue()).isEqualTo(desk.clock.instant());
        assertThat(now(concern).isLate(desk.clock.instant())).isTrue();
        assertThat(told()).containsExactly("concern.overdue", "concern.received");

        Await.result(concerns.answer(CHIEF, concern.id(), "We are sorry."));
        assertThat(now(concern).isLate(desk.clock.instant())).isFalse();
        assertThat(told()).containsExactly("concern.answered", "concern.overdue", "concern.received");
    }

    @Test
    void theMostUrgentComesFirstAndWhatEndedComesLast() {
        var first = receive("shop", "");
        desk.clock.move(Duration.ofDays(1));
        var second = receive("shop", "");
        var ended = receive("shop", "");
        Await.result(concerns.close(CHIEF, ended.id()));
        desk.clock.move(Duration.ofDays(30));
        look();

        assertThat(Await.result(concerns.list(CHIEF, List.of(Status.values()), 10)))
                .extracting(Concern::id)
                .containsExactly(first.id(), second.id(), ended.id());
        assertThat(noted("overdue")).as("what was closed in time is not late").isEqualTo(2);
    }

    @Test
    void whatEndedLongAgoGoesWithItsTextsAndWhatIsOpenStays() {
        var ended = receive("shop", "");
        var open = receive("shop", "");
        Await.result(concerns.answer(CHIEF, ended.id(), "We are sorry."));
        desk.clock.move(Duration.ofDays(365).minusMillis(1));
        look();
        assertThat(Await.result(concerns.ofAuthor(ended.id()))).isPresent();

        desk.clock.move(Duration.ofMillis(1));
        look();
        look();

        assertThat(Await.result(concerns.ofAuthor(ended.id())))
                .as("the link to the answer")
                .isEmpty();
        Assertions.assertThatThrownBy(() -> Await.result(concerns.reveal(CHIEF, ended.id(), "a look")))
                .hasCauseInstanceOf(Refused.class);
        long texts = desk.store.query(connection -> {
            try (var count = connection.prepareStatement("SELECT COUNT(*) FROM concern_texts WHERE concern_id = ?")) {
                count.setString(1, ended.id());
                try (var rows = count.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
        assertThat(texts).isZero();
        assertThat(now(open).status()).isEqualTo(Status.RECEIVED);
        assertThat(JournalView.read(data).all("concern.forgotten"))
                .as("told once, by the one that did it")
                .singleElement()
                .satisfies(event -> assertThat(event.getJsonObject("facts").getString("concerns"))
                        .isEqualTo("1"));
    }

    @Test
    void aCallThatIsFoundLaterGetsItsReviewThenAndOnlyOneOfTheOwnApplication() {
        var mine = receive("shop", "call_mine");
        var foreign = receive("shop", "call_foreign");
        made("call_foreign", "other");
        look();
        assertThat(now(mine).review()).isEmpty();

        made("call_mine", "shop");
        look();
        look();

        assertThat(now(mine).review()).isEqualTo("rev_of_call_mine");
        assertThat(now(foreign).review()).as("of another application").isEmpty();
        assertThat(reviewed).doesNotContain("call_foreign");
        assertThat(noted("reviewed")).isEqualTo(1);
    }

    @Test
    void concernsAboutCallsThatThereAreNotKeepNobodyWaiting() {
        for (int i = 0; i < 120; i++) {
            receive("", "call_made_up_" + i);
        }
        var real = receive("", "call_real");
        made("call_real", "shop");

        for (int i = 0; i < 4; i++) {
            look();
        }

        assertThat(now(real).review()).isEqualTo("rev_of_call_real");
    }
}

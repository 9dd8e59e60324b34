package io.trustrail.gateway.review.queue;

import static io.trustrail.gateway.review.queue.Desk.ANN;
import static io.trustrail.gateway.review.queue.Desk.BOB;
import static io.trustrail.gateway.review.queue.Desk.CANARY;
import static io.trustrail.gateway.review.queue.Desk.CHIEF;
import static io.trustrail.gateway.review.queue.Desk.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Directories;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.fixture.StoreKind;
import io.trustrail.gateway.review.Decision;
import io.trustrail.gateway.review.Terms.Mode;
import io.trustrail.gateway.review.Terms.OnExpiry;
import io.trustrail.gateway.review.item.Actor;
import io.trustrail.gateway.review.item.Filter;
import io.trustrail.gateway.review.item.Item;
import io.trustrail.gateway.review.item.QueueHealth;
import io.trustrail.gateway.review.item.Refused;
import io.trustrail.gateway.review.item.Refused.Why;
import io.trustrail.gateway.review.item.Ruling;
import io.trustrail.gateway.review.item.Status;
import io.trustrail.gateway.review.item.Verdict;
import io.trustrail.gateway.review.item.Wish;
import io.trustrail.gateway.review.table.ReviewTable;
import io.trustrail.gateway.review.texts.ReviewData;
import io.trustrail.gateway.review.texts.TextTable;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.store.StoreUnavailable;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StoreKind.class)
class ReviewQueueTest {

    private static final String CHANNEL = "content/0/0";
    private static final String EDIT = "We wrote to " + EMAIL + ".";

    private final StoreKind kind;

    @TempDir
    private Path data;

    private Desk desk;

    ReviewQueueTest(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        desk = new Desk(kind, data);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void restart() {
        desk.close();
        desk = new Desk(kind, data);
    }

    private Item claim(Actor actor, String review) {
        return Await.result(desk.queue.claim(actor, review));
    }

    private Future<Item> decide(Actor actor, String review, String id, Verdict verdict) {
        return desk.queue.decide(actor, review, new Ruling(id, verdict, false));
    }

    private Decision decision(String review) {
        return Await.result(desk.desk.await(review, Duration.ZERO)).orElseThrow();
    }

    private static Verdict edit(String text) {
        return Verdict.edited(Map.of(CHANNEL, text), "");
    }

    private static void refused(Why why, Future<?> future) {
        assertThatThrownBy(() -> Await.result(future))
                .cause()
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(why));
    }

    @Test
    void anAnswerIsClaimedAndApproved() {
        var review = desk.submit("call-1");
        assertThat(review).matches("rev_[a-z0-9]{20}");
        assertThat(claim(ANN, review).claimedBy()).isEqualTo("ann");
        var item = Await.result(decide(ANN, review, "d1", Verdict.approved("")));

        assertThat(item.status()).isEqualTo(Status.APPROVED);
        assertThat(item.decidedBy()).isEqualTo("ann");
        assertThat(decision(review)).isEqualTo(new Decision.Approved());
        assertThat(desk.events()).containsExactly("opened", "claimed", "approved");
    }

    @Test
    void aCallIsSubmittedOnce() {
        assertThat(desk.submit("call-1")).isEqualTo(desk.submit("call-1"));
        assertThat(desk.events()).containsExactly("opened");
    }

    @Test
    void whoWaitsLearnsOfADecisionAtOnceAndOthersAfterwards() {
        var review = desk.submit("call-1");
        claim(ANN, review);
        var waiting = desk.desk.await(review, Duration.ofMinutes(1));
        Await.result(decide(ANN, review, "d1", edit(EDIT)));

        assertThat(Await.result(waiting)).contains(new Decision.Edited(Map.of(CHANNEL, EDIT)));
        assertThat(decision(review)).isEqualTo(new Decision.Edited(Map.of(CHANNEL, EDIT)));
        var content = Await.result(desk.desk.content(review, "acme", "shop")).orElseThrow();
        assertThat(content.answer().get(0).text()).isEqualTo(EDIT);
        assertThat(content.values()).containsExactly(Map.entry(EMAIL, CANARY));
        assertThat(content.envelope()).isEqualTo("{\"envelope\": 1}");
    }

    @Test
    void aDecisionOfAnotherProcessIsLearnedBySlowLooks() {
        var review = desk.submit("call-1");
        var waiting = desk.desk.await(review, Duration.ofMinutes(1));
        desk.store.call(connection -> {
            ReviewTable.expired(connection, review, Desk.START);
            return true;
        });
        assertThat(waiting.isComplete()).isFalse();
        Await.until("somebody waits", () -> Await.result(desk.engine.sweepNow()) == 0 && waiting.isComplete());
        assertThat(Await.result(waiting)).contains(new Decision.Expired(OnExpiry.REFUSE));
    }

    @Test
    void whoWaitsInVainLearnsThatAndCanEndTheWindow() {
        var review = desk.submit("call-1", desk.terms(Mode.HOLD));
        assertThat(Await.result(desk.desk.await(review, Duration.ofMillis(1)))).isEmpty();
        assertThat(Await.result(desk.desk.lapse(review))).isEqualTo(new Decision.Expired(OnExpiry.REFUSE));
        assertThat(Await.result(desk.desk.await("rev_none", Duration.ofMinutes(1))))
                .isEmpty();
        refused(Why.EXPIRED, desk.queue.claim(ANN, review));
    }

    @Test
    void anEndedWindowDoesNotUndoADecision() {
        var review = desk.submit("call-1", desk.terms(Mode.HOLD));
        claim(ANN, review);
        Await.result(decide(ANN, review, "d1", Verdict.rejected("wrong", "Ask Bob.")));
        assertThat(Await.result(desk.desk.lapse(review))).isEqualTo(new Decision.Rejected("wrong", "Ask Bob."));
    }

    @Test
    void onlyItsApplicationSeesAReview() {
        var review = desk.submit("call-1");
        assertThat(Await.result(desk.desk.state(review, "acme", "shop"))).isPresent();
        assertThat(Await.result(desk.desk.state(review, "acme", "other"))).isEmpty();
        assertThat(Await.result(desk.desk.content(review, "other", "shop"))).isEmpty();
    }

    @Test
    void ofTwoWhoClaimAtOnceOneGetsIt() {
        var review = desk.submit("call-1");
        var both = List.of(desk.queue.claim(ANN, review), desk.queue.claim(BOB, review));
        Await.until("both have an answer", () -> both.stream().allMatch(Future::isComplete));
        assertThat(both.stream().filter(Future::succeeded)).hasSize(1);
    }

    @Test
    void theSameDecisionAgainIsNoOtherAndAnotherIsRefused() {
        var review = desk.submit("call-1");
        claim(ANN, review);
        Await.result(decide(ANN, review, "d1", Verdict.approved("")));
        assertThat(Await.result(decide(ANN, review, "d1", Verdict.approved(""))).status())
                .isEqualTo(Status.APPROVED);
        refused(Why.DECIDED, decide(ANN, review, "d2", Verdict.rejected("wrong", "")));
        refused(Why.DECIDED, decide(BOB, review, "d1", Verdict.rejected("wrong", "")));
        assertThat(desk.events()).containsExactly("opened", "claimed", "approved");
    }

    @Test
    void whoHasNotClaimedCantDecide() {
        var review = desk.submit("call-1");
        refused(Why.NOT_CLAIMED, decide(ANN, review, "d1", Verdict.approved("")));
        claim(BOB, review);
        refused(Why.CLAIMED, decide(ANN, review, "d1", Verdict.approved("")));
        refused(Why.NOT_ALLOWED, desk.queue.claim(new Actor("eve", Set.of(Actor.Right.READ)), review));
        refused(Why.NOT_FOUND, desk.queue.claim(ANN, "rev_none"));
    }

    @Test
    void aLeaseThatEndedWhileTypingLosesNothing() {
        var review = desk.submit("call-1");
        claim(ANN, review);
        desk.clock.move(Duration.ofMinutes(11));
        assertThat(Await.result(desk.engine.sweepNow())).isEqualTo(1);
        claim(BOB, review);

        refused(Why.CLAIMED, decide(ANN, review, "d1", edit(EDIT)));
        assertThat(Await.result(desk.queue.get(ANN, review)).draft()).containsEntry(CHANNEL, EDIT);
        assertThat(Await.result(desk.queue.get(BOB, review)).draft()).isEmpty();
        assertThat(desk.events()).containsExactly("opened", "claimed", "released", "claimed");

        Await.result(desk.queue.release(BOB, review));
        claim(ANN, review);
        Await.result(decide(ANN, review, "d2", edit(EDIT)));
        assertThat(Await.result(desk.queue.get(ANN, review)).draft()).isEmpty();
    }

    @Test
    void aLeaseThatEndedDoesNoHarmIfNobodyElseCame() {
        var review = desk.submit("call-1");
        claim(ANN, review);
        desk.clock.move(Duration.ofMinutes(11));
        Await.result(desk.engine.sweepNow());
        assertThat(Await.result(decide(ANN, review, "d1", Verdict.approved(""))).status())
                .isEqualTo(Status.APPROVED);
    }

    @Test
    void aRenewedLeaseLastsLonger() {
        var review = desk.submit("call-1");
        claim(ANN, review);
        desk.clock.move(Duration.ofMinutes(9));
        Await.result(desk.queue.renew(ANN, review));
        desk.clock.move(Duration.ofMinutes(9));
        refused(Why.CLAIMED, desk.queue.claim(BOB, review));
        refused(Why.NOT_CLAIMED, desk.queue.renew(BOB, review));
    }

    @Test
    void aClockThatIsSetBackHoldsNobodysClaimForEver() {
        var review = desk.submit("call-1");
        claim(ANN, review);
        desk.clock.move(Duration.ofDays(-2));
        assertThat(claim(BOB, review).claimedBy()).isEqualTo("bob");
    }

    @Test
    void aClockThatJumpsAheadEndsWindowsTheWayTheyWereMeantTo() {
        var review = desk.submit("call-1", desk.terms(Mode.HOLD));
        var waiting = desk.desk.await(review, Duration.ofMinutes(1));
        desk.clock.move(Duration.ofDays(3));
        Await.result(desk.engine.sweepNow());
        assertThat(Await.result(waiting)).contains(new Decision.Expired(OnExpiry.REFUSE));
        assertThat(desk.events()).containsExactly("opened", "expired");
    }

    @Test
    void adecisionAfterTheWindowIsTooLateAndItsTextIsKept() {
        var review = desk.submit("call-1");
        claim(ANN, review);
        desk.clock.move(Duration.ofHours(5));
        refused(Why.EXPIRED, decide(ANN, review, "d1", edit(EDIT)));
        assertThat(decision(review)).isEqualTo(new Decision.Expired(OnExpiry.REFUSE));
        assertThat(Await.result(desk.queue.get(ANN, review)).draft()).containsEntry(CHANNEL, EDIT);
    }

    @Test
    void whatIsOverdueEscalatesOnceAndComesFirst() {
        var late = desk.submit("call-1");
        desk.clock.move(Duration.ofMinutes(31));
        desk.submit("call-2", desk.terms(Mode.PARK, 5, false));
        Await.result(desk.engine.sweepNow());
        Await.result(desk.engine.sweepNow());
        assertThat(desk.events()).containsExactly("opened", "opened", "escalated");
        var next = Await.result(desk.queue.claimNext(ANN, Wish.ANY)).orElseThrow();
        assertThat(next.id()).isEqualTo(late);
        assertThat(next.escalated()).isNotNull();
    }

    @Test
    void whatIsUrgentAndFitsComesNext() {
        var usual = desk.submit("call-1");
        var urgent = desk.submit("call-2", desk.terms(Mode.HOLD, 5, false));
        var german = desk.submit("call-3", desk.terms(Mode.HOLD, 9, false, "lang:de", "slang"));
        Await.result(desk.queue.setSkills(CHIEF, "ann", Set.of("lang:de")));
        Await.result(desk.queue.setSkills(CHIEF, "bob", Set.of("lang:de", "slang")));

        assertThat(next(ANN, Wish.ANY)).contains(urgent);
        assertThat(next(BOB, Wish.ANY)).contains(german);
        assertThat(next(ANN, new Wish("", Set.of("other"), Set.of(), Set.of()))).isEmpty();
        assertThat(next(ANN, new Wish("", Set.of("support"), Set.of("en"), Set.of())))
                .contains(usual);
        assertThat(next(ANN, Wish.ANY)).isEmpty();
        Await.result(desk.queue.release(BOB, german));
        refused(Why.SKILL_MISSING, desk.queue.claim(ANN, german));
    }

    private Optional<String> next(Actor actor, Wish wish) {
        return Await.result(desk.queue.claimNext(actor, wish)).map(Item::id);
    }

    @Test
    void aWishThatIsSentAgainGetsTheSameReview() {
        desk.submit("call-1");
        desk.submit("call-2");
        var wish = new Wish("r1", Set.of(), Set.of(), Set.of());
        assertThat(next(ANN, wish)).isEqualTo(next(ANN, wish));
        assertThat(next(ANN, new Wish("r2", Set.of(), Set.of(), Set.of()))).isNotEqualTo(next(ANN, wish));
    }

    @Test
    void twoWhoAgreeDecideAndTheFirstCantBeTheSecond() {
        var review = desk.submit("call-1", desk.terms(Mode.PARK, 0, true));
        claim(ANN, review);
        assertThat(Await.result(decide(ANN, review, "d1", edit(EDIT))).status()).isEqualTo(Status.OPEN);
        assertThat(reviewers()).as("a first verdict is work done").containsExactly("ann 1");
        assertThat(Await.result(desk.desk.await(review, Duration.ZERO))).isEmpty();
        assertThat(Await.result(decide(ANN, review, "d1", edit(EDIT))).status()).isEqualTo(Status.OPEN);
        refused(Why.SECOND_PERSON, desk.queue.claim(ANN, review));
        assertThat(next(ANN, Wish.ANY)).isEmpty();

        assertThat(next(BOB, Wish.ANY)).contains(review);
        assertThat(Await.result(desk.queue.get(BOB, review)).opinion()).isEqualTo(edit(EDIT));
        Await.result(decide(BOB, review, "d2", edit(EDIT)));
        assertThat(decision(review)).isEqualTo(new Decision.Edited(Map.of(CHANNEL, EDIT)));
        assertThat(desk.events()).containsExactly("opened", "claimed", "opinion", "claimed", "edited");
        assertThat(reviewers()).containsExactlyInAnyOrder("ann 1", "bob 1");
    }

    private List<String> reviewers() {
        return Await.result(desk.queue.health(ANN, Duration.ofDays(1))).reviewers().stream()
                .map(it -> it.name() + " " + it.decisions())
                .toList();
    }

    @Test
    void twoWhoDisagreeLeaveItToSomebodyWhoManages() {
        var review = desk.submit("call-1", desk.terms(Mode.PARK, 0, true));
        claim(ANN, review);
        Await.result(decide(ANN, review, "d1", Verdict.approved("")));
        claim(BOB, review);
        assertThat(Await.result(decide(BOB, review, "d2", edit(EDIT))).disputed())
                .isTrue();
        refused(Why.DISPUTED, desk.queue.claim(ANN, review));
        assertThat(next(BOB, Wish.ANY)).isEmpty();

        claim(CHIEF, review);
        Await.result(decide(CHIEF, review, "d3", Verdict.rejected("wrong", "")));
        assertThat(decision(review)).isEqualTo(new Decision.Rejected("wrong", ""));
        assertThat(desk.events())
                .containsExactly("opened", "claimed", "opinion", "claimed", "disputed", "claimed", "rejected");
        var health = Await.result(desk.queue.health(ANN, Duration.ofDays(1)));
        assertThat(health.pairs()).isEqualTo(1);
        assertThat(health.agreed()).isZero();
    }

    @Test
    void tokensThatWereNeverInTheCallAreRefusedAndPersonalDataMustBeConfirmed() {
        var review = desk.submit("call-1");
        claim(ANN, review);
        refused(Why.UNKNOWN_TOKEN, decide(ANN, review, "d1", edit("Write to [EMAIL_AAAAAA].")));
        refused(Why.UNKNOWN_CHANNEL, decide(ANN, review, "d1", Verdict.edited(Map.of("other/0/0", "x"), "")));

        var typed = "Write to new.person@example.com.";
        refused(Why.PERSONAL_DATA, decide(ANN, review, "d1", edit(typed)));
        assertThat(Await.result(desk.queue.get(ANN, review)).draft()).containsEntry(CHANNEL, typed);
        var item = Await.result(desk.queue.decide(ANN, review, new Ruling("d1", edit(typed), true)));
        assertThat(Objects.requireNonNull(item.end()).personalData()).containsExactly("EMAIL");
        assertThat(Directories.text(data))
                .contains("\"personalData\":\"EMAIL\"")
                .doesNotContain("new.person");
    }

    @Test
    void aRevealNeedsARightAndAReasonThatNamesNobody() {
        var review = desk.submit("call-1");
        refused(Why.NOT_ALLOWED, desk.queue.reveal(ANN, review, "the customer called"));
        refused(Why.PERSONAL_DATA, desk.queue.reveal(CHIEF, review, "asked by some.one@example.com"));
        refused(Why.PERSONAL_DATA, desk.queue.reveal(CHIEF, review, "who paid with [CARD_4111111111111111]"));
        refused(Why.PERSONAL_DATA, desk.queue.reveal(CHIEF, review, "is " + EMAIL + "some.one@example.com"));
        assertThat(desk.events()).containsExactly("opened");
        assertThat(Await.result(desk.queue.reveal(CHIEF, review, "to call back " + EMAIL)))
                .containsExactly(Map.entry(EMAIL, CANARY));
        assertThat(desk.events()).containsExactly("opened", "revealed");
    }

    @Test
    void nothingShowsPersonalDataAndNothingKeepsItInTheClear() {
        var review = desk.submit("call-1");
        claim(ANN, review);
        var dossier = Await.result(desk.queue.get(ANN, review));
        assertThat(Objects.requireNonNull(dossier.content()).values()).isEmpty();
        assertThat(dossier.toString() + dossier.content() + dossier.item())
                .doesNotContain(CANARY, Desk.SUBJECT, "parcel");
        Await.result(decide(ANN, review, "d1", Verdict.rejected("wrong", "Secretive note")));
        assertThat(Directories.text(data)).doesNotContain(CANARY, Desk.SUBJECT, "parcel", "Secretive", "envelope\\");
    }

    @Test
    void theStartOfAnotherGatewayLeavesAloneWhatThisOneHolds() {
        var held = desk.submit("call-1", desk.terms(Mode.HOLD));
        var other = desk.engine("other");
        Await.result(other.start());
        other.close();
        assertThat(Await.result(desk.queue.get(ANN, held)).item().clientGone()).isNull();
    }

    @Test
    void aReviewSurvivesARestartAndItsHeldClientIsGone() {
        var held = desk.submit("call-1", desk.terms(Mode.HOLD));
        var parked = desk.submit("call-2");
        claim(ANN, parked);
        restart();
        assertThat(Await.result(desk.queue.get(ANN, held)).item().clientGone()).isNotNull();
        assertThat(Await.result(desk.queue.get(ANN, parked)).item().clientGone())
                .isNull();
        Await.result(decide(ANN, parked, "d1", Verdict.approved("")));
        assertThat(decision(parked)).isEqualTo(new Decision.Approved());
        assertThat(desk.events()).containsExactly("opened", "opened", "claimed", "abandoned", "approved");
    }

    @Test
    void aChangeThatTheStoreDidNotKeepIsUndoneInTheRecord() {
        var review = desk.submit("call-1");
        var failed = desk.register.make((connection, effects) -> {
            effects.record(new AuditEvent.Noted("review.approved", "call-1", Desk.START, Map.of("review", review)));
            try (var late = connection.createStatement()) {
                // Looked at when the transaction ends, and not before: as a disk that is full then.
                late.executeUpdate("CREATE TEMP TABLE late_parent (id INTEGER PRIMARY KEY)");
                late.executeUpdate("CREATE TEMP TABLE late_child"
                        + " (id INTEGER REFERENCES late_parent (id) DEFERRABLE INITIALLY DEFERRED)");
                return late.executeUpdate("INSERT INTO late_child (id) VALUES (1)");
            }
        });
        assertThatThrownBy(() -> Await.result(failed)).hasCauseInstanceOf(StoreUnavailable.class);

        claim(ANN, review);
        assertThat(desk.events()).containsExactly("opened", "approved", "undone", "claimed");
        var record = JournalView.read(data).records();
        assertThat(group(record, "review.undone")).isEqualTo(group(record, "review.approved"));
        assertThat(group(record, "review.claimed")).isNotEqualTo(group(record, "review.approved"));
    }

    private static String group(List<JsonObject> record, String type) {
        return record.stream()
                .filter(it -> it.getString("type").equals(type))
                .map(it -> it.getJsonObject("facts").getString("group"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCrashBetweenTheRecordAndTheChangeIsToldAtTheNextStart() {
        var review = desk.submit("call-1");
        var facts = Map.of("review", review, "group", "grp_000102030405060708090a");
        Await.result(desk.journal.append(new AuditEvent.Noted("review.approved", "call-1", Desk.START, facts)));
        restart();
        Await.until("the record is set right", () -> desk.events().equals(List.of("opened", "approved", "undone")));
        assertThat(claim(ANN, review).claimedBy()).isEqualTo("ann");
        restart();
        restart();
        assertThat(desk.events()).as("what happened stays").containsExactly("opened", "approved", "undone", "claimed");
    }

    @Test
    void aClientThatLeavesIsNoted() {
        var held = desk.submit("call-1", desk.terms(Mode.HOLD));
        Await.result(desk.desk.abandoned(held));
        Await.result(desk.desk.abandoned(held));
        assertThat(Await.result(desk.queue.get(ANN, held)).item().clientGone()).isEqualTo(Desk.START);
        assertThat(desk.events()).containsExactly("opened", "abandoned");
    }

    @Test
    void anErasedPersonLeavesAReviewWithoutTexts() {
        var review = desk.submit("call-1");
        var number = desk.seal.destroy(Subject.person("acme", Desk.SUBJECT)).orElseThrow();
        assertThat(Await.result(desk.queue.get(ANN, review)).content()).isNull();
        assertThat(Await.result(desk.desk.content(review, "acme", "shop"))).isEmpty();
        refused(Why.ERASED, desk.queue.reveal(CHIEF, review, "the customer called"));
        claim(ANN, review);
        refused(Why.ERASED, decide(ANN, review, "d1", edit(EDIT)));
        int erased = desk.store.call(connection -> TextTable.erase(connection, number));
        assertThat(erased).isEqualTo(4);
        Await.result(decide(ANN, review, "d1", Verdict.rejected("wrong", "note")));
        assertThat(decision(review)).isEqualTo(new Decision.Rejected("wrong", "note"));
    }

    @Test
    void aPersonsExportHasTheModelsAnswerAndWhatTheReviewerMadeOfIt() {
        var review = desk.submit("call-1");
        claim(ANN, review);
        Await.result(decide(ANN, review, "d1", edit(EDIT)));
        var open = desk.submit("call-2");
        var person = Subject.person("acme", Desk.SUBJECT);
        var export = new ReviewData(desk.store, desk.seal).export(person, desk.seal.number(person));
        assertThat(export).hasSize(2);
        boolean first = export.getJsonObject(0).getString("review").equals(review);
        var edited = export.getJsonObject(first ? 0 : 1);
        var waiting = export.getJsonObject(first ? 1 : 0);
        assertThat(waiting.getString("review")).isEqualTo(open);
        assertThat(edited.getJsonArray("answer").getString(0))
                .isNotEqualTo(EDIT)
                .contains(EMAIL);
        assertThat(edited.getJsonObject("decision").getString("verdict")).isEqualTo("edited");
        assertThat(edited.getJsonObject("decision").getJsonArray("texts")).containsExactly(EDIT);
        assertThat(waiting.containsKey("decision")).isFalse();
    }

    @Test
    void listsFilterSearchAndGoOn() {
        var reviews = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            reviews.add(desk.submit("call-" + i));
        }
        claim(ANN, reviews.get(0));
        Await.result(decide(ANN, reviews.get(0), "d1", Verdict.approved("")));
        claim(BOB, reviews.get(1));

        assertThat(found(filter("", "", "", 50))).containsExactlyInAnyOrderElementsOf(reviews.subList(1, 5));
        assertThat(found(filter("bob", "", "", 50))).containsExactly(reviews.get(1));
        assertThat(found(filter("", "call-3", "", 50))).containsExactly(reviews.get(3));
        assertThat(found(filter("", "%", "", 50))).isEmpty();
        assertThat(found(filter("", "", "hedging", 50))).hasSize(4);
        assertThat(found(filter("", "", "hedg", 50))).isEmpty();

        var first = Await.result(desk.queue.list(ANN, filter("", "", "", 3)));
        assertThat(first.items()).hasSize(3);
        assertThat(first.total()).isEqualTo(4);
        var rest = Await.result(desk.queue.list(ANN, after(first.next())));
        assertThat(rest.items()).hasSize(1);
        assertThat(rest.next()).isEmpty();
    }

    private List<String> found(Filter filter) {
        return Await.result(desk.queue.list(ANN, filter)).items().stream()
                .map(Item::id)
                .toList();
    }

    private static Filter filter(String person, String search, String reason, int limit) {
        var waiting = Filter.WAITING.statuses();
        return new Filter(waiting, "", "", "", "", reason, person, search, false, "", limit);
    }

    private static Filter after(String next) {
        return new Filter(Filter.WAITING.statuses(), "", "", "", "", "", "", "", false, next, 3);
    }

    @Test
    void healthTellsHowTheQueueDoes() {
        var review = desk.submit("call-1");
        desk.submit("call-2");
        claim(ANN, review);
        desk.clock.move(Duration.ofMinutes(2));
        Await.result(decide(ANN, review, "d1", Verdict.approved("")));
        desk.clock.move(Duration.ofMinutes(40));

        var health = Await.result(desk.queue.health(ANN, Duration.ofDays(1)));
        assertThat(health.waiting()).containsExactly(Map.entry(Status.OPEN, 1L));
        assertThat(health.overdue()).isEqualTo(1);
        assertThat(health.oldestSeconds()).isEqualTo(42 * 60);
        assertThat(health.ages()).containsEntry("under-1h", 1L);
        assertThat(health.inTime()).isEqualTo(1);
        assertThat(health.waitSecondsMedian()).isEqualTo(120);
        assertThat(health.reviewers()).containsExactly(new QueueHealth.Reviewer("ann", 1, 120));
    }
}

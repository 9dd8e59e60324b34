package io.trustrail.gateway.assembly;

import io.trustrail.gateway.audit.index.FoundCall;
import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.console.open.ConcernDoors;
import io.trustrail.gateway.content.ContentStore;
import io.trustrail.gateway.review.Content;
import io.trustrail.gateway.review.Judgement;
import io.trustrail.gateway.review.Provenance;
import io.trustrail.gateway.review.ReviewDesk;
import io.trustrail.gateway.review.Submission;
import io.trustrail.gateway.review.Terms;
import io.trustrail.gateway.store.StoreUnavailable;
import io.trustrail.gateway.trust.concern.CallBook;
import io.trustrail.gateway.trust.concern.Concern;
import io.trustrail.gateway.trust.concern.ConcernDesk;
import io.trustrail.gateway.trust.concern.ConcernKeeper;
import io.trustrail.gateway.trust.concern.ConcernOptions;
import io.trustrail.gateway.trust.feedback.FeedbackDesk;
import io.trustrail.gateway.trust.link.SignedLinks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Concerns and feedback of a running gateway. */
final class Voices {

    private static final String DUE_DAYS = "TRUSTRAIL_CONCERN_DUE_DAYS";
    private static final String KEEP_DAYS = "TRUSTRAIL_CONCERN_KEEP_DAYS";
    private static final Duration REVIEWABLE = Duration.ofDays(30);
    private static final Duration FIND = Duration.ofSeconds(2);
    private static final Duration FORGET = Duration.ofMinutes(10);
    private static final int MOST_AT_ONCE = 500;
    private static final int LONGEST_DAYS = 3_650;
    private static final Logger LOG = LoggerFactory.getLogger(Voices.class);

    private final Vertx vertx;
    private final ReviewDesk reviews;
    private final ContentStore contents;
    private final LogIndex index;
    private final ConcernOptions options;
    private final ConcernDesk concerns;
    private final ConcernKeeper keeper;
    private final FeedbackDesk feedback;
    private final SignedLinks links;
    private final SignedLinks proofs;
    private long finding = -1;
    private long forgetting = -1;

    Voices(Vertx vertx, Ground ground, Reviews reviews, Path data, Map<String, String> environment) {
        var clock = Clock.systemUTC();
        this.vertx = vertx;
        this.reviews = reviews.desk();
        this.contents = new ContentStore(ground.store(), ground.seal(), clock);
        this.index = new LogIndex(data);
        this.options = new ConcernOptions(
                days(environment, DUE_DAYS, ConcernOptions.DEFAULT.answerWithin()),
                days(environment, KEEP_DAYS, ConcernOptions.DEFAULT.keep()));
        this.concerns = new ConcernDesk(
                vertx, ground.store(), reviews.register(), ground.seal(), Reviews::personalData, options, clock);
        this.feedback = new FeedbackDesk(
                vertx, ground.store(), reviews.register(), ground.seal(), Reviews::personalData, clock);
        this.keeper = new ConcernKeeper(
                vertx,
                ground.store(),
                reviews.register(),
                ground.seal(),
                concerns,
                calls(),
                this::review,
                options,
                clock);
        this.links = new SignedLinks(ground.seal().derivedKey("links/concern"), clock);
        this.proofs = new SignedLinks(ground.seal().derivedKey("links/concern-form"), clock);
    }

    private static Duration days(Map<String, String> environment, String name, Duration otherwise) {
        var text = environment.getOrDefault(name, "");
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) > LONGEST_DAYS) {
            throw new IllegalArgumentException(name + " must be a number of days from 1 to " + LONGEST_DAYS);
        }
        return Duration.ofDays(Integer.parseInt(text));
    }

    void start() {
        keeper.start();
        finding = vertx.setPeriodic(
                FIND.toMillis(),
                timer -> quietly(() -> {
                    feedback.findCalls(calls(), MOST_AT_ONCE);
                    return true;
                }));
        forgetting = vertx.setPeriodic(FORGET.toMillis(), timer -> quietly(this::forget));
    }

    private void quietly(Callable<?> work) {
        vertx.executeBlocking(work, false)
                .onFailure(failed -> LOG.warn(
                        "feedback can't be looked after: {}", failed.getClass().getName()));
    }

    private int forget() {
        return feedback.forget(Instant.now().minus(options.keep()), MOST_AT_ONCE);
    }

    void close() {
        vertx.cancelTimer(finding);
        vertx.cancelTimer(forgetting);
        keeper.close();
    }

    ConcernDesk concerns() {
        return concerns;
    }

    FeedbackDesk feedback() {
        return feedback;
    }

    /** What pages for everybody need. */
    ConcernDoors doors() {
        return new ConcernDoors(concerns, links, proofs, linkLife());
    }

    private Duration linkLife() {
        return options.answerWithin().plus(options.keep());
    }

    /** Path of the page on which the author of a concern reads its answer. */
    String answerPath(Concern concern) {
        return "/concerns/" + links.sign(concern.id(), linkLife());
    }

    CallBook calls() {
        return id -> {
            try {
                return index.call(id).map(Voices::known);
            } catch (StoreUnavailable e) {
                // There is no index before the first checkpoint: it is as if no call were known.
                return Optional.empty();
            }
        };
    }

    private static CallBook.Known known(FoundCall call) {
        return new CallBook.Known(
                call.call(),
                call.tenant(),
                call.application(),
                call.feature(),
                call.subject(),
                call.vendor(),
                call.model(),
                call.policyHash());
    }

    /* Texts are there where the feature keeps them and the call names nobody: only then can they be opened here. */
    private Future<String> review(CallBook.Known call, Concern concern) {
        return vertx.executeBlocking(() -> contents.find(call.call()), false)
                .compose(kept -> reviews.submit(new Submission(
                        call.call(),
                        new Provenance(
                                call.tenant(),
                                call.application(),
                                call.feature(),
                                call.policyHash(),
                                call.vendor(),
                                call.model(),
                                "",
                                "",
                                "",
                                ""),
                        new Judgement(List.of("concern"), Judgement.NOT_JUDGED, List.of()),
                        content(kept.orElseGet(JsonObject::new), concern),
                        new Terms(
                                Terms.Mode.AFTER,
                                concern.due(),
                                concern.due().plus(REVIEWABLE),
                                Terms.OnExpiry.RELEASE,
                                1,
                                Set.of(),
                                false))));
    }

    private static Content content(JsonObject kept, Concern concern) {
        var turns = new ArrayList<Content.Turn>();
        texts(kept, "prompt")
                .forEach(text -> turns.add(new Content.Turn(text.getString("origin"), text.getString("text"))));
        turns.add(new Content.Turn(
                "concern", concern.id() + " (" + concern.category().word() + ")"));
        var answer = new ArrayList<Content.Text>();
        texts(kept, "reply")
                .forEach(text ->
                        answer.add(new Content.Text("content/" + answer.size() + "/0", text.getString("text"))));
        return new Content(turns, answer, List.of(), Map.of(), "");
    }

    private static List<JsonObject> texts(JsonObject kept, String name) {
        return kept.getJsonArray(name, new JsonArray()).stream()
                .map(text -> (JsonObject) text)
                .toList();
    }
}

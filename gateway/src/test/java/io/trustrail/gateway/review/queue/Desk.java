package io.trustrail.gateway.review.queue;

import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.JournalOptions;
import io.trustrail.gateway.detect.pii.PiiDetector;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.fixture.StoreKind;
import io.trustrail.gateway.review.Content;
import io.trustrail.gateway.review.Judgement;
import io.trustrail.gateway.review.Provenance;
import io.trustrail.gateway.review.Submission;
import io.trustrail.gateway.review.Terms;
import io.trustrail.gateway.review.hooks.HookOptions;
import io.trustrail.gateway.review.hooks.WebhookDesk;
import io.trustrail.gateway.review.item.Actor;
import io.trustrail.gateway.review.item.Actor.Right;
import io.trustrail.gateway.review.labels.LabelDesk;
import io.trustrail.gateway.review.labels.Labels;
import io.trustrail.gateway.review.register.Register;
import io.trustrail.gateway.review.texts.Texts;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.seal.master.KeysetSource;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A queue on real files, with a clock that only tests move. */
public final class Desk implements AutoCloseable {

    /** When all begins. */
    public static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    public static final String EMAIL = "[EMAIL_Z0H2JF]";
    public static final String CANARY = "canary.4711@example.com";
    public static final String SUBJECT = "subject-canary-4711";

    public static final Actor ANN = reviewer("ann");
    public static final Actor BOB = reviewer("bob");
    public static final Actor CHIEF = new Actor("chief", EnumSet.allOf(Right.class));

    private static final List<Detector> PERSONAL_DATA = List.of(new PiiDetector());

    public final Path data;
    public final Vertx vertx = Vertx.vertx();
    public final Time clock = new Time();
    public final Store store;
    public final Journal journal;
    public final SubjectSeal seal;
    private final QueueNews news;
    public final Engine engine;
    public final QueueDesk desk;
    public final ReviewQueue queue;
    public final LabelDesk labels;
    public final WebhookDesk webhooks;
    public final Register register;

    public Desk(Path data) {
        this(StoreKind.SQLITE, data);
    }

    public Desk(Path data, QueueNews news) {
        this(StoreKind.SQLITE, data, news);
    }

    public Desk(StoreKind kind, Path data) {
        this(kind, data, QueueNews.NONE);
    }

    public Desk(StoreKind kind, Path data, QueueNews news) {
        this.data = data;
        try {
            store = kind.open(data);
            journal = Journal.open(vertx, data.resolve("journal"), JournalOptions.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        seal = SubjectSeal.open(store, KeysetSource.of(data, Map.of()), clock);
        register = new Register(vertx, store, journal);
        this.news = news;
        engine = engine("this");
        Await.result(engine.start());
        desk = new QueueDesk(engine);
        queue = new ReviewQueue(engine);
        webhooks = new WebhookDesk(vertx, store, register, seal, clock, HookOptions.DEFAULT);
        labels = new LabelDesk(vertx, new Labels(store), register, clock);
    }

    /** What a gateway of some name would have on this store; not started. */
    Engine engine(String replica) {
        // Tests move the time themselves, and look then.
        var options = new QueueOptions(Duration.ofMinutes(10), Duration.ofHours(1), replica);
        return new Engine(vertx, store, register, new Texts(seal), () -> PERSONAL_DATA, news, clock, options);
    }

    @Override
    public void close() {
        engine.close();
        register.close();
        Await.result(journal.close());
        store.close();
        Await.result(vertx.close());
    }

    public static Actor reviewer(String name) {
        return new Actor(name, Set.of(Right.READ, Right.DECIDE));
    }

    /** Puts the answer of a call before reviewers. */
    public String submit(String call) {
        return submit(call, terms(Terms.Mode.PARK));
    }

    public String submit(String call, Terms terms) {
        return Await.result(desk.submit(submission(call, terms, 0.4)));
    }

    public Terms terms(Terms.Mode mode, String... skills) {
        return terms(mode, 0, false, skills);
    }

    public Terms terms(Terms.Mode mode, int priority, boolean fourEyes, String... skills) {
        var now = clock.instant();
        return new Terms(
                mode,
                now.plus(Duration.ofMinutes(30)),
                now.plus(Duration.ofHours(4)),
                Terms.OnExpiry.REFUSE,
                priority,
                Set.copyOf(Arrays.asList(skills)),
                fourEyes);
    }

    public static Submission submission(String call, Terms terms, double confidence) {
        return new Submission(
                call,
                new Provenance("acme", "shop", "support", "hash1", "openai", "gpt", "openai-chat", "en", SUBJECT, ""),
                new Judgement(
                        List.of("low-confidence", "hedging"),
                        confidence,
                        List.of(new Judgement.Signal("hedging", 2, -1.5))),
                new Content(
                        List.of(new Content.Turn("user", "I am " + EMAIL + ". Where is my parcel?")),
                        List.of(new Content.Text("content/0/0", "We wrote to " + EMAIL + ", I think.")),
                        List.of(new Content.Mark("HEDGING", "content/0/0", 31, 38, 0.9, "hedging")),
                        Map.of(EMAIL, CANARY),
                        "{\"envelope\": 1}"),
                terms);
    }

    /** Events in the journal about reviews, by kind. */
    public List<String> events() {
        return JournalView.read(data).records().stream()
                .map(record -> record.getString("type"))
                .filter(type -> type.startsWith("review."))
                .map(type -> type.substring("review.".length()))
                .toList();
    }

    /** A clock that stands still. */
    public static final class Time extends Clock {

        private volatile Instant now = START;

        public void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

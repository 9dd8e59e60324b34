package io.trustrail.gateway.trust.consent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.policy.trust.Purpose;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.trust.consent.Consent.State;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people said, remembered. See the package's promises. */
public final class Consents {

    /** How old what is remembered may be. */
    public static final Duration FRESH = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Consents.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration MEMORY = Duration.ofMinutes(1);
    private static final Duration OLD = Duration.ofDays(1);
    private static final int MAX_PEOPLE = 100_000;
    private static final int LONGEST_HISTORY = 500;

    private final Vertx vertx;
    private final Store store;
    private final SubjectSeal seal;
    private final ConsentPeople people;
    private final Journal journal;
    private final Clock clock;
    private final Duration fresh;
    private final Cache<Subject, SubjectConsents> known = Caffeine.newBuilder()
            .maximumSize(MAX_PEOPLE)
            .expireAfterWrite(MEMORY)
            .build();
    /* What is remembered of somebody from before the change is worth nothing; nothing is remembered for longer. */
    private final Cache<String, Long> changed =
            Caffeine.newBuilder().expireAfterWrite(MEMORY.multipliedBy(2)).build();
    private final AtomicLong newest = new AtomicLong();
    /* The last change that was looked at: one's own may be newer than others that were not seen yet. */
    private final AtomicLong looked = new AtomicLong();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean lookAgain = new AtomicBoolean();
    private volatile boolean closed;
    private volatile Runnable tellOthers = () -> {};
    private volatile long lookedAt;

    /** Remembers nobody yet. */
    public Consents(Vertx vertx, Store store, SubjectSeal seal, Journal journal, Clock clock) {
        this(vertx, store, seal, journal, clock, FRESH);
    }

    /** @param fresh how old what is remembered may be */
    Consents(Vertx vertx, Store store, SubjectSeal seal, Journal journal, Clock clock, Duration fresh) {
        this.vertx = vertx;
        this.store = store;
        this.seal = seal;
        this.people = new ConsentPeople(store, seal);
        this.journal = journal;
        this.clock = clock;
        this.fresh = fresh;
        this.lookedAt = System.nanoTime() - fresh.toNanos();
    }

    /** Looks for changes of other processes from now on, until it is closed. */
    public void watch() {
        look();
        vertx.setPeriodic(LOOK.toMillis(), timer -> {
            if (closed) {
                vertx.cancelTimer(timer);
            } else {
                look();
            }
        });
    }

    /** Looks no more: the workers are about to go. From any thread. */
    public void close() {
        closed = true;
    }

    /** To be called before the first change: what is done after each one, on any thread. */
    public void telling(Runnable others) {
        tellOthers = others;
    }

    /** Looks for changes of other processes now, because there may be some. From any thread; does not wait. */
    public void look() {
        lookAgain.set(true);
        lookIfNobodyDoes();
    }

    /* A look that began before a change was made may miss it, so that another one follows. */
    private void lookIfNobodyDoes() {
        if (!closed && looking.compareAndSet(false, true)) {
            lookAgain.set(false);
            vertx.executeBlocking(this::changes, false)
                    .onFailure(failure -> LOG.warn(
                            "changes of consents can't be read: {}",
                            failure.getClass().getName()))
                    .onComplete(done -> {
                        looking.set(false);
                        if (lookAgain.get()) {
                            lookIfNobodyDoes();
                        }
                    });
        }
    }

    /** One look at the changes; blocks. */
    boolean changes() {
        long start = System.nanoTime();
        var changes = store.query(connection -> ConsentTable.changesAfter(connection, looked.get()));
        changes.forEach((number, seq) -> {
            note(number, seq);
            looked.accumulateAndGet(seq, Math::max);
        });
        lookedAt = start;
        return true;
    }

    private void note(String number, long seq) {
        changed.asMap().merge(number, seq, Math::max);
        newest.accumulateAndGet(seq, Math::max);
    }

    /** All that a person said. Completes at once if that is remembered, and remembered well. */
    public Future<SubjectConsents> of(Subject person) {
        var remembered = known.getIfPresent(person);
        return remembered != null && isCurrent(remembered)
                ? Future.succeededFuture(remembered)
                : vertx.executeBlocking(() -> load(person), false);
    }

    /* Nobody knows which person a new number stands for: any change makes what is remembered of nobody worthless. */
    private boolean isCurrent(SubjectConsents remembered) {
        if (System.nanoTime() - lookedAt > fresh.toNanos()) {
            return false;
        }
        var last =
                remembered.number().isEmpty() ? Long.valueOf(newest.get()) : changed.getIfPresent(remembered.number());
        return last == null || last <= remembered.seq();
    }

    private SubjectConsents load(Subject person) {
        long seq = store.query(ConsentTable::lastChange);
        var number = seal.knownNumber(person);
        var consents = number.isEmpty()
                ? Map.<Purpose, Consent>of()
                : store.query(connection -> ConsentTable.of(connection, number.get()));
        var loaded = new SubjectConsents(number.orElse(""), consents, seq);
        known.put(person, loaded);
        return loaded;
    }

    /**
     * What somebody said.
     *
     * @param states what is left out stays as it was
     * @param by who tells it: a token's name, or the page for the person itself
     */
    public record Statement(Map<Purpose, State> states, String source, String textVersion, String by) {

        public Statement {
            states = states.isEmpty() ? Map.of() : new EnumMap<>(states);
        }
    }

    /** Takes down what a person said; completes when that is recorded and in force. */
    public Future<SubjectConsents> put(String tenant, String id, Statement said) {
        var person = Subject.person(tenant, id);
        return register(tenant, id)
                .compose(number -> put(number, said))
                .compose(done -> vertx.executeBlocking(() -> load(person), false));
    }

    /** Makes a person known whose consents are not known yet; completes with the number that stands for it. */
    public Future<String> register(String tenant, String id) {
        return vertx.executeBlocking(() -> people.register(tenant, id), false);
    }

    /** The same for a person whose number is known; fails with an {@link UnknownPerson} if it is nobody's. */
    public Future<Void> put(String number, Statement said) {
        var now = clock.instant();
        var events = new ArrayList<Future<Void>>();
        said.states().forEach((purpose, state) -> {
            var facts = new LinkedHashMap<String, String>();
            facts.put("subject", number);
            facts.put("purpose", purpose.word());
            facts.put("state", state.word());
            facts.put("source", said.source());
            facts.put("textVersion", said.textVersion());
            facts.put("by", said.by());
            events.add(journal.append(new AuditEvent.Noted("consent.changed", "", now, facts)));
        });
        return Future.all(events)
                .compose(recorded -> vertx.executeBlocking(() -> write(number, said), false))
                .onSuccess(written -> tellOthers.run())
                .mapEmpty();
    }

    private boolean write(String number, Statement said) {
        var now = clock.instant();
        long seq = store.call(connection -> {
            if (ConsentTable.person(connection, number).isEmpty()) {
                throw new UnknownPerson();
            }
            ConsentTable.forgetChangesBefore(connection, now.minus(OLD));
            long change = ConsentTable.change(connection, number, now);
            for (var entry : said.states().entrySet()) {
                var consent = new Consent(entry.getValue(), said.source(), said.textVersion(), now);
                ConsentTable.put(connection, number, entry.getKey(), consent);
                HistoryTable.add(connection, number, change, new Said(entry.getKey(), consent, said.by()));
            }
            return change;
        });
        note(number, seq);
        return true;
    }

    /** What the person said for whom a number stands; empty if it is nobody's. */
    public Future<Optional<Map<Purpose, Consent>>> ofNumber(String number) {
        return vertx.executeBlocking(
                () -> store.query(
                        connection -> ConsentTable.person(connection, number).isEmpty()
                                ? Optional.empty()
                                : Optional.of(ConsentTable.of(connection, number))),
                false);
    }

    /** Whether a person took back the consent to a purpose, or to AI; asks the store. Nobody and no purpose take nothing back. */
    public Future<Boolean> isWithdrawn(String number, String purpose) {
        return number.isEmpty()
                ? Future.succeededFuture(false)
                : ofNumber(number)
                        .map(said -> said.map(consents -> new SubjectConsents(number, consents, 0))
                                .filter(known -> known.isWithdrawn(Purpose.AI)
                                        || Purpose.of(purpose)
                                                .filter(known::isWithdrawn)
                                                .isPresent())
                                .isPresent());
    }

    /** What a person said before, the newest first, the last few hundred at most; nothing of somebody who is not known. */
    public Future<List<Said>> history(Subject person) {
        return vertx.executeBlocking(
                () -> {
                    var number = seal.knownNumber(person);
                    return number.isEmpty()
                            ? List.<Said>of()
                            : store.query(connection -> HistoryTable.of(connection, number.get(), LONGEST_HISTORY));
                },
                false);
    }

    /** A person in an export. */
    public record Entry(String number, String tenant, String id, Map<Purpose, Consent> consents) {}

    /** People whose numbers come after one, in the order of numbers. */
    public Future<List<Entry>> after(String number, int most) {
        return vertx.executeBlocking(() -> entries(number, most), false);
    }

    private List<Entry> entries(String number, int most) {
        return store.query(connection -> {
            var entries = new ArrayList<Entry>();
            for (var person : ConsentTable.peopleAfter(connection, number, most)) {
                entries.add(new Entry(
                        person.number(),
                        person.tenant(),
                        people.id(person),
                        ConsentTable.of(connection, person.number())));
            }
            return entries;
        });
    }
}

package io.trustrail.gateway.label.publish;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.index.UtcTime;
import io.trustrail.gateway.audit.log.note.LogKey;
import io.trustrail.gateway.label.Difference;
import io.trustrail.gateway.label.Label;
import io.trustrail.gateway.label.LabelJson;
import io.trustrail.gateway.label.facts.LabelOf;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The labels of this gateway's features, as they are published. */
public final class LabelRegister {

    private static final Logger LOG = LoggerFactory.getLogger(LabelRegister.class);

    private final Vertx vertx;
    private final Store store;
    private final IssueTable table;
    private final Journal journal;
    private final LogKey key;
    private final Clock clock;
    private volatile Map<String, Published> current = Map.of();
    private Future<Void> last = Future.succeededFuture();

    /** A label in force, and the version that says it. */
    public record Published(Label label, Issue issue) {}

    public LabelRegister(Vertx vertx, Store store, Journal journal, LogKey key, Clock clock) {
        this.vertx = vertx;
        this.store = store;
        this.table = new IssueTable(store);
        this.journal = journal;
        this.key = key;
        this.clock = clock;
    }

    /** The labels in force, by feature. */
    public Map<String, Published> current() {
        return current;
    }

    /** The public key of signatures, as verifiers take it. */
    public String verifierKey() {
        return key.verifier();
    }

    /**
     * Publishes the labels of a policy that comes into force, one policy after the other. Completes when they are served; a
     * failure is logged, and the labels before stay.
     */
    public synchronized Future<Void> publish(PolicyBook book) {
        last = last.otherwiseEmpty()
                .compose(before -> replace(book))
                .onFailure(failed -> LOG.error("labels can't be published", failed));
        return last;
    }

    /** Completes when nothing is being published any more. */
    public synchronized Future<Void> settled() {
        return last.otherwiseEmpty();
    }

    private Future<Void> replace(PolicyBook book) {
        return blocking(() -> published(book)).map(labels -> {
            current = Map.copyOf(labels);
            return null;
        });
    }

    /* In one transaction: of gateways that share a store, one makes and records a version, and the others find it. */
    private Map<String, Published> published(PolicyBook book) {
        var labels = LabelOf.all(book).values().stream()
                .filter(label -> book.words().feature(label.feature()).isPublic())
                .toList();
        return store.call(connection -> {
            var published = new TreeMap<String, Published>();
            for (var label : labels) {
                var fresh = compared(label, book.hash());
                if (fresh.isNew()) {
                    journal.appendNow(event(fresh.published().issue()));
                    table.add(connection, fresh.published().issue());
                }
                published.put(label.feature(), fresh.published());
            }
            return published;
        });
    }

    private record Fresh(Published published, boolean isNew) {}

    private Fresh compared(Label label, String policyHash) {
        var json = LabelJson.canonical(label);
        var before = table.latest(label.feature());
        if (before.isPresent() && isSame(before.get(), json)) {
            return new Fresh(new Published(label, before.get()), false);
        }
        int version = before.map(Issue::version).orElse(0) + 1;
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var hash = LabelJson.hash(json);
        var issue = new Issue(
                label.feature(),
                version,
                at,
                hash,
                policyHash,
                new String(json, StandardCharsets.UTF_8),
                LabelNote.of(key, label.feature(), version, at, hash));
        return new Fresh(new Published(label, issue), true);
    }

    /* Where a comment moved lines of a policy file, the version stays, and with it its numbers of lines. */
    private static boolean isSame(Issue before, byte[] json) {
        try {
            return Difference.between(
                            LabelJson.parse(before.json().getBytes(StandardCharsets.UTF_8)), LabelJson.parse(json))
                    .isEmpty();
        } catch (IOException e) {
            throw new IllegalStateException("the store has labels that are none", e);
        }
    }

    private static AuditEvent event(Issue issue) {
        return new AuditEvent.Noted(
                "label.published",
                "",
                issue.at(),
                Map.of(
                        "feature",
                        issue.feature(),
                        "version",
                        Integer.toString(issue.version()),
                        "hash",
                        issue.hash(),
                        "policyHash",
                        issue.policyHash()));
    }

    /** All versions of a feature's label, the newest first; none if there never was one. */
    public Future<List<Issue>> versions(String feature) {
        return blocking(() -> table.versions(feature));
    }

    /**
     * A version by its number, or the one in force at some time.
     *
     * @param which digits, or an instant
     */
    public static Optional<Issue> find(List<Issue> versions, String which) {
        if (which.matches("\\d{1,9}")) {
            return versions.stream()
                    .filter(it -> it.version() == Integer.parseInt(which))
                    .findFirst();
        }
        return UtcTime.parse(which).flatMap(at -> inForce(versions, at));
    }

    /* Before there was one, the first. */
    private static Optional<Issue> inForce(List<Issue> versions, Instant at) {
        return versions.stream()
                .filter(it -> !it.at().isAfter(at))
                .findFirst()
                .or(() -> versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1)));
    }

    /** How one version differs from another. */
    public static List<Difference> differences(Issue before, Issue after) {
        try {
            return new ArrayList<>(Difference.between(
                    LabelJson.parse(before.json().getBytes(StandardCharsets.UTF_8)),
                    LabelJson.parse(after.json().getBytes(StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new IllegalStateException("the store has labels that are none", e);
        }
    }

    private <T> Future<T> blocking(Callable<T> work) {
        return vertx.executeBlocking(work, false).map(Objects::requireNonNull);
    }
}

package io.trustrail.bench.log;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.JournalOptions;
import io.trustrail.gateway.audit.commit.DatabaseCommitPoint;
import io.trustrail.gateway.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;

/** The commit points that can be measured, by name. */
final class CommitPoints {

    /** The one that keeps nothing: what is measured with it is the bench. */
    static final String NONE = "none";

    private CommitPoints() {}

    /**
     * A commit point.
     *
     * @param name {@code none}, which is the bench itself; {@code journal}, its files; {@code postgres}, the journal in the
     *     database that {@code TRUSTRAIL_DATABASE_URL} and its companions name
     * @param directory for its files, on the disk that is meant
     */
    static CommitPoint open(String name, Vertx vertx, Path directory) throws IOException {
        return switch (name) {
            case NONE -> new None();
            case "journal" -> new OfJournal(Journal.open(vertx, directory.resolve("journal"), JournalOptions.DEFAULT));
            case "postgres" ->
                new OfJournal(Journal.open(
                        vertx,
                        directory.resolve("journal"),
                        JournalOptions.DEFAULT,
                        new DatabaseCommitPoint(database(), "bench-" + UUID.randomUUID(), Clock.systemUTC())));
            default ->
                throw new IllegalArgumentException("no commit point is named " + name + ": none, journal, postgres");
        };
    }

    private static Database database() {
        return Database.from(System.getenv())
                .orElseThrow(() -> new IllegalArgumentException("postgres needs " + Database.URL));
    }

    private record None() implements CommitPoint {

        @Override
        public Future<Void> append(AuditEvent event) {
            return Future.succeededFuture();
        }

        @Override
        public void appendLater(AuditEvent event) {}

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }
    }

    private record OfJournal(Journal journal) implements CommitPoint {

        @Override
        public Future<Void> append(AuditEvent event) {
            return journal.append(event);
        }

        @Override
        public void appendLater(AuditEvent event) {
            journal.appendLater(event);
        }

        @Override
        public Future<Void> close() {
            return journal.close();
        }
    }
}

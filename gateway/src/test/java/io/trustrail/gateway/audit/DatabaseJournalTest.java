package io.trustrail.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trustrail.gateway.audit.commit.CommitPoint;
import io.trustrail.gateway.audit.commit.DatabaseCommitPoint;
import io.trustrail.gateway.audit.commit.ReplicaJournals;
import io.trustrail.gateway.audit.segment.Segment;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.StoreKind;
import io.trustrail.gateway.store.Database;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The journal with PostgreSQL as its commit point. */
@Timeout(120)
class DatabaseJournalTest {

    private static final JournalOptions SMALL = new JournalOptions(32 * 1024, 10_000, Duration.ofMillis(20));

    private final Vertx vertx = Vertx.vertx();
    private final List<Journal> journals = new ArrayList<>();
    private final Path data;
    private final Database database;

    DatabaseJournalTest(@TempDir Path data) {
        this.data = data;
        this.database = Database.from(StoreKind.POSTGRES.environment(data)).orElseThrow();
    }

    @AfterEach
    void close() {
        journals.forEach(journal -> Await.result(journal.close()));
        Await.result(vertx.close());
    }

    private Journal open(String directory, String replica) throws IOException {
        var point = new DatabaseCommitPoint(database, replica, Clock.systemUTC());
        var journal = Journal.open(vertx, data.resolve(directory), SMALL, point);
        journals.add(journal);
        return journal;
    }

    private static void write(Journal journal, int from, int to) {
        var all = IntStream.range(from, to)
                .mapToObj(i -> journal.append(Events.opened("call_" + i)))
                .toList();
        Await.result(Future.all(all));
    }

    private List<String> read(String directory) throws IOException {
        var lines = new ArrayList<String>();
        JournalReader.read(data.resolve(directory), lines::add);
        return lines;
    }

    @Test
    void whatWasAcknowledgedOutlivesTheDisk() throws IOException {
        var first = open("journal", "one");
        write(first, 0, 200);
        Await.result(first.append(Events.closed("call_0")));
        var before = read("journal");

        // As after a crash on a disk that is gone: nothing was closed, and another process starts with nothing.
        var second = open("elsewhere", "one");

        assertThat(read("elsewhere").subList(0, before.size())).isEqualTo(before);
        assertThat(second.unclosed()).hasSize(199);
        assertThat(Segment.list(data.resolve("elsewhere"))).as("several files").hasSizeGreaterThan(2);
    }

    @Test
    void aFileThatIsBehindIsMadeAgain() throws IOException {
        var first = open("journal", "one");
        write(first, 0, 20);
        Await.result(first.close());
        var before = read("journal");
        var files = Segment.list(data.resolve("journal"));
        var newest = files.get(files.size() - 1).path();
        Files.write(newest, Arrays.copyOf(Files.readAllBytes(newest), 700));

        open("journal", "one");

        assertThat(read("journal").subList(0, before.size())).isEqualTo(before);
    }

    @Test
    void whoeverLosesTheNameWritesNoMore() throws IOException {
        var first = open("journal", "one");
        write(first, 0, 5);
        var second = open("elsewhere", "one");
        var other = open("other", "two");

        assertThatThrownBy(() -> write(first, 5, 6)).hasMessageContaining("TRUSTRAIL_REPLICA");
        write(second, 6, 7);
        write(other, 7, 8);
        assertThat(first.state().healthy()).isFalse();
        assertThat(read("elsewhere")).noneMatch(line -> line.contains("call_5"));
    }

    @Test
    void othersSeeWhichCallsALostGatewayLeftOpen() throws Exception {
        try (var store = Store.open(data, StoreKind.POSTGRES.environment(data))) {
            var lost = new LostReplicas(store, data, Duration.ZERO, Clock.systemUTC());
            var point = new DatabaseCommitPoint(database, "one", Clock.systemUTC());
            var journal = Journal.open(vertx, data.resolve("journal"), SMALL, point);
            journals.add(journal);
            open("other", "two");
            write(journal, 0, 200);
            for (int i = 0; i < 198; i++) {
                Await.result(journal.append(Events.closed("call_" + i)));
            }
            assertThat(lost.look()).as("while both are there").isEmpty();

            // As a process that dies: its connection ends, and nothing else happens.
            point.close();

            var one = Await.result(vertx.executeBlocking(lost::look)).get(0);
            assertThat(one.replica()).isEqualTo("one");
            assertThat(one.unclosed()).extracting(AuditEvent.Noted::call).containsExactly("call_198", "call_199");
            lost.reported(one);
            assertThat(lost.look()).as("told once").isEmpty();
        }
    }

    @Test
    void withoutTheDatabaseCallsAreRefusedAndThenGoOnWithoutAGap() throws IOException {
        var journal = open("journal", "one");
        write(journal, 0, 5);
        StoreKind.server().halt();
        try {
            assertThatThrownBy(() -> write(journal, 5, 6)).hasMessageContaining("the database");
            assertThat(journal.state().healthy()).isFalse();
        } finally {
            StoreKind.server().resume();
        }
        Await.until("the journal is sound again", () -> journal.state().healthy());
        write(journal, 6, 10);

        var here = read("journal");
        open("elsewhere", "one");
        assertThat(read("elsewhere").subList(0, here.size())).isEqualTo(here);
    }

    @Test
    void groupsLieInThePartitionOfTheirMonth() throws Exception {
        write(open("journal", "one"), 0, 5);

        var month = LocalDate.now(Clock.systemUTC()).toString().substring(0, 7).replace('-', '_');
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM journal_groups_" + month)) {
            rows.next();
            assertThat(rows.getLong(1)).isPositive();
        }
    }

    @Test
    void whatTheLogForgotLeavesTheDatabaseAndItsEmptyMonths() throws Exception {
        try (var store = Store.open(data, StoreKind.POSTGRES.environment(data))) {
            var one = open("journal", "one");
            for (int i = 0; i < 6; i++) {
                write(one, 100 * i, 100 * i + 100);
            }
            write(open("other", "two"), 0, 5);
            sql("CREATE TABLE journal_groups_2020_01 PARTITION OF journal_groups FOR VALUES FROM ('2020-01-01"
                    + " 00:00:00+00') TO ('2020-02-01 00:00:00+00')");
            sql("CREATE TABLE journal_groups_2020_02 PARTITION OF journal_groups FOR VALUES FROM ('2020-02-01"
                    + " 00:00:00+00') TO ('2020-03-01 00:00:00+00')");
            sql("INSERT INTO journal_groups SELECT 'three', 1, 2, 1, '2020-02-02', ''");
            var files = Segment.list(data.resolve("journal"));
            long third = files.get(2).first();
            var journals = new ReplicaJournals(store);

            assertThat(journals.forget("one", files.get(1).first() - 1))
                    .as("the file has later records, too")
                    .isZero();
            assertThat(journals.forget("one", third)).isPositive();

            open("elsewhere", "one");
            assertThat(Segment.list(data.resolve("elsewhere")).get(0).first()).isEqualTo(third);
            open("otherwise", "two");
            assertThat(Segment.list(data.resolve("otherwise")).get(0).first())
                    .as("another gateway's")
                    .isEqualTo(1);
            assertThat(partitions()).contains("journal_groups_2020_02").doesNotContain("journal_groups_2020_01");
        }
    }

    private void sql(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> partitions() throws SQLException {
        var names = new ArrayList<String>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE inhparent ="
                                + " 'journal_groups'::regclass")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @Test
    void theEnvironmentChooses() {
        var environment = StoreKind.POSTGRES.environment(data);

        assertThat(CommitPoint.of(environment, "one").isFiles()).isTrue();
        assertThatThrownBy(() -> CommitPoint.of(Map.of(CommitPoint.CHOICE, "database"), "one"))
                .hasMessageContaining(Database.URL);
        assertThatThrownBy(() -> CommitPoint.of(Map.of(CommitPoint.CHOICE, "paper"), "one"))
                .hasMessageContaining(CommitPoint.CHOICE);
    }
}

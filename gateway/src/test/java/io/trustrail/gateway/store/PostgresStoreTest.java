package io.trustrail.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.StoreKind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only the shared store promises. */
class PostgresStoreTest {

    private static final long PATIENCE_SECONDS = 30;

    private final Path data;

    PostgresStoreTest(@TempDir Path data) {
        this.data = data;
    }

    private Store open() {
        return StoreKind.POSTGRES.open(data);
    }

    @Test
    void noFileIsMadeBesideIt() {
        try (var store = open()) {
            assertThat(count(store, "schema_version")).isEqualTo(Migrations.FILES.size());
        }
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aDatabaseThatIsNotThereIsNamedWithTheVariable() {
        var environment = Map.of(Database.URL, "jdbc:postgresql://127.0.0.1:1/trustrail?connectTimeout=1");

        assertThatThrownBy(() -> Store.open(data, environment))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/trustrail can't be opened")
                .hasMessageContaining("refused")
                .hasMessageContaining(Database.URL);
    }

    @Test
    void aWrongPasswordIsToldAndNotShown() {
        var environment = new HashMap<>(StoreKind.POSTGRES.environment(data));
        environment.put(Database.PASSWORD, "wrong-one");

        assertThatThrownBy(() -> Store.open(data, environment))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("password authentication failed")
                .hasMessageContaining(Database.PASSWORD)
                .hasMessageNotContaining("wrong-one");
    }

    @ParameterizedTest
    @CsvSource({
        "TRUSTRAIL_DATABASE_URL, postgres://db/trustrail, jdbc:postgresql://",
        "TRUSTRAIL_DATABASE_URL, jdbc:postgresql://db/t?password=secret, TRUSTRAIL_DATABASE_PASSWORD",
        "TRUSTRAIL_DATABASE_CONNECTIONS, many, whole number",
        "TRUSTRAIL_DATABASE_CONNECTIONS, 1, 5 to 200",
    })
    void whatCantBeUsedIsNamed(String variable, String value, String advice) {
        var environment = new HashMap<>(Map.of(Database.URL, "jdbc:postgresql://db/trustrail"));
        environment.put(variable, value);

        assertThatThrownBy(() -> Store.open(data, environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(variable)
                .hasMessageContaining(advice)
                .hasMessageNotContaining("secret");
    }

    @Test
    void errorsQuoteNoRows() {
        try (var store = open()) {
            SqlFunction<Integer> insert = connection ->
                    execute(connection, "INSERT INTO seal_keys (name, wrapped_key) VALUES ('ann@example.com', '')");
            store.call(insert);

            assertThatThrownBy(() -> store.call(insert))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("duplicate key")
                    .hasMessageNotContaining("ann@example.com");
        }
    }

    @Test
    void whoReadsAndThenWritesIsAloneOverAllGateways() throws Exception {
        try (var one = open();
                var two = open()) {
            one.call(connection -> execute(connection, "CREATE TABLE tally (n INTEGER NOT NULL)"));
            one.call(connection -> execute(connection, "INSERT INTO tally VALUES (0)"));

            inParallel(i -> (i % 2 == 0 ? one : two).call(PostgresStoreTest::countUp));

            assertThat(number(one, "SELECT n FROM tally")).isEqualTo(40);
        }
    }

    /* Not one statement, so that only the lock makes it right. */
    private static int countUp(Connection connection) throws SQLException {
        long n = number(connection, "SELECT n FROM tally");
        return execute(connection, "UPDATE tally SET n = " + (n + 1));
    }

    @Test
    void whoWritesBesideOthersIsTriedAgainWhenTheyCollide() throws Exception {
        try (var store = open()) {
            inParallel(i -> store.callBeside(connection -> {
                // The same new key for all: whoever comes second must find it when he tries again.
                if (number(connection, "SELECT COUNT(*) FROM seal_keys") == 0) {
                    execute(connection, "INSERT INTO seal_keys (name, wrapped_key) VALUES ('one', '')");
                }
                return 0;
            }));

            assertThat(count(store, "seal_keys")).isEqualTo(1);
        }
    }

    @Test
    void aDutyIsOneGatewaysUntilItGivesItBackOrDies() {
        try (var two = open()) {
            try (var one = open()) {
                var duty = one.take("sweep").orElseThrow();

                assertThat(two.take("sweep")).isEmpty();
                two.take("cook").orElseThrow().close();
                duty.close();
                two.take("sweep").orElseThrow().close();

                assertThat(one.take("sweep")).isPresent();
            }
            Await.until(
                    "the duty of a gateway that ended is free",
                    () -> two.take("sweep").isPresent());
        }
    }

    @Test
    void aDatabaseThatComesBackIsUsedAgain() throws IOException {
        try (var store = open()) {
            SqlFunction<Long> read = connection -> count(connection, "schema_version");
            StoreKind.server().halt();
            try {
                assertThatThrownBy(() -> store.query(read)).isInstanceOf(StoreUnavailable.class);
            } finally {
                StoreKind.server().resume();
            }
            // Connections that were idle meanwhile are found out by whoever uses them first.
            Await.until("the store answers", () -> answers(store, read));
        }
    }

    /* The queries of the sweep that runs every second. An empty table is read whole however it is asked: that is off. */
    @ParameterizedTest
    @CsvSource({
        "window_end <= 1, reviews_ending",
        "escalated_at IS NULL AND due_at <= 1, reviews_overdue",
    })
    void whatIsDueIsFoundByAnIndex(String condition, String index) {
        try (var store = open()) {
            String plan = store.query(connection -> {
                execute(connection, "SET LOCAL enable_seqscan = off");
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("EXPLAIN (FORMAT JSON) SELECT * FROM reviews"
                                + " WHERE status IN ('open', 'claimed') AND " + condition + " LIMIT 100")) {
                    assertThat(rows.next()).isTrue();
                    return rows.getString(1);
                }
            });
            assertThat(plan).contains("\"Index Name\": \"" + index + "\"").contains("\"Index Cond\": \"(");
        }
    }

    private static boolean answers(Store store, SqlFunction<Long> read) {
        try {
            return store.query(read) == Migrations.FILES.size();
        } catch (StoreUnavailable e) {
            return false;
        }
    }

    private interface Work {
        int on(int i);
    }

    private static void inParallel(Work work) throws InterruptedException, ExecutionException {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var start = new CountDownLatch(1);
            List<Future<Integer>> all = IntStream.range(0, 40)
                    .mapToObj(i -> pool.submit(() -> {
                        start.await();
                        return work.on(i);
                    }))
                    .toList();
            start.countDown();
            for (var one : all) {
                one.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (TimeoutException e) {
            throw new AssertionError("still waiting", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static int execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static long count(Store store, String table) {
        return number(store, "SELECT COUNT(*) FROM " + table);
    }

    private static long number(Store store, String sql) {
        return store.query(connection -> number(connection, sql));
    }

    private static long count(Connection connection, String table) throws SQLException {
        return number(connection, "SELECT COUNT(*) FROM " + table);
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

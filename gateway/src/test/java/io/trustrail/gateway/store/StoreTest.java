package io.trustrail.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trustrail.gateway.it.fixture.StoreKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StoreKind.class)
class StoreTest {

    private final StoreKind kind;
    private final Path data;

    StoreTest(StoreKind kind, @TempDir Path data) {
        this.kind = kind;
        this.data = data;
    }

    @Test
    void whatOneProcessCommittedAnotherReads() {
        try (var one = kind.open(data);
                var two = kind.open(data)) {
            one.call(connection -> insertVersion(connection, 900));

            assertThat(two.query(StoreTest::versions)).contains(900);
        }
    }

    @Test
    void aFailedTransactionLeavesNoTraceAndTheStoreGoesOn() {
        try (var store = kind.open(data)) {
            assertThatThrownBy(() -> store.call(connection -> {
                        insertVersion(connection, 900);
                        return insertVersion(connection, 900);
                    }))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("the store failed");
            assertThatThrownBy(() -> store.call(connection -> {
                        insertVersion(connection, 901);
                        throw new IllegalStateException("changed my mind");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            store.call(connection -> insertVersion(connection, 902));
            assertThat(store.query(StoreTest::versions)).contains(902).doesNotContain(900, 901);
        }
    }

    @Test
    void aQueryDoesNotWaitForATransactionAndSeesWhatWasBeforeIt() throws Exception {
        var inserted = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        var writer = Executors.newSingleThreadExecutor();
        try (var store = kind.open(data)) {
            var writing = writer.submit(() -> store.call(connection -> {
                insertVersion(connection, 900);
                assertThat(store.query(StoreTest::versions)).as("its own").contains(900);
                inserted.countDown();
                assertThat(await(asked)).isTrue();
                return true;
            }));
            assertThat(await(inserted)).isTrue();

            assertThat(store.query(StoreTest::versions)).doesNotContain(900);
            asked.countDown();
            assertThat(writing.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(store.query(StoreTest::versions)).contains(900);
        } finally {
            asked.countDown();
            writer.shutdown();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void aQueryThatWritesIsRefused() {
        try (var store = kind.open(data)) {
            assertThatThrownBy(() -> store.query(connection -> insertVersion(connection, 900)))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageMatching("(?s).*read-?only.*");
            assertThat(store.query(StoreTest::versions)).doesNotContain(900);
        }
    }

    @Test
    void theSameStatementServesAgainAlsoInsideOfItself() {
        try (var store = kind.open(data)) {
            int highest = store.query(StoreTest::versions).stream()
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElseThrow();
            var sql = "SELECT version FROM schema_version WHERE version > ? ORDER BY version";
            for (int round = 0; round < 2; round++) {
                var pairs = new ArrayList<List<Integer>>();
                store.query(connection -> {
                    try (var outer = connection.prepareStatement(sql)) {
                        outer.setInt(1, highest - 2);
                        var one = outer.executeQuery();
                        while (one.next()) {
                            try (var inner = connection.prepareStatement(sql)) {
                                inner.setInt(1, one.getInt(1));
                                var two = inner.executeQuery();
                                while (two.next()) {
                                    pairs.add(List.of(one.getInt(1), two.getInt(1)));
                                }
                            }
                        }
                        return true;
                    }
                });
                assertThat(pairs).containsExactly(List.of(highest - 1, highest));
            }
        }
    }

    @Test
    void foreignKeysAreChecked() {
        try (var store = kind.open(data)) {
            assertThatThrownBy(() -> store.call(connection ->
                            execute(connection, "INSERT INTO api_key_features VALUES ('key_of_nobody', 'support')")))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageMatching("(?si).*foreign key.*");
        }
    }

    @Test
    void everyMigrationInTheFolderIsAppliedOnce() throws IOException, URISyntaxException {
        var folder = Path.of(StoreTest.class.getResource("/db/migrations").toURI());
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Migrations.FILES);
        }
        kind.open(data).close();
        try (var again = kind.open(data)) {
            assertThat(again.query(StoreTest::versions)).hasSize(Migrations.FILES.size());
        }
    }

    @Test
    void aStoreOfANewerVersionIsLeftAlone() {
        try (var store = kind.open(data)) {
            store.call(connection -> insertVersion(connection, 900));
        }
        assertThatThrownBy(() -> kind.open(data))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("newer Trustrail");
    }

    @Test
    void severalMayOpenANewStoreAtOnce() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        var start = new CountDownLatch(1);
        try {
            var opened = IntStream.range(0, 4)
                    .mapToObj(i -> pool.submit(() -> {
                        start.await();
                        try (var store = kind.open(data)) {
                            return store.query(StoreTest::versions).size();
                        }
                    }))
                    .toList();
            start.countDown();
            for (var each : opened) {
                assertThat(each.get(30, TimeUnit.SECONDS)).isEqualTo(Migrations.FILES.size());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void anEventLoopMayNotAskIt() throws Exception {
        var vertx = Vertx.vertx();
        try (var store = kind.open(data)) {
            var asked = vertx.getOrCreateContext();
            var failure = Future.<Throwable>future(promise -> asked.runOnContext(go -> {
                try {
                    store.query(StoreTest::versions);
                    promise.complete(new AssertionError("was answered"));
                } catch (IllegalStateException e) {
                    promise.complete(e);
                }
            }));
            assertThat(failure.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS))
                    .hasMessageContaining("worker");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private static int insertVersion(Connection connection, int version) throws SQLException {
        return execute(connection, "INSERT INTO schema_version VALUES (" + version + ", 'test', 0)");
    }

    private static int execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static List<Integer> versions(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT version FROM schema_version")) {
            var versions = new ArrayList<Integer>();
            while (rows.next()) {
                versions.add(rows.getInt(1));
            }
            return versions;
        }
    }
}

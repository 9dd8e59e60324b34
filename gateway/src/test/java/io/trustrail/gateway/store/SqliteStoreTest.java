package io.trustrail.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only the embedded store promises. */
class SqliteStoreTest {

    private final Path data;

    SqliteStoreTest(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void commitsAreSyncedThroughAWriteAheadLog() {
        try (var store = Store.open(data)) {
            String journal = store.query(connection -> text(connection, "PRAGMA journal_mode"));
            String synchronous = store.query(connection -> text(connection, "PRAGMA synchronous"));

            assertThat(journal).isEqualTo("wal");
            assertThat(synchronous).as("FULL").isEqualTo("2");
        }
    }

    /* The queries of the sweep that runs every second; without their own indexes it reads all that wait. */
    @ParameterizedTest
    @CsvSource({
        "window_end <= 1, reviews_ending",
        "escalated_at IS NULL AND due_at <= 1, reviews_overdue",
    })
    void whatIsDueIsFoundByAnIndex(String condition, String index) {
        try (var store = Store.open(data)) {
            String plan = store.query(connection -> {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("EXPLAIN QUERY PLAN SELECT * FROM reviews"
                                + " WHERE status IN ('open', 'claimed') AND " + condition + " LIMIT 100")) {
                    assertThat(rows.next()).isTrue();
                    return rows.getString("detail");
                }
            });
            assertThat(plan).contains("USING INDEX " + index + " ");
        }
    }

    @Test
    void onlyTheOwnerMayReadTheFiles() throws IOException {
        var directory = data.resolve("new");
        try (var store = Store.open(directory)) {
            store.call(connection ->
                    connection.createStatement().executeUpdate("INSERT INTO schema_version VALUES (900, 'test', 0)"));

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                    .isEqualTo("rwx------");
            try (var files = Files.list(directory)) {
                assertThat(files)
                        .hasSizeGreaterThan(1)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsNamed() throws IOException {
        Files.writeString(data.resolve(Store.FILE), "this is a letter, not a database".repeat(100));

        assertThatThrownBy(() -> Store.open(data))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(Store.FILE)
                .hasMessageContaining("not a database");
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}

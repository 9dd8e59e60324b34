package io.trustrail.gateway.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Brings a database to the schema that this version knows: one SQL file per step, each applied once, in order. */
final class Migrations {

    private static final String FOLDER = "/db/migrations/";

    /** The files; the position in the list, from 1, is the version. */
    static final List<String> FILES = List.of(
            "V001__api_keys.sql",
            "V002__users.sql",
            "V003__api_tokens.sql",
            "V004__seal.sql",
            "V005__reviews.sql",
            "V006__audit_outbox.sql",
            "V007__consents.sql",
            "V008__content.sql",
            "V009__inventory.sql",
            "V010__vouched_users.sql",
            "V011__labels.sql",
            "V012__webhooks.sql",
            "V013__review_groups.sql",
            "V014__fairness.sql",
            "V015__ai_labels.sql",
            "V016__concerns.sql",
            "V017__limit_counters.sql",
            "V018__inventory_days.sql",
            "V019__consent_history.sql",
            "V020__replicas.sql",
            "V021__review_purpose.sql",
            "V022__reviews_ending.sql",
            "V023__reviews_due_by_status.sql",
            "V024__reviews_not_judged.sql");

    private Migrations() {}

    /** Runs in the caller's transaction, so that two processes never apply the same step. */
    static void apply(Connection connection, Dialect dialect) throws SQLException {
        int version = version(connection);
        if (version > FILES.size()) {
            throw new StoreUnavailable(
                    "the store has schema version " + version + ", written by a newer Trustrail; this one knows "
                            + FILES.size() + ". Start the newer version, or restore a backup from before the upgrade.",
                    null);
        }
        for (var file : FILES.subList(version, FILES.size())) {
            run(connection, dialect.translate(script(file)));
            version++;
            record(connection, version, file);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS schema_version ("
                    + "version INTEGER NOT NULL PRIMARY KEY, file TEXT NOT NULL, applied_at BIGINT NOT NULL)");
            try (var rows = statement.executeQuery("SELECT COALESCE(MAX(version), 0) FROM schema_version")) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static void run(Connection connection, String script) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : script.split(";\\s*(?:\\n|$)", -1)) {
                if (!sql.isBlank()) {
                    statement.executeUpdate(sql);
                }
            }
        }
    }

    private static void record(Connection connection, int version, String file) throws SQLException {
        var sql = "INSERT INTO schema_version (version, file, applied_at) VALUES (?, ?, ?)";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setInt(1, version);
            insert.setString(2, file);
            insert.setLong(3, System.currentTimeMillis());
            insert.executeUpdate();
        }
    }

    private static String script(String file) {
        try (InputStream in = Migrations.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("migration " + file + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StoreUnavailable("migration " + file + " can't be read from the jar", e);
        }
    }
}

package io.trustrail.gateway.review.register;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.JournalReader;
import io.trustrail.gateway.store.Store;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Groups of changes: events name theirs, and the store keeps the newest of each process that took effect. So the record
 * can be set right where a group is in it that the store never got. For the register's thread.
 */
final class Groups {

    /** The fact by which an event names its group. */
    static final String FACT = "group";

    private static final String UNDONE = "review.undone";
    /* The process that died wrote into the last but one at most; the next one has begun its own. */
    private static final int SEGMENTS = 3;
    private static final int ID_BYTES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Journal journal;
    private String newest = "";

    Groups(Journal journal) {
        this.journal = journal;
    }

    static String randomId() {
        var id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        return "grp_" + HexFormat.of().formatHex(id);
    }

    /** Notes a group in its transaction, in the place of the one before it. */
    void note(Connection connection, String id, Instant at) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO review_groups (id, committed_at) VALUES (?, ?)")) {
            insert.setString(1, id);
            insert.setLong(2, at.toEpochMilli());
            insert.executeUpdate();
        }
        try (var delete = connection.prepareStatement("DELETE FROM review_groups WHERE id = ?")) {
            delete.setString(1, newest);
            delete.executeUpdate();
        }
    }

    /** To be called when the group's transaction is durable. */
    void happened(String id) {
        newest = id;
    }

    /** Says in the record that a group did not happen, though its events are there. Nobody waits for it. */
    void undone(String id, Instant at) {
        journal.appendLater(new AuditEvent.Noted(UNDONE, "", at, Map.of(FACT, id)));
    }

    /** Finds the last group of the process before in the record, and says so if it did not happen. Blocks. */
    void mend(Store store, Instant now) {
        last().ifPresent(group -> {
            if (store.query(connection -> isNoted(connection, group))) {
                newest = group;
            } else {
                undone(group, now);
            }
        });
    }

    private static boolean isNoted(Connection connection, String id) throws SQLException {
        try (var select = connection.prepareStatement("SELECT 1 FROM review_groups WHERE id = ?")) {
            select.setString(1, id);
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** The last group in the record, unless it is known there that it did not happen. */
    private Optional<String> last() {
        var last = new Last();
        try {
            JournalReader.readLast(journal.directory(), SEGMENTS, last::look);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(last.group).filter(group -> !group.isEmpty());
    }

    private static final class Last {

        private static final String MARK = "\"" + FACT + "\"";

        private String group = "";

        void look(String line) {
            if (!line.contains(MARK)) {
                return;
            }
            var record = new JsonObject(line);
            var facts = record.getJsonObject("facts", new JsonObject());
            if (UNDONE.equals(record.getString("type"))) {
                group = "";
            } else if (facts.getValue(FACT) instanceof String named && named.startsWith("grp_")) {
                group = named;
            }
        }
    }
}

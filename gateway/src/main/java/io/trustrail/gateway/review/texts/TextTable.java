package io.trustrail.gateway.review.texts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The SQL about sealed texts. */
public final class TextTable {

    private TextTable() {}

    /** Puts a text in the place of the one of this kind. */
    public static void put(Connection connection, String review, String kind, byte[] sealed, Instant at)
            throws SQLException {
        var sql = "INSERT INTO review_texts (review_id, kind, sealed, saved_at) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (review_id, kind) DO UPDATE SET sealed = excluded.sealed, saved_at = excluded.saved_at";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, review);
            insert.setString(2, kind);
            insert.setBytes(3, sealed);
            insert.setLong(4, at.toEpochMilli());
            insert.executeUpdate();
        }
    }

    /** All texts of a review, by kind. */
    public static Map<String, byte[]> all(Connection connection, String review) throws SQLException {
        var texts = new HashMap<String, byte[]>();
        try (var select = connection.prepareStatement("SELECT kind, sealed FROM review_texts WHERE review_id = ?")) {
            select.setString(1, review);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    texts.put(rows.getString("kind"), rows.getBytes("sealed"));
                }
            }
        }
        return texts;
    }

    public static void delete(Connection connection, String review, String kind) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM review_texts WHERE review_id = ? AND kind = ?")) {
            delete.setString(1, review);
            delete.setString(2, kind);
            delete.executeUpdate();
        }
    }

    /**
     * Deletes all texts of reviews about a person.
     *
     * @param number what stands for the person in records
     * @return how many texts there were
     */
    public static int erase(Connection connection, String number) throws SQLException {
        var sql = "DELETE FROM review_texts WHERE review_id IN (SELECT id FROM reviews WHERE subject_number = ?)";
        try (var delete = connection.prepareStatement(sql)) {
            delete.setString(1, number);
            return delete.executeUpdate();
        }
    }
}

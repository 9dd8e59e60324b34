package io.trustrail.gateway.review.table;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trustrail.gateway.review.Judgement;
import io.trustrail.gateway.review.Judgement.Signal;
import io.trustrail.gateway.review.ReviewState;
import io.trustrail.gateway.review.Terms;
import io.trustrail.gateway.review.item.Item;
import io.trustrail.gateway.review.item.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of reviews, read. */
public final class ReviewRows {

    public static final String SELECT = "SELECT * FROM reviews";

    /** The condition that a review has a confidence. */
    public static final String JUDGED = "confidence >= 0";

    private static final double NOT_JUDGED = -1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReviewRows() {}

    public static Optional<Item> byId(Connection connection, String id) throws SQLException {
        return one(connection, SELECT + " WHERE id = ?", id);
    }

    public static Optional<Item> byCall(Connection connection, String call) throws SQLException {
        return one(connection, SELECT + " WHERE call_id = ?", call);
    }

    private static Optional<Item> one(Connection connection, String sql, String value) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, value);
            return read(select).stream().findFirst();
        }
    }

    /** Whom it is about, and what for. */
    public static ReviewState.About about(Connection connection, String id) throws SQLException {
        try (var select = connection.prepareStatement("SELECT subject_number, purpose FROM reviews WHERE id = ?")) {
            select.setString(1, id);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? new ReviewState.About(rows.getString(1), rows.getString(2))
                        : new ReviewState.About("", "");
            }
        }
    }

    /** Who had claimed it last, or empty. */
    public static String lastClaimant(Connection connection, String id) throws SQLException {
        try (var select = connection.prepareStatement("SELECT last_claimed_by FROM reviews WHERE id = ?")) {
            select.setString(1, id);
            try (var rows = select.executeQuery()) {
                return rows.next() ? orEmpty(rows.getString(1)) : "";
            }
        }
    }

    /** What the confidence of a review was made of. */
    public static List<Signal> signals(Connection connection, String id) throws SQLException {
        try (var select = connection.prepareStatement("SELECT signals FROM reviews WHERE id = ?")) {
            select.setString(1, id);
            try (var rows = select.executeQuery()) {
                return rows.next() ? signals(rows.getString(1)) : List.of();
            }
        }
    }

    /** Which of these have ended. */
    public static List<String> ended(Connection connection, List<String> ids) throws SQLException {
        var sql = "SELECT id FROM reviews WHERE status NOT IN ('open', 'claimed') AND id IN (?"
                + ", ?".repeat(ids.size() - 1) + ")";
        var ended = new ArrayList<String>();
        try (var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < ids.size(); i++) {
                select.setString(i + 1, ids.get(i));
            }
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    ended.add(rows.getString(1));
                }
            }
        }
        return ended;
    }

    public static List<Item> read(PreparedStatement select) throws SQLException {
        var items = new ArrayList<Item>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                items.add(item(rows));
            }
        }
        return items;
    }

    public static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getString("id"),
                row.getString("call_id"),
                row.getString("tenant"),
                row.getString("application"),
                row.getString("feature"),
                row.getString("policy_hash"),
                row.getString("vendor"),
                row.getString("model"),
                row.getString("dialect"),
                row.getString("language"),
                words(row.getString("reasons")),
                confidence(row.getDouble("confidence")),
                terms(row),
                time(row, "opened_at"),
                Status.of(row.getString("status")),
                claim(row),
                opinion(row),
                row.getInt("disputed") != 0,
                timeOrNull(row, "escalated_at"),
                timeOrNull(row, "client_gone_at"),
                end(row));
    }

    /** A confidence as a row has it: there is no NaN in SQL. */
    static double stored(double confidence) {
        return Double.isNaN(confidence) ? NOT_JUDGED : confidence;
    }

    private static double confidence(double stored) {
        return stored < 0 ? Judgement.NOT_JUDGED : stored;
    }

    private static Terms terms(ResultSet row) throws SQLException {
        return new Terms(
                Terms.Mode.valueOf(row.getString("mode").toUpperCase(Locale.ROOT)),
                time(row, "due_at"),
                time(row, "window_end"),
                Terms.OnExpiry.valueOf(row.getString("on_expiry").toUpperCase(Locale.ROOT)),
                row.getInt("priority"),
                Set.copyOf(words(row.getString("skills"))),
                row.getInt("four_eyes") != 0);
    }

    private static Item.@Nullable Claim claim(ResultSet row) throws SQLException {
        var by = row.getString("claimed_by");
        return by == null ? null : new Item.Claim(by, time(row, "lease_end"));
    }

    private static Item.@Nullable Opinion opinion(ResultSet row) throws SQLException {
        var by = row.getString("first_by");
        return by == null
                ? null
                : new Item.Opinion(by, Status.of(row.getString("first_verdict")), row.getString("first_decision_id"));
    }

    private static Item.@Nullable End end(ResultSet row) throws SQLException {
        var at = timeOrNull(row, "decided_at");
        return at == null
                ? null
                : new Item.End(
                        orEmpty(row.getString("decided_by")),
                        at,
                        orEmpty(row.getString("decision_id")),
                        row.getString("code"),
                        words(row.getString("personal_data")));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Words between blanks. */
    public static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
    }

    public static String words(Collection<String> words) {
        return String.join(" ", words);
    }

    public static String signals(List<Signal> signals) {
        try {
            return JSON.writeValueAsString(signals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Signal> signals(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

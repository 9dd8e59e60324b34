package io.trustrail.gateway.review.labels;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trustrail.gateway.review.Judgement.Signal;
import io.trustrail.gateway.review.Terms.Mode;
import io.trustrail.gateway.review.calibration.Labelled;
import io.trustrail.gateway.review.item.Item;
import io.trustrail.gateway.review.item.Status;
import io.trustrail.gateway.review.table.ReviewRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The SQL about labels. */
final class LabelTable {

    private static final String DECIDED = " WHERE status IN ('approved', 'edited', 'rejected')";
    private static final String SAMPLE = "sample";
    private static final String FEEDBACK = "feedback";

    private static final String MEASURED = " AND " + ReviewRows.JUDGED;
    private static final int MOST = 20_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private LabelTable() {}

    static boolean isSampled(Item item) {
        return item.terms().mode() == Mode.SAMPLE || item.reasons().contains(SAMPLE);
    }

    /**
     * The labels that were made last, of people here and from elsewhere.
     *
     * @param feature of this feature; of all if empty
     */
    static List<Labelled> all(Connection connection, String feature) throws SQLException {
        var labels = new ArrayList<Labelled>();
        var sql = ReviewRows.SELECT + DECIDED + MEASURED
                + " AND (? = '' OR feature = ?) ORDER BY decided_at DESC, id LIMIT ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, feature);
            select.setString(2, feature);
            select.setInt(3, MOST);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    labels.add(own(ReviewRows.item(rows), ReviewRows.signals(rows.getString("signals"))));
                }
            }
        }
        labels.addAll(foreign(connection, feature));
        return labels;
    }

    private static Labelled own(Item item, List<Signal> signals) {
        var values = new LinkedHashMap<String, Double>();
        signals.forEach(signal -> values.put(signal.name(), signal.value()));
        return new Labelled(item.confidence(), values, item.status() == Status.APPROVED, isSampled(item));
    }

    private static List<Labelled> foreign(Connection connection, String feature) throws SQLException {
        var labels = new ArrayList<Labelled>();
        var sql = "SELECT confidence, signals, approved, sampled FROM review_labels l WHERE (? = '' OR feature = ?)"
                // What a person here decided counts, and not what somebody else said of the same answer.
                + " AND NOT (source = 'feedback' AND EXISTS (SELECT 1 FROM reviews r WHERE r.call_id = l.id"
                + " AND r.status IN ('approved', 'edited', 'rejected')))"
                + " ORDER BY imported_at DESC, source, id LIMIT ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, feature);
            select.setString(2, feature);
            select.setInt(3, MOST);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    labels.add(foreign(rows));
                }
            }
        }
        return labels;
    }

    private static Labelled foreign(ResultSet row) throws SQLException {
        return new Labelled(
                row.getDouble("confidence"),
                numbers(row.getString("signals")),
                row.getInt("approved") != 0,
                row.getInt("sampled") != 0);
    }

    static void put(Connection connection, String source, Foreign foreign, Instant at) throws SQLException {
        var sql = "INSERT INTO review_labels (source, id, feature, confidence, signals, approved, sampled, imported_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source, id) DO UPDATE SET feature = excluded.feature,"
                + " confidence = excluded.confidence, signals = excluded.signals, approved = excluded.approved,"
                + " sampled = excluded.sampled, imported_at = excluded.imported_at";
        var label = foreign.label();
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, source);
            insert.setString(2, foreign.id());
            insert.setString(3, foreign.feature());
            insert.setDouble(4, label.confidence());
            insert.setString(5, json(label.signals()));
            insert.setInt(6, label.approved() ? 1 : 0);
            insert.setInt(7, label.sampled() ? 1 : 0);
            insert.setLong(8, at.toEpochMilli());
            insert.executeUpdate();
        }
    }

    /** Puts down what an application says of the answer of its call, if that has a review; whether it has one. */
    static boolean fromFeedback(
            Connection connection, String call, String tenant, String application, boolean approved, Instant at)
            throws SQLException {
        var sql = ReviewRows.SELECT + " WHERE call_id = ? AND tenant = ? AND application = ?" + MEASURED;
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, call);
            select.setString(2, tenant);
            select.setString(3, application);
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    return false;
                }
                var item = ReviewRows.item(rows);
                var own = own(item, ReviewRows.signals(rows.getString("signals")));
                var label = new Labelled(own.confidence(), own.signals(), approved, own.sampled());
                put(connection, FEEDBACK, new Foreign(call, item.feature(), label), at);
                return true;
            }
        }
    }

    /** Forgets what was said of a call. */
    static void forgetFeedback(Connection connection, String call) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM review_labels WHERE source = ? AND id = ?")) {
            delete.setString(1, FEEDBACK);
            delete.setString(2, call);
            delete.executeUpdate();
        }
    }

    /** Decisions of people, the oldest first, behind a time and an id. */
    static List<DecisionLine> decisions(Connection connection, long afterMillis, String afterId, int limit)
            throws SQLException {
        var lines = new ArrayList<DecisionLine>();
        var sql = ReviewRows.SELECT + DECIDED + " AND (decided_at > ? OR (decided_at = ? AND id > ?))"
                + " ORDER BY decided_at, id LIMIT ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, afterMillis);
            select.setLong(2, afterMillis);
            select.setString(3, afterId);
            select.setInt(4, limit);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    lines.add(new DecisionLine(ReviewRows.item(rows), ReviewRows.signals(rows.getString("signals"))));
                }
            }
        }
        return lines;
    }

    /* "null" if nobody knows them. */
    private static String json(@Nullable Map<String, Double> numbers) {
        try {
            return JSON.writeValueAsString(numbers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Map<String, Double> numbers(String json) {
        try {
            return JSON.readValue(json, new TypeReference<LinkedHashMap<String, Double>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

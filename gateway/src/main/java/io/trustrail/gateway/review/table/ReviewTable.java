package io.trustrail.gateway.review.table;

import io.trustrail.gateway.review.Submission;
import io.trustrail.gateway.review.item.Item;
import io.trustrail.gateway.review.item.Status;
import io.trustrail.gateway.review.item.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows of reviews, written: each method is one step of a transition, in the caller's transaction. */
public final class ReviewTable {

    private ReviewTable() {}

    /**
     * A new review.
     *
     * @param number what stands for the subject
     * @param replica the gateway that opens it
     */
    public static void insert(
            Connection connection, String id, Submission submission, String number, String replica, Instant at)
            throws SQLException {
        var columns = "id, call_id, tenant, application, feature, policy_hash, vendor, model, dialect, language,"
                + " subject_number, mode, reasons, confidence, signals, priority, skills, four_eyes, opened_at, due_at,"
                + " window_end, on_expiry, status, purpose, replica";
        var sql = "INSERT INTO reviews (" + columns + ") VALUES (?" + ", ?".repeat(columns.split(",", -1).length - 1)
                + ")";
        try (var insert = connection.prepareStatement(sql)) {
            int filled = fill(insert, id, submission, number, at);
            insert.setString(filled + 1, replica);
            insert.executeUpdate();
        }
        skills(connection, id, submission);
    }

    private static int fill(PreparedStatement insert, String id, Submission submission, String number, Instant at)
            throws SQLException {
        var from = submission.provenance();
        var why = submission.judgement();
        var terms = submission.terms();
        int n = 0;
        insert.setString(++n, id);
        insert.setString(++n, submission.call());
        insert.setString(++n, from.tenant());
        insert.setString(++n, from.application());
        insert.setString(++n, from.feature());
        insert.setString(++n, from.policyHash());
        insert.setString(++n, from.vendor());
        insert.setString(++n, from.model());
        insert.setString(++n, from.dialect());
        insert.setString(++n, from.language());
        insert.setString(++n, number);
        insert.setString(++n, terms.mode().name().toLowerCase(Locale.ROOT));
        insert.setString(++n, ReviewRows.words(why.reasons()));
        insert.setDouble(++n, ReviewRows.stored(why.confidence()));
        insert.setString(++n, ReviewRows.signals(why.signals()));
        insert.setInt(++n, terms.priority());
        insert.setString(++n, ReviewRows.words(terms.skills().stream().sorted().toList()));
        insert.setInt(++n, terms.fourEyes() ? 1 : 0);
        insert.setLong(++n, at.toEpochMilli());
        insert.setLong(++n, terms.due().toEpochMilli());
        insert.setLong(++n, terms.windowEnd().toEpochMilli());
        insert.setString(++n, terms.onExpiry().name().toLowerCase(Locale.ROOT));
        insert.setString(++n, Status.OPEN.word());
        insert.setString(++n, from.purpose());
        return n;
    }

    private static void skills(Connection connection, String id, Submission submission) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO review_skills (review_id, skill) VALUES (?, ?)")) {
            for (var skill : submission.terms().skills()) {
                insert.setString(1, id);
                insert.setString(2, skill);
                insert.executeUpdate();
            }
        }
    }

    public static void claim(Connection connection, String id, String by, String request, Instant at, Instant leaseEnd)
            throws SQLException {
        update(
                connection,
                "UPDATE reviews SET status = 'claimed', claimed_by = ?, claim_request = ?, claimed_at = ?,"
                        + " lease_end = ?, last_claimed_by = ? WHERE id = ?",
                by,
                request,
                at.toEpochMilli(),
                leaseEnd.toEpochMilli(),
                by,
                id);
    }

    public static void renew(Connection connection, String id, Instant leaseEnd) throws SQLException {
        update(connection, "UPDATE reviews SET lease_end = ? WHERE id = ?", leaseEnd.toEpochMilli(), id);
    }

    /** Back to those that wait. */
    public static void reopen(Connection connection, String id) throws SQLException {
        update(
                connection,
                "UPDATE reviews SET status = 'open', claimed_by = NULL, claim_request = NULL, claimed_at = NULL,"
                        + " lease_end = NULL WHERE id = ?",
                id);
    }

    /** The first of two opinions. */
    public static void opinion(Connection connection, String id, String by, Status verdict, String decisionId)
            throws SQLException {
        update(
                connection,
                "UPDATE reviews SET first_by = ?, first_verdict = ?, first_decision_id = ? WHERE id = ?",
                by,
                verdict.word(),
                decisionId,
                id);
    }

    /** Two people disagreed. */
    public static void disputed(Connection connection, String id, String decisionId) throws SQLException {
        update(connection, "UPDATE reviews SET disputed = 1, decision_id = ? WHERE id = ?", decisionId, id);
    }

    public static void decided(
            Connection connection,
            String id,
            Verdict verdict,
            String by,
            String decisionId,
            List<String> personalData,
            Instant at)
            throws SQLException {
        update(
                connection,
                "UPDATE reviews SET status = ?, claimed_by = NULL, lease_end = NULL, decided_by = ?, decided_at = ?,"
                        + " decision_id = ?, code = ?, personal_data = ? WHERE id = ?",
                verdict.status().word(),
                by,
                at.toEpochMilli(),
                decisionId,
                verdict.code(),
                ReviewRows.words(personalData),
                id);
    }

    public static void expired(Connection connection, String id, Instant at) throws SQLException {
        update(
                connection,
                "UPDATE reviews SET status = 'expired', claimed_by = NULL, lease_end = NULL, decided_at = ? WHERE id ="
                        + " ?",
                at.toEpochMilli(),
                id);
    }

    /** What is overdue comes before all that is not, as long as priorities are below {@link #ESCALATED}. */
    public static void escalated(Connection connection, Item item, Instant at) throws SQLException {
        update(
                connection,
                "UPDATE reviews SET escalated_at = ?, priority = priority + ? WHERE id = ?",
                at.toEpochMilli(),
                (long) ESCALATED,
                item.id());
    }

    public static final int ESCALATED = 1_000;

    public static void clientGone(Connection connection, String id, Instant at) throws SQLException {
        update(
                connection,
                "UPDATE reviews SET client_gone_at = ? WHERE id = ? AND client_gone_at IS NULL",
                at.toEpochMilli(),
                id);
    }

    private static void update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }
}

package io.trustrail.gateway.audit.index;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A call's row of the index while leaves about it are taken. For one thread at a time. */
final class CallRow {

    /** Its columns, in the order in which they are read and written. */
    static final String COLUMNS =
            "id, call, leaf, at, tenant, application, feature, level, subject, vendor, model, policy,"
                    + " verdict, outcome, status, input_tokens, output_tokens, micros, confidence, language";

    private final long id;
    private final String call;
    private final long leaf;
    private final long at;
    private final Map<Integer, Long> findings = new TreeMap<>();

    private int tenant;
    private int application;
    private int feature;
    private long level = -1;
    private @Nullable String subject;
    private int vendor;
    private int model;
    private int policy;
    private int verdict;
    private int outcome;
    private long status;
    private long inputTokens = -1;
    private long outputTokens = -1;
    private long micros;
    private long confidence = -1;
    private int language;

    /** Of a call that no leaf before this one was about. */
    CallRow(long id, String call, long leaf, long at) {
        this.id = id;
        this.call = call;
        this.leaf = leaf;
        this.at = at;
    }

    /** As it is in the index. Of findings only those that come from now on are known. */
    CallRow(ResultSet row) throws SQLException {
        this(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4));
        tenant = row.getInt(5);
        application = row.getInt(6);
        feature = row.getInt(7);
        level = row.getLong(8);
        subject = row.getString(9);
        vendor = row.getInt(10);
        model = row.getInt(11);
        policy = row.getInt(12);
        verdict = row.getInt(13);
        outcome = row.getInt(14);
        status = row.getLong(15);
        inputTokens = row.getLong(16);
        outputTokens = row.getLong(17);
        micros = row.getLong(18);
        confidence = row.getLong(19);
        language = row.getInt(20);
    }

    void bind(PreparedStatement write) throws SQLException {
        write.setLong(1, id);
        write.setString(2, call);
        write.setLong(3, leaf);
        write.setLong(4, at);
        write.setInt(5, tenant);
        write.setInt(6, application);
        write.setInt(7, feature);
        write.setLong(8, level);
        write.setString(9, subject);
        write.setInt(10, vendor);
        write.setInt(11, model);
        write.setInt(12, policy);
        write.setInt(13, verdict);
        write.setInt(14, outcome);
        write.setLong(15, status);
        write.setLong(16, inputTokens);
        write.setLong(17, outputTokens);
        write.setLong(18, micros);
        write.setLong(19, confidence);
        write.setInt(20, language);
    }

    long id() {
        return id;
    }

    /** How often each category was found in the leaves taken, by its number in {@link Words}. */
    Map<Integer, Long> findings() {
        return findings;
    }

    /** Takes what a leaf about it tells. */
    void take(String type, LeafFields fields, Words words) throws SQLException {
        switch (type) {
            case "opened" -> {
                common(fields, words);
                level = fields.number("level", -1);
            }
            case "closed" -> {
                common(fields, words);
                closed(fields, words);
            }
            case "crashed" -> outcome = words.id(type);
            case "rerouted" -> {
                vendor = words.id(fields.text("vendor"));
                model = words.id(fields.text("model"));
            }
            default -> {}
        }
    }

    private void closed(LeafFields fields, Words words) throws SQLException {
        outcome = words.id(fields.text("outcome"));
        status = fields.number("status", 0);
        inputTokens = fields.number("inputTokens", -1);
        outputTokens = fields.number("outputTokens", -1);
        micros = fields.number("totalMicros", 0);
        confidence = fields.number("confidencePermille", -1);
        language = words.id(fields.text("language"));
    }

    private void common(LeafFields fields, Words words) throws SQLException {
        tenant = words.id(fields.text("tenant"));
        application = words.id(fields.text("application"));
        feature = words.id(fields.text("feature"));
        policy = words.id(fields.text("policyHash"));
        vendor = words.id(fields.text("vendor"));
        model = words.id(fields.text("model"));
        verdict = Math.max(verdict, IndexWriter.rank(fields.text("verdict")));
        var person = fields.text("subject");
        subject = person.isEmpty() ? subject : person;
        for (var found : fields.map("findings").entrySet()) {
            if (found.getValue() instanceof Long count) {
                findings.merge(words.id(String.valueOf(found.getKey())), count, Long::sum);
            }
        }
    }
}

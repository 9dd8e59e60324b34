package io.trustrail.gateway.audit.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rows of calls that a transaction's leaves are about: each is read once, changed in memory and written once, however
 * many leaves there are. For one thread at a time.
 */
final class CallTable {

    private final PreparedStatement find;
    private final PreparedStatement highest;
    private final PreparedStatement write;
    private final PreparedStatement finding;
    private final Map<String, CallRow> rows = new LinkedHashMap<>();
    private long last = -1;

    CallTable(Connection connection) throws SQLException {
        find = connection.prepareStatement("SELECT " + CallRow.COLUMNS + " FROM calls WHERE call = ?");
        highest = connection.prepareStatement("SELECT COALESCE(MAX(id), 0) FROM calls");
        write = connection.prepareStatement("INSERT INTO calls (" + CallRow.COLUMNS + ") VALUES (?"
                + ", ?".repeat(19) + ") ON CONFLICT (id) DO UPDATE SET tenant = excluded.tenant,"
                + " application = excluded.application, feature = excluded.feature, level = excluded.level,"
                + " subject = excluded.subject, vendor = excluded.vendor, model = excluded.model,"
                + " policy = excluded.policy, verdict = excluded.verdict, outcome = excluded.outcome,"
                + " status = excluded.status, input_tokens = excluded.input_tokens,"
                + " output_tokens = excluded.output_tokens, micros = excluded.micros, confidence = excluded.confidence,"
                + " language = excluded.language");
        finding = connection.prepareStatement("INSERT INTO findings (category, call, count) VALUES (?, ?, ?)"
                + " ON CONFLICT (category, call) DO UPDATE SET count = count + excluded.count");
    }

    /** The row of a call, a new one if no leaf was about it yet. */
    CallRow row(String call, long leaf, long at) throws SQLException {
        var row = rows.get(call);
        if (row == null) {
            row = read(call, leaf, at);
            rows.put(call, row);
        }
        return row;
    }

    private CallRow read(String call, long leaf, long at) throws SQLException {
        find.setString(1, call);
        try (var found = find.executeQuery()) {
            return found.next() ? new CallRow(found) : new CallRow(next(), call, leaf, at);
        }
    }

    private long next() throws SQLException {
        if (last < 0) {
            try (var found = highest.executeQuery()) {
                found.next();
                last = found.getLong(1);
            }
        }
        return ++last;
    }

    /** Writes all rows that were asked for. */
    void write() throws SQLException {
        for (var row : rows.values()) {
            row.bind(write);
            write.executeUpdate();
            for (var found : row.findings().entrySet()) {
                finding.setInt(1, found.getKey());
                finding.setLong(2, row.id());
                finding.setLong(3, found.getValue());
                finding.executeUpdate();
            }
        }
        forget();
    }

    /** Forgets what was not written: the transaction is over, and others may write now. */
    void forget() {
        rows.clear();
        last = -1;
    }
}

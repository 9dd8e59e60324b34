package io.trustrail.gateway.trust.consent;

import io.trustrail.gateway.policy.trust.Purpose;
import io.trustrail.gateway.trust.consent.Consent.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The SQL about what people said before. */
final class HistoryTable {

    private HistoryTable() {}

    /** @param seq of the change, see {@link ConsentTable#change} */
    static void add(Connection connection, String number, long seq, Said said) throws SQLException {
        var sql = "INSERT INTO consent_history (number, seq, purpose, state, source, text_version, told_by, at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, number);
            insert.setLong(2, seq);
            insert.setString(3, said.purpose().word());
            insert.setString(4, said.consent().state().word());
            insert.setString(5, said.consent().source());
            insert.setString(6, said.consent().textVersion());
            insert.setString(7, said.by());
            insert.setLong(8, said.consent().at().toEpochMilli());
            insert.executeUpdate();
        }
    }

    /** The newest first. */
    static List<Said> of(Connection connection, String number, int most) throws SQLException {
        var sql = "SELECT purpose, state, source, text_version, at, told_by FROM consent_history WHERE number = ?"
                + " ORDER BY seq DESC, purpose LIMIT " + most;
        var history = new ArrayList<Said>();
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, number);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var consent = new Consent(
                            State.of(rows.getString(2)).orElseThrow(),
                            rows.getString(3),
                            rows.getString(4),
                            Instant.ofEpochMilli(rows.getLong(5)));
                    var by = rows.getString(6);
                    Purpose.of(rows.getString(1)).ifPresent(purpose -> history.add(new Said(purpose, consent, by)));
                }
            }
        }
        return history;
    }
}

package io.trustrail.gateway.audit.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Questions to the index. */
final class Queries {

    private static final String CALLS = "SELECT c.id, c.call, c.leaf, c.at, t.word, a.word, f.word, c.level, c.subject,"
            + " v.word, m.word, p.word, c.verdict, o.word, c.status, c.input_tokens, c.output_tokens, c.micros"
            + " FROM calls c LEFT JOIN words t ON t.id = c.tenant LEFT JOIN words a ON a.id = c.application"
            + " LEFT JOIN words f ON f.id = c.feature LEFT JOIN words v ON v.id = c.vendor"
            + " LEFT JOIN words m ON m.id = c.model LEFT JOIN words p ON p.id = c.policy"
            + " LEFT JOIN words o ON o.id = c.outcome";
    /* Reports may name calls that there never were; only what was opened or ended is one. */
    private static final String IS_CALL = "(c.level >= 0 OR c.outcome > 0)";
    private static final String LEAVES =
            "SELECT l.leaf, l.at, w.word, c.call FROM leaves l JOIN words w ON w.id = l.type"
                    + " LEFT JOIN calls c ON c.id = l.call";

    private final Connection connection;

    Queries(Connection connection) {
        this.connection = connection;
    }

    /** Work with a connection. */
    interface Query<T> {
        T run(Queries queries) throws SQLException;
    }

    List<FoundCall> search(Search search) throws SQLException {
        var conditions = new Conditions();
        conditions.sql.add(IS_CALL);
        conditions.add("c.at >= ?", IndexWriter.micros(search.from()));
        conditions.add("c.at < ?", IndexWriter.micros(search.to()));
        conditions.add("c.leaf < ?", search.before());
        conditions.word("c.application = ?", search.application());
        conditions.word("c.feature = ?", search.feature());
        conditions.word("c.vendor = ?", search.vendor());
        conditions.word("c.outcome = ?", search.outcome());
        conditions.word("c.id IN (SELECT call FROM findings WHERE category = ?)", search.category());
        if (!search.subject().isEmpty()) {
            conditions.add("c.subject = ?", search.subject());
        }
        if (!search.verdict().isEmpty()) {
            conditions.add("c.verdict = ?", IndexWriter.rank(search.verdict()));
            if (IndexWriter.rank(search.verdict()) > 0) {
                conditions.sql.add("c.verdict > 0");
            }
        }
        var sql = CALLS + " WHERE " + String.join(" AND ", conditions.sql) + " ORDER BY c.id DESC LIMIT "
                + Math.max(1, search.limit());
        return conditions.nothing ? List.of() : calls(sql, conditions.values);
    }

    /** Conditions and their values. */
    private final class Conditions {

        final List<String> sql = new ArrayList<>();
        final List<Object> values = new ArrayList<>();
        boolean nothing;

        void add(String condition, Object value) {
            sql.add(condition);
            values.add(value);
        }

        void word(String condition, String word) throws SQLException {
            if (!word.isEmpty()) {
                int id = Words.find(connection, word);
                nothing |= id < 0;
                add(condition, id);
            }
        }
    }

    Optional<FoundCall> call(String id) throws SQLException {
        return calls(CALLS + " WHERE c.call = ? AND " + IS_CALL, List.of(id)).stream()
                .findFirst();
    }

    private List<FoundCall> calls(String sql, List<Object> values) throws SQLException {
        var found = new ArrayList<FoundCall>();
        try (var select = connection.prepareStatement(sql)) {
            set(select, values);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(call(rows));
                }
            }
        }
        return found;
    }

    private FoundCall call(ResultSet row) throws SQLException {
        return new FoundCall(
                row.getString(2),
                row.getLong(3),
                IndexWriter.instant(row.getLong(4)),
                text(row, 5),
                text(row, 6),
                text(row, 7),
                row.getInt(8),
                text(row, 9),
                text(row, 10),
                text(row, 11),
                text(row, 12),
                IndexWriter.VERDICTS.get(row.getInt(13)),
                text(row, 14),
                row.getInt(15),
                findings(row.getLong(1)),
                row.getLong(16),
                row.getLong(17),
                row.getLong(18));
    }

    private Map<String, Integer> findings(long call) throws SQLException {
        var findings = new LinkedHashMap<String, Integer>();
        var sql = "SELECT w.word, f.count FROM findings f JOIN words w ON w.id = f.category WHERE f.call = ? ORDER BY"
                + " w.word";
        try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, call);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    findings.put(rows.getString(1), rows.getInt(2));
                }
            }
        }
        return findings;
    }

    /* The condition without a value is the index's own: without it, SQLite would read all leaves. */
    List<FoundLeaf> leavesOf(String call) throws SQLException {
        return leaves(
                LEAVES + " WHERE l.call <> 0 AND l.call = (SELECT id FROM calls WHERE call = ?) ORDER BY l.leaf",
                List.of(call));
    }

    List<FoundLeaf> events(String kind, Instant from, Instant to, long before, int limit) throws SQLException {
        var sql = LEAVES + " JOIN events e ON e.leaf = l.leaf WHERE e.type IN (SELECT id FROM words WHERE"
                + " substr(word, 1, ?) = ?) AND e.at >= ? AND e.at < ? AND e.leaf < ? ORDER BY e.leaf DESC LIMIT "
                + Math.max(1, limit);
        return leaves(sql, List.of(kind.length(), kind, IndexWriter.micros(from), IndexWriter.micros(to), before));
    }

    List<FoundLeaf> eventsOf(String subject) throws SQLException {
        return leaves(
                LEAVES + " WHERE l.leaf IN (SELECT leaf FROM people WHERE subject = ?) ORDER BY l.leaf",
                List.of(subject));
    }

    /* Entries about a call have no subject of their own but where they begin and end. */
    List<FoundLeaf> leavesAbout(String subject) throws SQLException {
        return leaves(
                LEAVES + " WHERE l.leaf IN (SELECT leaf FROM people WHERE subject = ? UNION SELECT p.leaf FROM leaves p"
                        + " JOIN calls s ON s.id = p.call WHERE p.call <> 0 AND s.subject = ?) ORDER BY l.leaf",
                List.of(subject, subject));
    }

    List<String> features() throws SQLException {
        var sql = "SELECT w.word FROM words w WHERE EXISTS (SELECT 1 FROM calls c WHERE c.feature = w.id) ORDER BY 1";
        var found = new ArrayList<String>();
        try (var select = connection.prepareStatement(sql);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    CallMix mix(String feature, Instant since, Instant to) throws SQLException {
        var from = " FROM calls c";
        var where = " WHERE c.feature = (SELECT f.id FROM words f WHERE f.word = ?) AND c.at >= ? AND c.at < ?";
        var values = List.<Object>of(feature, IndexWriter.micros(since), IndexWriter.micros(to));
        var found = " JOIN findings n ON n.call = c.id JOIN words w ON w.id = n.category";
        var spoken = " JOIN words w ON w.id = c.language";
        var verdicts = new TreeMap<String, Long>();
        counts("SELECT c.verdict, COUNT(*)" + from + where + " GROUP BY 1", values)
                .forEach((rank, count) -> verdicts.put(IndexWriter.VERDICTS.get(Integer.parseInt(rank)), count));
        return new CallMix(
                verdicts,
                counts("SELECT w.word, COUNT(*)" + from + found + where + " GROUP BY 1", values),
                counts(
                        "SELECT MIN(9, c.confidence / 100), COUNT(*)" + from + where
                                + " AND c.confidence >= 0 GROUP BY 1",
                        values),
                counts("SELECT w.word, COUNT(*)" + from + spoken + where + " GROUP BY 1", values));
    }

    private Map<String, Long> counts(String sql, List<Object> values) throws SQLException {
        var counts = new TreeMap<String, Long>();
        try (var select = connection.prepareStatement(sql)) {
            set(select, values);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return counts;
    }

    long size() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT size FROM state")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    FeatureFigures figures(String feature, Instant from, Instant to) throws SQLException {
        int word = Words.find(connection, feature);
        var period = List.<Object>of(word, IndexWriter.micros(from), IndexWriter.micros(to));
        var sql = "SELECT COUNT(*), COUNT(subject), COALESCE(SUM(verdict = " + IndexWriter.rank("BLOCK")
                + "), 0) FROM calls WHERE feature = ? AND at >= ? AND at < ?";
        var decided = "SELECT COUNT(DISTINCT l.call) FROM events e JOIN leaves l ON l.leaf = e.leaf JOIN calls c ON"
                + " c.id = l.call WHERE e.type IN (SELECT id FROM words WHERE word IN ('review.approved', 'review.edited',"
                + " 'review.rejected')) AND c.feature = ? AND e.at >= ? AND e.at < ?";
        try (var select = connection.prepareStatement(sql);
                var reviews = connection.prepareStatement(decided)) {
            set(select, period);
            set(reviews, period);
            try (var counts = select.executeQuery();
                    var count = reviews.executeQuery()) {
                counts.next();
                count.next();
                return new FeatureFigures(counts.getLong(1), counts.getLong(2), counts.getLong(3), count.getLong(1));
            }
        }
    }

    private List<FoundLeaf> leaves(String sql, List<Object> values) throws SQLException {
        var found = new ArrayList<FoundLeaf>();
        try (var select = connection.prepareStatement(sql)) {
            set(select, values);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new FoundLeaf(
                            rows.getLong(1), IndexWriter.instant(rows.getLong(2)), text(rows, 3), text(rows, 4)));
                }
            }
        }
        return found;
    }

    private static void set(PreparedStatement select, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            select.setObject(i + 1, values.get(i));
        }
    }

    private static String text(ResultSet row, int column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }
}

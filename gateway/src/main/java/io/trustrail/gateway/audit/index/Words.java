package io.trustrail.gateway.audit.index;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Names that come again and again, as numbers. The empty one is 0. For one thread at a time. */
final class Words {

    /** More than this many are looked up each time: names are few unless somebody makes them up. */
    private static final int MOST_KNOWN = 20_000;

    private final Connection connection;
    private final Map<String, Integer> known = new HashMap<>();

    Words(Connection connection) {
        this.connection = connection;
    }

    /** The number of a word, which gets one if it has none. */
    int id(String word) throws SQLException {
        if (word.isEmpty()) {
            return 0;
        }
        var id = known.get(word);
        if (id == null) {
            id = find(connection, word);
            if (id < 0) {
                id = add(word);
            }
            if (known.size() < MOST_KNOWN) {
                known.put(word, id);
            }
        }
        return id;
    }

    private int add(String word) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO words (word) VALUES (?)")) {
            insert.setString(1, word);
            insert.executeUpdate();
        }
        return find(connection, word);
    }

    /** Forgets what was learnt: the transaction was undone. */
    void forget() {
        known.clear();
    }

    /** The number of a word, -1 if it has none. */
    static int find(Connection connection, String word) throws SQLException {
        try (var select = connection.prepareStatement("SELECT id FROM words WHERE word = ?")) {
            select.setString(1, word);
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getInt(1) : -1;
            }
        }
    }
}

package io.trustrail.gateway.review.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who knows what. Whoever has no skills listed may work on everything. */
public final class SkillTable {

    private SkillTable() {}

    public static Set<String> of(Connection connection, String person) throws SQLException {
        return all(connection).getOrDefault(person, Set.of());
    }

    /** What a person lacks, sorted. */
    public static List<String> missing(Connection connection, String person, Collection<String> needed)
            throws SQLException {
        var known = of(connection, person);
        return known.isEmpty()
                ? List.of()
                : needed.stream()
                        .filter(skill -> !known.contains(skill))
                        .sorted()
                        .toList();
    }

    public static Map<String, Set<String>> all(Connection connection) throws SQLException {
        var all = new TreeMap<String, Set<String>>();
        try (var select = connection.prepareStatement("SELECT person, skill FROM reviewer_skills");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                all.computeIfAbsent(rows.getString(1), person -> new TreeSet<>())
                        .add(rows.getString(2));
            }
        }
        return all;
    }

    public static void set(Connection connection, String person, Set<String> skills) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM reviewer_skills WHERE person = ?")) {
            delete.setString(1, person);
            delete.executeUpdate();
        }
        try (var insert = connection.prepareStatement("INSERT INTO reviewer_skills (person, skill) VALUES (?, ?)")) {
            for (var skill : skills) {
                insert.setString(1, person);
                insert.setString(2, skill);
                insert.executeUpdate();
            }
        }
    }
}

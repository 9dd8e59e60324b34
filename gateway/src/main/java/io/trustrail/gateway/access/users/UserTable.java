package io.trustrail.gateway.access.users;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The SQL about users. */
final class UserTable {

    private static final String SELECT = "SELECT u.id, u.name, u.created_at, u.password_changed_at, u.last_login_at,"
            + " u.disabled_at, r.role FROM users u JOIN user_roles r ON r.user_id = u.id";

    private UserTable() {}

    static void insert(Connection connection, User user, String hash) throws SQLException {
        var sql = "INSERT INTO users (id, name, password_hash, created_at, password_changed_at) VALUES (?, ?, ?, ?, ?)";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, user.id());
            insert.setString(2, user.name());
            insert.setString(3, hash);
            insert.setLong(4, user.created().toEpochMilli());
            insert.setLong(5, user.passwordChanged().toEpochMilli());
            insert.executeUpdate();
        }
        insertRoles(connection, user.id(), user.roles());
    }

    /** Whom an identity provider vouches for; {@code subject} is its address and its id. */
    static Optional<User> bySubject(Connection connection, String subject) throws SQLException {
        return one(connection, " WHERE u.subject = ?", subject);
    }

    static void vouched(Connection connection, String id, String subject) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE users SET subject = ? WHERE id = ?")) {
            update.setString(1, subject);
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    static void roles(Connection connection, String id, Set<Role> roles) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM user_roles WHERE user_id = ?")) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
        insertRoles(connection, id, roles);
    }

    private static void insertRoles(Connection connection, String id, Set<Role> roles) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO user_roles (user_id, role) VALUES (?, ?)")) {
            for (var role : roles) {
                insert.setString(1, id);
                insert.setString(2, role.name().toLowerCase(Locale.ROOT));
                insert.executeUpdate();
            }
        }
    }

    /** Whether there has never been a user. */
    static boolean isEmpty(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("SELECT COUNT(*) FROM users");
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1) == 0;
        }
    }

    /** Oldest first. */
    static List<User> all(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " ORDER BY u.created_at, u.id")) {
            return read(select);
        }
    }

    static Optional<User> byId(Connection connection, String id) throws SQLException {
        return one(connection, " WHERE u.id = ?", id);
    }

    static Optional<User> byName(Connection connection, String name) throws SQLException {
        return one(connection, " WHERE u.name = ?", name);
    }

    static Optional<String> hash(Connection connection, String id) throws SQLException {
        try (var select = connection.prepareStatement("SELECT password_hash FROM users WHERE id = ?")) {
            select.setString(1, id);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    static void password(Connection connection, String id, String hash, Instant at) throws SQLException {
        rehashed(connection, id, hash);
        set(connection, "UPDATE users SET password_changed_at = ? WHERE id = ?", id, at);
    }

    /** Another hash of the same password. */
    static void rehashed(Connection connection, String id, String hash) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE users SET password_hash = ? WHERE id = ?")) {
            update.setString(1, hash);
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    static void loggedIn(Connection connection, String id, Instant at) throws SQLException {
        set(connection, "UPDATE users SET last_login_at = ? WHERE id = ?", id, at);
    }

    /** A user who is disabled already keeps the time. */
    static void disable(Connection connection, String id, Instant at) throws SQLException {
        set(connection, "UPDATE users SET disabled_at = ? WHERE id = ? AND disabled_at IS NULL", id, at);
    }

    static void enable(Connection connection, String id) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE users SET disabled_at = NULL WHERE id = ?")) {
            update.setString(1, id);
            update.executeUpdate();
        }
    }

    private static void set(Connection connection, String sql, String id, Instant at) throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            update.setLong(1, at.toEpochMilli());
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    private static Optional<User> one(Connection connection, String where, String value) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + where)) {
            select.setString(1, value);
            return read(select).stream().findFirst();
        }
    }

    /** One row for each role of a user. */
    private static List<User> read(PreparedStatement select) throws SQLException {
        var users = new LinkedHashMap<String, User>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                var user = user(rows);
                users.merge(user.id(), user, User::withRolesOf);
            }
        }
        return List.copyOf(users.values());
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getString("id"),
                row.getString("name"),
                Set.of(Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT))),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("password_changed_at")),
                time(row, "last_login_at"),
                time(row, "disabled_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}

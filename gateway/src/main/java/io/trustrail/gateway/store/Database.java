package io.trustrail.gateway.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A PostgreSQL database, and how to log in.
 *
 * @param url as JDBC has it, without user and password
 * @param user role to log in as; empty for what the driver takes
 * @param password empty if none is needed
 * @param connections how many connections one gateway opens at most, 5 to 200
 */
public record Database(String url, String user, String password, int connections) {

    /** Environment variable with the URL; empty or not set for the embedded store. */
    public static final String URL = "TRUSTRAIL_DATABASE_URL";
    /** Environment variable with the role to log in as. */
    public static final String USER = "TRUSTRAIL_DATABASE_USER";
    /** Environment variable with its password. */
    public static final String PASSWORD = "TRUSTRAIL_DATABASE_PASSWORD";
    /** Environment variable with the number of connections. */
    public static final String CONNECTIONS = "TRUSTRAIL_DATABASE_CONNECTIONS";

    private static final String CONNECT_SECONDS = "5";
    private static final String SOCKET_SECONDS = "30";
    private static final String SCHEME = "jdbc:postgresql:";
    private static final int USUAL_CONNECTIONS = 10;
    private static final int FEWEST_CONNECTIONS = 5;
    private static final int MOST_CONNECTIONS = 200;

    /** @throws IllegalArgumentException naming the variable and what to do */
    public Database {
        if (!url.startsWith(SCHEME)) {
            throw new IllegalArgumentException(
                    URL + " must be a JDBC URL of PostgreSQL, such as jdbc:postgresql://db.example.com:5432/trustrail");
        }
        if (url.matches("(?s).*[?&](user|password)=.*")) {
            throw new IllegalArgumentException(
                    URL + " must not hold the login: put it into " + USER + " and " + PASSWORD);
        }
        if (connections < FEWEST_CONNECTIONS || connections > MOST_CONNECTIONS) {
            throw new IllegalArgumentException(
                    CONNECTIONS + " must be " + FEWEST_CONNECTIONS + " to " + MOST_CONNECTIONS);
        }
    }

    /**
     * What the environment says; empty if it names no database.
     *
     * @throws IllegalArgumentException naming the variable that can't be used
     */
    public static Optional<Database> from(Map<String, String> environment) {
        var url = environment.getOrDefault(URL, "").strip();
        return url.isEmpty()
                ? Optional.empty()
                : Optional.of(new Database(
                        url,
                        environment.getOrDefault(USER, ""),
                        environment.getOrDefault(PASSWORD, ""),
                        connections(environment.getOrDefault(CONNECTIONS, ""))));
    }

    private static int connections(String text) {
        try {
            return text.isBlank() ? USUAL_CONNECTIONS : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(CONNECTIONS + " must be a whole number", e);
        }
    }

    /**
     * A connection besides the store's pool, for those who must not wait for it. Blocks.
     *
     * @throws SQLException without values of rows in its message
     */
    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.putAll(driver());
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        return DriverManager.getConnection(url, properties);
    }

    /** Settings of the driver. */
    static Map<String, String> driver() {
        return Map.of(
                "ApplicationName", "trustrail",
                "connectTimeout", CONNECT_SECONDS,
                "socketTimeout", SOCKET_SECONDS,
                "tcpKeepAlive", "true",
                // Details of errors quote values of rows.
                "logServerErrorDetail", "false");
    }

    /** The URL without its parameters, for messages. */
    public String name() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return name();
    }
}

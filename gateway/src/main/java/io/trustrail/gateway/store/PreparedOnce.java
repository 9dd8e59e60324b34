package io.trustrail.gateway.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection that keeps statements when they are closed, and gives them out again for the same SQL: preparing one costs
 * SQLite more than running it. For one thread at a time, as the connection itself.
 */
final class PreparedOnce implements InvocationHandler {

    private static final int MOST = 100;

    private final Connection connection;
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

    private PreparedOnce(Connection connection) {
        this.connection = connection;
    }

    static Connection of(Connection connection) {
        return proxy(Connection.class, new PreparedOnce(connection));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("prepareStatement") && arguments != null && arguments.length == 1) {
            return prepared((String) arguments[0]);
        }
        return call(connection, method, arguments);
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        var known = idle.remove(sql);
        var statement = known == null ? connection.prepareStatement(sql) : known;
        var rows = new ArrayList<ResultSet>(1);
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (!method.getName().equals("close")) {
                var result = call(statement, method, arguments);
                if (result instanceof ResultSet opened) {
                    rows.add(opened);
                }
                return result;
            }
            // Rows that nobody reads any more would go on seeing an old state of the file.
            for (var each : rows) {
                each.close();
            }
            keep(sql, statement);
            return null;
        });
    }

    /* What was put into it is forgotten at once. Two may be out for the same SQL; one of them is enough. */
    private void keep(String sql, PreparedStatement statement) throws SQLException {
        statement.clearParameters();
        var other = idle.put(sql, statement);
        if (other != null && other != statement) {
            other.close();
        }
        if (idle.size() > MOST) {
            var oldest = idle.entrySet().iterator();
            oldest.next().getValue().close();
            oldest.remove();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(PreparedOnce.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

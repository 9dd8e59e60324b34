package io.trustrail.gateway.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Work on a connection. It leaves transaction and connection to the {@link Store}. */
@FunctionalInterface
public interface SqlFunction<T extends @Nullable Object> {

    T apply(Connection connection) throws SQLException;
}

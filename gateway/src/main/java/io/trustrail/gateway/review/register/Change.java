package io.trustrail.gateway.review.register;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Something to be changed. If it throws, it leaves no trace, and the others of its group go on. */
@FunctionalInterface
public interface Change<T extends @Nullable Object> {

    T apply(Connection connection, Effects effects) throws SQLException;
}

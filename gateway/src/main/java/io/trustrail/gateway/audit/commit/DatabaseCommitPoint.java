package io.trustrail.gateway.audit.commit;

import io.trustrail.gateway.store.Database;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal's groups in PostgreSQL: one row and one transaction for each, under the name of the gateway that writes. The
 * files beside it are a copy.
 *
 * <p>Whoever takes a name has it until somebody else takes it: each commit says in the same statement whose it is, so that
 * of two gateways with one name only the later one writes.
 */
public final class DatabaseCommitPoint implements CommitPoint {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseCommitPoint.class);

    private final Database database;
    private final String replica;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();
    private @Nullable Connection connection;
    private @Nullable YearMonth prepared;

    /**
     * Connects when it is needed first.
     *
     * @param replica name of this gateway among those that share the database
     * @param clock tells for which months there must be partitions
     */
    public DatabaseCommitPoint(Database database, String replica, Clock clock) {
        this.database = database;
        this.replica = replica;
        this.clock = clock;
    }

    @Override
    public boolean isFiles() {
        return false;
    }

    /** Takes the name, and writes the files that are missing or may be behind. */
    @Override
    public void restore(Path directory) throws IOException {
        try {
            var open = connected();
            GroupTable.create(open);
            prepare(open);
            GroupTable.take(open, replica, owner);
            Restored.files(open, replica, directory);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void forgetFrom(long first) throws IOException {
        try {
            var open = connected();
            prepare(open);
            requireOwner(GroupTable.forget(open, replica, owner, first));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void commit(long segment, long first, long next, ByteBuffer frames) throws IOException {
        var bytes = new byte[frames.remaining()];
        frames.get(bytes);
        try {
            requireOwner(
                    GroupTable.insert(connected(), replica, owner, new GroupTable.Row(segment, first, next, bytes)));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void requireOwner(boolean written) throws IOException {
        if (!written) {
            throw new IOException("another gateway writes the journal of the replica " + replica
                    + " now; give each its own name (TRUSTRAIL_REPLICA), and start this one again");
        }
    }

    private Connection connected() throws SQLException {
        var known = connection;
        if (known == null) {
            known = database.connect();
            connection = known;
            GroupTable.show(known, replica);
        }
        return known;
    }

    private void prepare(Connection open) throws SQLException {
        var month = YearMonth.now(clock);
        if (!month.equals(prepared)) {
            GroupTable.partition(open, month);
            GroupTable.partition(open, month.plusMonths(1));
            prepared = month;
        }
    }

    private IOException failed(SQLException e) {
        abandon();
        return new IOException("the database " + database.name() + " failed: " + e.getMessage(), e);
    }

    private void abandon() {
        var known = connection;
        connection = null;
        if (known != null) {
            try {
                known.close();
            } catch (SQLException e) {
                LOG.debug("a broken connection was not closed: {}", e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        abandon();
    }
}

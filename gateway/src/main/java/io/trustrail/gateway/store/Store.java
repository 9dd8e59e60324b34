package io.trustrail.gateway.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept in SQL: in the file {@code trustrail.db} of a data directory, or in a PostgreSQL database that several
 * gateways share. See the package's promises.
 */
public sealed interface Store extends AutoCloseable permits SqliteStore, PostgresStore {

    /** Name of the database file in the data directory. */
    String FILE = "trustrail.db";

    /**
     * Opens the file of a data directory, creates what is missing and brings its schema up to date.
     *
     * @throws StoreUnavailable naming the file and the reason
     */
    static Store open(Path data) {
        return SqliteStore.open(data);
    }

    /**
     * Opens the PostgreSQL database that the environment names, or the file of the data directory if it names none.
     *
     * @throws StoreUnavailable naming the store and the reason
     * @throws IllegalArgumentException naming the variable, if what the environment says can't be used
     */
    static Store open(Path data, Map<String, String> environment) {
        var database = Database.from(environment);
        return database.isPresent() ? PostgresStore.open(database.get()) : open(data);
    }

    /** Whether there is a store already, as far as can be told without opening it. */
    static boolean exists(Path data, Map<String, String> environment) {
        return Database.from(environment).isPresent() || Files.exists(data.resolve(FILE));
    }

    /**
     * Runs work in one transaction, which is durable when this returns and left no trace when it throws. No other work
     * that writes runs at the same time, in no process: what was read stays true until the end.
     */
    <T extends @Nullable Object> T call(SqlFunction<T> work);

    /**
     * As {@link #call}, but beside other work of this kind, where the store can do that: for rows that nobody else writes.
     * Work that gets in the way of other work is run again, so it must be repeatable.
     */
    <T extends @Nullable Object> T callBeside(SqlFunction<T> work);

    /**
     * Runs work that only reads, without waiting for anybody who writes. It sees one state of the store: all that was
     * committed before, and inside of {@link #call} what the caller's own transaction has done.
     */
    <T extends @Nullable Object> T query(SqlFunction<T> work);

    /**
     * Takes a turn at something that one gateway at a time does; empty if another is at it. A gateway that dies or freezes
     * loses it, within half a minute at most; so does one whose work takes longer than that, which must not matter
     * to the work, or which renews it.
     */
    Optional<Duty> take(String duty);

    /**
     * Leaves nothing of what was deleted in the files, as far as that is quick.
     *
     * @return false if another process reads at the moment and something has to stay
     */
    boolean checkpoint();

    /**
     * As {@link #checkpoint}, after writing the tables anew: pages that were reorganised before a row was deleted may hold a
     * stale copy of it. Takes as long as copying them; others wait.
     */
    boolean scrub();

    @Override
    void close();
}

package io.trustrail.gateway.audit.commit;

import io.trustrail.gateway.store.Database;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Where a group of records must be before anybody is told that it is durable. */
public interface CommitPoint extends AutoCloseable {

    /** The journal's own files. */
    CommitPoint FILES = new CommitPoint() {
        @Override
        public boolean isFiles() {
            return true;
        }

        @Override
        public void restore(Path directory) {}

        @Override
        public void forgetFrom(long first) {}

        @Override
        public void commit(long segment, long first, long next, ByteBuffer frames) {}

        @Override
        public void close() {}
    };

    /** Environment variable that chooses: {@code files}, which is the default, or {@code database}. */
    String CHOICE = "TRUSTRAIL_JOURNAL";

    /** Whether the environment chooses the database. */
    static boolean isDatabase(Map<String, String> environment) {
        return environment.getOrDefault(CHOICE, "").equals("database");
    }

    /**
     * The commit point that the environment chooses.
     *
     * @param replica name of this gateway among those that share a database
     * @throws IllegalArgumentException naming the variable that can't be used
     */
    static CommitPoint of(Map<String, String> environment, String replica) {
        return switch (environment.getOrDefault(CHOICE, "files")) {
            case "", "files" -> FILES;
            case "database" ->
                new DatabaseCommitPoint(
                        Database.from(environment)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        CHOICE + "=database needs a database: set " + Database.URL)),
                        replica,
                        Clock.systemUTC());
            default -> throw new IllegalArgumentException(CHOICE + " must be files or database");
        };
    }

    /** Whether the files are the commit point and have to be synced; else they are a copy that can be made again. */
    boolean isFiles();

    /** Brings the journal's files to what was committed, before they are read. */
    void restore(Path directory) throws IOException;

    /** Forgets groups from a record on: their commit failed, so nobody was told of them. */
    void forgetFrom(long first) throws IOException;

    /**
     * Makes a group durable.
     *
     * @param segment number of the first record of the file that it belongs to
     * @param first number of its first record
     * @param next number of the record after its last one
     * @param frames its bytes, as they are in the file
     */
    void commit(long segment, long first, long next, ByteBuffer frames) throws IOException;

    @Override
    void close();
}

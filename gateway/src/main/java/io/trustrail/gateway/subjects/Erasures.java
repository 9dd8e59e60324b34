package io.trustrail.gateway.subjects;

import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.store.Store;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Erases people in steps, each of which may be the last one before a crash: (1) one transaction destroys the key and
 * removes what all rooms have, (2) the files are rid of traces, (3) the record tells it. {@link #unfinished} gives those
 * whose steps are not all done.
 */
public final class Erasures {

    private static final char[] LETTERS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int ID_LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Store store;
    private final SubjectSeal seal;
    private final List<SubjectData> rooms;
    private final Clock clock;

    public Erasures(Store store, SubjectSeal seal, List<SubjectData> rooms, Clock clock) {
        this.store = store;
        this.seal = seal;
        this.rooms = List.copyOf(rooms);
        this.clock = clock;
    }

    /** Step 1. Empty if nothing is kept about the person. */
    public Optional<Receipt> erase(Subject person) {
        return store.call(connection -> {
            var number = seal.destroy(connection, person);
            return number.isPresent() ? Optional.of(removed(connection, number.get())) : Optional.empty();
        });
    }

    private Receipt removed(Connection connection, String number) throws SQLException {
        var counts = new LinkedHashMap<String, Long>();
        for (var room : rooms) {
            counts.put(room.name(), room.erase(connection, number));
        }
        var receipt = new Receipt(randomId(), number, now(), counts, false, false);
        ErasureTable.insert(connection, receipt);
        return receipt;
    }

    /** An erasure of before. */
    public Optional<Receipt> find(String id) {
        return store.query(connection -> ErasureTable.find(connection, id));
    }

    /** Those that are not scrubbed or not recorded, the oldest first. */
    public List<Receipt> unfinished() {
        return store.query(ErasureTable::unfinished);
    }

    /**
     * Step 2, for all that were erased so far.
     *
     * @return false if another process reads at the moment; to be tried again
     */
    public boolean scrub() {
        var waiting =
                unfinished().stream().filter(receipt -> !receipt.scrubbed()).toList();
        if (waiting.isEmpty()) {
            return true;
        }
        if (!store.scrub()) {
            return false;
        }
        return store.call(connection -> {
            for (var receipt : waiting) {
                ErasureTable.scrubbed(connection, receipt.id());
            }
            return true;
        });
    }

    /** Step 3, unless somebody has done it; of several gateways one at a time. */
    void record(Receipt receipt, Runnable tell) {
        store.call(connection -> {
            boolean isOpen = ErasureTable.find(connection, receipt.id())
                    .filter(it -> !it.recorded())
                    .isPresent();
            if (isOpen) {
                tell.run();
                ErasureTable.recorded(connection, receipt.id());
            }
            return isOpen;
        });
    }

    /** To the millisecond, as the store keeps it. */
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private static String randomId() {
        var id = new StringBuilder("era_");
        RANDOM.ints(ID_LENGTH, 0, LETTERS.length).forEach(i -> id.append(LETTERS[i]));
        return id.toString();
    }
}

package io.trustrail.gateway.audit;

import io.trustrail.gateway.audit.commit.ReplicaJournals;
import io.trustrail.gateway.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gateways that are gone, seen by those that are left: each one whose journal is in the database holds a lock there as long
 * as it is connected. No clock is compared; how long one is missing is measured by whoever looks. Blocks, and is for one
 * thread at a time.
 */
public final class LostReplicas {

    /** Facts that tell of a call which a gateway left open. */
    static final String UNCLOSED = "call.unclosed";

    private final ReplicaJournals journals;
    private final Path directory;
    private final Duration patience;
    private final Clock clock;
    private final Map<String, Long> missing = new HashMap<>();

    /**
     * A gateway that is gone.
     *
     * @param next number of the record after its last one
     * @param unclosed a fact for each call that it left open
     */
    public record Lost(String replica, long next, List<AuditEvent.Noted> unclosed) {}

    /**
     * Looks on behalf of a gateway.
     *
     * @param directory for files while a journal is read
     * @param patience how long one must be missing: longer than a database needs to start again
     */
    public LostReplicas(Store store, Path directory, Duration patience, Clock clock) {
        this.journals = new ReplicaJournals(store);
        this.directory = directory;
        this.patience = patience;
        this.clock = clock;
    }

    /** Those that are missing long enough and not told of yet. */
    public List<Lost> look() throws IOException {
        var silent = journals.silent();
        missing.keySet().retainAll(silent.keySet());
        var lost = new ArrayList<Lost>();
        long now = System.nanoTime();
        for (var replica : silent.entrySet()) {
            long since = missing.computeIfAbsent(replica.getKey(), first -> now);
            if (now - since >= patience.toNanos()) {
                lost.add(new Lost(replica.getKey(), replica.getValue(), unclosed(replica.getKey())));
            }
        }
        return lost;
    }

    private List<AuditEvent.Noted> unclosed(String replica) throws IOException {
        var copy = Files.createTempDirectory(directory, "replica");
        try {
            journals.copyEnd(replica, copy);
            var now = clock.instant();
            var facts = new ArrayList<AuditEvent.Noted>();
            for (var call : Recovery.of(copy).open().entries()) {
                var about = new LinkedHashMap<String, String>();
                about.put("replica", replica);
                about.put("openedAt", call.getValue().toString());
                facts.add(new AuditEvent.Noted(UNCLOSED, call.getKey(), now, about));
            }
            return facts;
        } finally {
            remove(copy);
        }
    }

    private static void remove(Path copy) throws IOException {
        try (var files = Files.list(copy)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(copy);
    }

    /** Notes that the record tells of it. */
    public void reported(Lost lost) {
        journals.reported(lost.replica(), lost.next());
        missing.remove(lost.replica());
    }
}

package io.trustrail.gateway.audit.retention;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.index.FoundLeaf;
import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.audit.log.leaf.Leaf;
import io.trustrail.gateway.audit.log.proof.Prover;
import io.trustrail.gateway.audit.log.tile.Pruning;
import io.trustrail.gateway.audit.log.tile.TilePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a log forget entries that are past their time: whole bundles, from the first one on, so that an entry stays as long
 * as an older one must. First an entry announces it; the bundles go when a checkpoint covers that entry.
 */
public final class LogRetention {

    /** The kind of the entry that announces it. */
    public static final String KIND = "retention.pruned";

    /** Its fact: index of the first entry that stays. */
    public static final String BEFORE = "before";

    /** At once, so that a turn takes seconds. */
    private static final int MOST_BUNDLES = 4_096;

    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final Path log;
    private final LogIndex index;
    private final MetadataTimes times;
    private long announced;

    public LogRetention(Path log, LogIndex index, MetadataTimes times) {
        this.log = log;
        this.index = index;
        this.times = times;
    }

    /** How many leaves a checkpoint covers. */
    public long logged() throws IOException {
        return Prover.at(log).size();
    }

    /** How many entries are forgotten. */
    public long pruned() throws IOException {
        return Pruning.before(log);
    }

    /**
     * Does what was announced, and announces more if there is more to do.
     *
     * @return what the record shall tell before anything is forgotten
     */
    public Optional<AuditEvent> apply(Instant now) throws IOException {
        Pruning.finish(log);
        long agreed = agreed();
        if (agreed > Pruning.before(log)) {
            index.forget(agreed);
            Pruning.apply(log, agreed);
        }
        long next = past(now, Math.max(agreed, announced));
        if (next <= Math.max(agreed, announced)) {
            return Optional.empty();
        }
        announced = next;
        return Optional.of(new AuditEvent.Noted(KIND, "", now, Map.of(BEFORE, Long.toString(next))));
    }

    /** To be called if the record could not be told: it is announced again. */
    public void notTold() {
        announced = 0;
    }

    /** What the last announcement that a checkpoint covers says. */
    private long agreed() throws IOException {
        var last = index.events(KIND, Instant.EPOCH, END, 1);
        if (last.isEmpty()) {
            return 0;
        }
        var text = index.leaves(last.stream().map(FoundLeaf::index).toList()).get(0);
        return before(Leaf.fields(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static long before(Map<String, Object> fields) {
        return fields.get("facts") instanceof Map<?, ?> facts
                        && facts.get(BEFORE) instanceof String number
                        && number.matches("\\d{1,18}")
                ? Long.parseLong(number)
                : 0;
    }

    private long past(Instant now, long from) throws IOException {
        if (!times.areLimited()) {
            return from;
        }
        var reader = Prover.at(log);
        long next = from;
        for (int i = 0; i < MOST_BUNDLES && next + TilePath.WIDTH <= reader.size(); i++) {
            if (!arePast(reader.bundle(next / TilePath.WIDTH), now)) {
                break;
            }
            next += TilePath.WIDTH;
        }
        return next;
    }

    private boolean arePast(List<byte[]> entries, Instant now) throws IOException {
        for (var entry : entries) {
            var fields = Leaf.fields(entry);
            var feature = fields.get("feature") instanceof String name ? name : "";
            if (!times.isPast(feature, at(fields), now)) {
                return false;
            }
        }
        return true;
    }

    /** An entry without a time is never past it. */
    private static Instant at(Map<String, Object> fields) {
        try {
            return Instant.parse(String.valueOf(fields.get("at")));
        } catch (DateTimeException e) {
            return Instant.MAX;
        }
    }
}

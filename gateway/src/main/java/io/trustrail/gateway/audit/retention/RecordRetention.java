package io.trustrail.gateway.audit.retention;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of the record goes with time, in a data directory. */
public final class RecordRetention {

    /** The environment variable that says how long segments of the journal stay, such as {@code 30d}. */
    public static final String JOURNAL_TIME = "TRUSTRAIL_JOURNAL_RETENTION";

    private static final Pattern DAYS = Pattern.compile("[1-9]\\d{0,4}d");
    private static final String USUAL = "30d";

    private static final Logger LOG = LoggerFactory.getLogger(RecordRetention.class);

    private final LogIndex index;
    private final LogRetention log;
    private final JournalRetention journal;
    private final JournalCopy database;
    private final boolean databaseForgets;
    private final Clock clock;

    private RecordRetention(
            LogIndex index,
            LogRetention log,
            JournalRetention journal,
            JournalCopy database,
            boolean databaseForgets,
            Clock clock) {
        this.index = index;
        this.log = log;
        this.journal = journal;
        this.database = database;
        this.databaseForgets = databaseForgets;
        this.clock = clock;
    }

    /**
     * For a gateway.
     *
     * @param database removes what a database has of the journal, before the file with a record, and tells how many groups
     *     these were. It is asked for what the log forgot, and for what is no longer in the journal's files only if the
     *     environment names a time: where disks may vanish, the database has what the log is made of.
     * @throws IllegalArgumentException if the environment names no time
     */
    public static RecordRetention of(
            Path data,
            LogIndex index,
            MetadataTimes times,
            Map<String, String> environment,
            JournalCopy database,
            Clock clock) {
        return new RecordRetention(
                index,
                new LogRetention(data.resolve("log"), index, times),
                new JournalRetention(data.resolve("journal"), journalTime(environment)),
                database,
                environment.containsKey(JOURNAL_TIME),
                clock);
    }

    private static Duration journalTime(Map<String, String> environment) {
        var text = environment.getOrDefault(JOURNAL_TIME, USUAL);
        if (!DAYS.matcher(text).matches()) {
            throw new IllegalArgumentException(JOURNAL_TIME + ": is no number of days; give one such as 30d");
        }
        return Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1)));
    }

    /**
     * Removes what may go. Blocks.
     *
     * @return what the record shall tell
     */
    public List<AuditEvent> apply() throws IOException {
        if (!index.exists()) {
            return List.of();
        }
        var now = clock.instant();
        var events = new ArrayList<AuditEvent>();
        log.apply(now).ifPresent(events::add);
        applied(now, "removed.journal", journal.apply(now, log.logged(), log.pruned()), events);
        applied(now, "removed.database", forgotten(), events);
        return events;
    }

    private static void applied(Instant now, String what, int removed, List<AuditEvent> events) {
        if (removed > 0) {
            events.add(new AuditEvent.Noted("retention.applied", "", now, Map.of(what, Integer.toString(removed))));
        }
    }

    /* A database that can't be asked must not keep the record from what was done already; the next turn asks it again. */
    private int forgotten() throws IOException {
        long first = journal.first();
        long before = databaseForgets ? first : Math.min(first, log.pruned() + 1);
        try {
            return before > 1 ? database.forget(before) : 0;
        } catch (StoreUnavailable e) {
            LOG.warn("What the log forgot is still in the database: {}", e.getMessage());
            return 0;
        }
    }

    /** To be called if an event of {@link #apply} could not be written down. */
    public void notTold() {
        log.notTold();
    }
}

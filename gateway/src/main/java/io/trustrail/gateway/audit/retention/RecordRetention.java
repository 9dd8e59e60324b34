package io.trustrail.gateway.audit.retention;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.index.LogIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What of the record goes with time, in a data directory. */
public final class RecordRetention {

    /** The environment variable that says how long segments of the journal stay, such as {@code 30d}. */
    public static final String JOURNAL_TIME = "TRUSTRAIL_JOURNAL_RETENTION";

    private static final Pattern DAYS = Pattern.compile("[1-9]\\d{0,4}d");
    private static final String USUAL = "30d";

    private final LogIndex index;
    private final LogRetention log;
    private final JournalRetention journal;
    private final Clock clock;

    private RecordRetention(LogIndex index, LogRetention log, JournalRetention journal, Clock clock) {
        this.index = index;
        this.log = log;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * For a gateway.
     *
     * @throws IllegalArgumentException if the environment names no time
     */
    public static RecordRetention of(
            Path data, LogIndex index, MetadataTimes times, Map<String, String> environment, Clock clock) {
        return new RecordRetention(
                index,
                new LogRetention(data.resolve("log"), index, times),
                new JournalRetention(data.resolve("journal"), journalTime(environment)),
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
        int removed = journal.apply(now, log.logged(), log.pruned());
        if (removed > 0) {
            var facts = Map.of("removed.journal", Integer.toString(removed));
            events.add(new AuditEvent.Noted("retention.applied", "", now, facts));
        }
        return events;
    }

    /** To be called if an event of {@link #apply} could not be written down. */
    public void notTold() {
        log.notTold();
    }
}

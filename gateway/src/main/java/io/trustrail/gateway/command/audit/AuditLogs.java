package io.trustrail.gateway.command.audit;

import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.audit.index.UtcTime;
import io.trustrail.gateway.audit.log.LogFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** What commands about a log have in common. */
final class AuditLogs {

    private AuditLogs() {}

    /** The log's directory, which must be there. */
    static Path log(Path data) {
        var log = data.resolve("log");
        if (!Files.isRegularFile(log.resolve(LogFiles.CHECKPOINT))) {
            throw new IllegalArgumentException(
                    "there is no log in " + data + "; name the gateway's data directory with --data");
        }
        return log;
    }

    /** The index of a log, brought up to date. */
    static LogIndex index(Path data) {
        log(data);
        var index = new LogIndex(data);
        index.catchUp();
        return index;
    }

    /** A time such as {@code 2026-11-22T10:00:00Z}, or the start of a day such as {@code 2026-11-22} in UTC. */
    static Instant time(String option, String text, Instant otherwise) {
        if (text.isEmpty()) {
            return otherwise;
        }
        return UtcTime.parse(text).orElseThrow(() -> new IllegalArgumentException(option + ": give " + UtcTime.FORMS));
    }
}

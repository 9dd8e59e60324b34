package io.trustrail.gateway.command.audit;

import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.audit.log.LogFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

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
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    option + ": give a day such as 2026-11-22 or a time such as 2026-11-22T10:00:00Z", e);
        }
    }
}

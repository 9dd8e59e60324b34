package io.trustrail.gateway.command.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.Option;

/** From when to when; each command says what it takes where nothing is given. */
final class Period {

    @Option(names = "--from", defaultValue = "", description = "First day or time, in UTC.")
    private String from;

    @Option(names = "--to", defaultValue = "", description = "First day or time that is left out, in UTC.")
    private String to;

    Instant begin(Instant otherwise) {
        return time("--from", from, otherwise);
    }

    Instant end(Instant otherwise) {
        return time("--to", to, otherwise);
    }

    /* A time such as 2026-11-22T10:00:00Z, or the start of a day such as 2026-11-22. */
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

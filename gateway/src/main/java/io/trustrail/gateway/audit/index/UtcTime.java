package io.trustrail.gateway.audit.index;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Times as people and programs write them who search the log. */
public final class UtcTime {

    /** What to tell whoever wrote a time that is none. */
    public static final String FORMS = "a day such as 2026-11-22 or a time such as 2026-11-22T10:00:00Z";

    private UtcTime() {}

    /**
     * The time that a text says, empty if it says none. A day is its beginning; a time without a zone is in UTC.
     *
     * @param text such as {@code 2026-11-22}, {@code 2026-11-22T10:00} or {@code 2026-11-22T10:00:00Z}
     */
    public static Optional<Instant> parse(String text) {
        try {
            if (!text.contains("T")) {
                return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            return Optional.of(
                    text.endsWith("Z")
                            ? Instant.parse(text)
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

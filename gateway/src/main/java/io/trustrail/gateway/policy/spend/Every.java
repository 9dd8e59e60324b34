package io.trustrail.gateway.policy.spend;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** How long a limit counts before it starts again at nothing: from one full minute, hour, day or month to the next. */
public enum Every {
    MINUTE,
    HOUR,
    DAY,
    MONTH;

    /**
     * One stretch of time.
     *
     * @param ends when the next one starts
     */
    public record Period(Instant starts, Instant ends) {}

    /** The period that an instant lies in, by a zone's clocks: a day with a change of clocks is an hour longer or shorter. */
    public Period at(Instant instant, ZoneId zone) {
        var local = ZonedDateTime.ofInstant(instant, zone);
        return switch (this) {
            case MINUTE -> period(local.truncatedTo(ChronoUnit.MINUTES), ChronoUnit.MINUTES);
            case HOUR -> period(local.truncatedTo(ChronoUnit.HOURS), ChronoUnit.HOURS);
            case DAY -> period(local.toLocalDate().atStartOfDay(zone), ChronoUnit.DAYS);
            case MONTH -> period(local.toLocalDate().withDayOfMonth(1).atStartOfDay(zone), ChronoUnit.MONTHS);
        };
    }

    private static Period period(ZonedDateTime start, ChronoUnit length) {
        return new Period(start.toInstant(), start.plus(1, length).toInstant());
    }
}

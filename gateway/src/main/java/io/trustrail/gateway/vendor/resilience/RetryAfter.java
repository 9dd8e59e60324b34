package io.trustrail.gateway.vendor.resilience;

import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How long a vendor asks to be left alone: {@code retry-after-ms}, else {@code Retry-After} in seconds or as an HTTP date
 * (RFC 9110, section 10.2.3). What can't be read counts as not said.
 */
public final class RetryAfter {

    private static final double LONGEST_SECONDS = 1e9;

    private RetryAfter() {}

    /** The wait in milliseconds, 0 or more. */
    public static OptionalLong millis(MultiMap headers, Clock clock) {
        OptionalLong millis = scaled(headers.get("retry-after-ms"), 1);
        if (millis.isPresent()) {
            return millis;
        }
        String value = headers.get("retry-after");
        OptionalLong seconds = scaled(value, 1000);
        return seconds.isPresent() || value == null ? seconds : untilDate(value, clock);
    }

    private static OptionalLong scaled(@Nullable String value, int factor) {
        if (value == null || !isDecimal(value)) {
            return OptionalLong.empty();
        }
        double number = Double.parseDouble(value);
        return OptionalLong.of((long) Math.ceil(Math.min(number, LONGEST_SECONDS) * factor));
    }

    private static boolean isDecimal(String value) {
        int dots = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '.') {
                dots++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return dots <= 1 && value.length() > dots;
    }

    private static OptionalLong untilDate(String value, Clock clock) {
        try {
            long until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant()
                    .toEpochMilli();
            return OptionalLong.of(Math.max(0, until - clock.millis()));
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }
}

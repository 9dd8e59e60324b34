package io.trustrail.gateway.vendor.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7000",
        "1.5, 1500",
        "0.0001, 1",
        "99999999999999999999, 1000000000000",
        "'Sun, 22 Nov 2026 12:00:09 GMT', 9000",
        "'Sun, 22 Nov 2026 11:00:00 GMT', 0"
    })
    void readsSecondsAndDates(String value, long millis) {
        assertThat(RetryAfter.millis(headers("Retry-After", value), NOON)).hasValue(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", ".", "1.2.3", "1e3", "NaN", "Sun, 22 Nov", "12:00"})
    void passesOverWhatItCannotRead(String value) {
        assertThat(RetryAfter.millis(headers("retry-after", value), NOON)).isEmpty();
        assertThat(RetryAfter.millis(headers("retry-after-ms", value), NOON)).isEmpty();
    }

    @Test
    void prefersMilliseconds() {
        MultiMap both = headers("retry-after", "3").add("retry-after-ms", "250");

        assertThat(RetryAfter.millis(both, NOON)).hasValue(250);
        assertThat(RetryAfter.millis(both.set("retry-after-ms", "?"), NOON)).hasValue(3000);
        assertThat(RetryAfter.millis(MultiMap.caseInsensitiveMultiMap(), NOON)).isEmpty();
    }

    private static MultiMap headers(String name, String value) {
        return MultiMap.caseInsensitiveMultiMap().add(name, value);
    }
}

package io.trustrail.gateway.trust.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignedLinksTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static SignedLinks at(Instant time, int key) {
        var bytes = new byte[32];
        bytes[0] = (byte) key;
        return new SignedLinks(bytes, Clock.fixed(time, ZoneOffset.UTC));
    }

    @Test
    void aLinkWorksUntilItEnds() {
        var token = at(NOW, 1).sign("sub_abc", Duration.ofDays(1));
        assertThat(at(NOW, 1).open(token)).contains(new SignedLinks.Link("sub_abc", NOW.plus(Duration.ofDays(1))));
        assertThat(at(NOW.plus(Duration.ofDays(1)).minusSeconds(1), 1).open(token))
                .isPresent();
        assertThat(at(NOW.plus(Duration.ofDays(1)), 1).open(token)).isEmpty();
    }

    @Test
    void nothingInItCanBeChanged() {
        var token = at(NOW, 1).sign("sub_abc", Duration.ofDays(1));
        var parts = token.split("\\.");
        assertThat(at(NOW, 1).open("sub_abd." + parts[1] + "." + parts[2])).isEmpty();
        assertThat(at(NOW, 1).open("sub_abc.zzzzzzz." + parts[2])).isEmpty();
        assertThat(at(NOW, 1).open(token + "x")).isEmpty();
        assertThat(at(NOW, 1).open("")).isEmpty();
        assertThat(at(NOW, 2).open(token)).as("another purpose's key").isEmpty();
    }
}

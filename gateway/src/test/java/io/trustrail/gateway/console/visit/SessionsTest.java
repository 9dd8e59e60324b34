package io.trustrail.gateway.console.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.access.users.Role;
import io.trustrail.gateway.access.users.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsTest {

    private static final User ANN =
            new User("usr_a", "ann", Set.of(Role.ADMIN), Instant.EPOCH, Instant.EPOCH, null, null);

    private final AtomicLong now = new AtomicLong();
    private final Sessions sessions = new Sessions(now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void aSessionIsFoundByItsIdUntilItEnds() {
        var session = sessions.begin(ANN);
        assertThat(session.id()).matches("[A-Za-z0-9_-]{43}");
        assertThat(session.toString()).doesNotContain(session.id());
        assertThat(sessions.find(session.id())).contains(session);
        assertThat(sessions.find("")).isEmpty();
        sessions.end(session.id());
        assertThat(sessions.find(session.id())).isEmpty();
    }

    @Test
    void itEndsWhenNobodyUsesIt() {
        var session = sessions.begin(ANN);
        pass(Sessions.IDLE.minusSeconds(1));
        assertThat(sessions.find(session.id())).isPresent();
        pass(Sessions.IDLE.minusSeconds(1));
        assertThat(sessions.find(session.id())).isPresent();
        pass(Sessions.IDLE.plusSeconds(1));
        assertThat(sessions.find(session.id())).isEmpty();
    }

    @Test
    void itEndsWhenItIsOldHoweverMuchItIsUsed() {
        var session = sessions.begin(ANN);
        var step = Sessions.IDLE.dividedBy(2);
        for (var age = Duration.ZERO; age.compareTo(Sessions.OLDEST) < 0; age = age.plus(step)) {
            assertThat(sessions.find(session.id())).isPresent();
            pass(step);
        }
        pass(Duration.ofSeconds(1));
        assertThat(sessions.find(session.id())).isEmpty();
    }

    @Test
    void itIsOverForWhoIsDisabledOrHasAnotherPassword() {
        var session = sessions.begin(ANN);
        var disabled = new User("usr_a", "ann", ANN.roles(), Instant.EPOCH, Instant.EPOCH, null, Instant.EPOCH);
        var changed = new User("usr_a", "ann", ANN.roles(), Instant.EPOCH, Instant.EPOCH.plusMillis(1), null, null);
        assertThat(session.isOf(ANN)).isTrue();
        assertThat(session.isOf(disabled)).isFalse();
        assertThat(session.isOf(changed)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "same-origin, -,                       true",
                "cross-site,  http://desk:9090,        false",
                "same-site,   -,                       false",
                "none,        -,                       false",
                "-,           http://desk:9090,        true",
                "-,           http://desk:9091,        false",
                "-,           http://desk:9090.evil,   false",
                "-,           null,                    false",
                "-,           'http://not a uri',      false",
                "-,           -,                       true",
            })
    void formsAreFromHere(String site, String origin, boolean fromHere) {
        assertThat(Doorkeeper.isFromHere(site, origin, "desk:9090")).isEqualTo(fromHere);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/console/try,            /console/try",
                "-,                       /console/reviews",
                "https://evil.example,    /console/reviews",
                "//evil.example,          /console/reviews",
                "/console//evil,          /console//evil",
                "/console/..%2f..%2fx,    /console/reviews",
                "'/console/x\r\ny: z',    /console/reviews",
                "/metrics,                /console/reviews",
            })
    void nobodyIsSentElsewhere(String path, String goes) {
        assertThat(Doorkeeper.inside(path)).isEqualTo(goes);
    }
}

package io.trustrail.gateway.access.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.access.users.LoginResult.Busy;
import io.trustrail.gateway.access.users.LoginResult.Locked;
import io.trustrail.gateway.access.users.LoginResult.Refused;
import io.trustrail.gateway.access.users.LoginResult.Welcome;
import io.trustrail.gateway.it.fixture.StoreKind;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StoreKind.class)
class LoginsTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String HOME = "192.0.2.1";

    private final Vertx vertx = Vertx.vertx();
    private final Store store;
    private final Users users;
    private final AtomicLong now = new AtomicLong();
    private final Logins logins;

    LoginsTest(StoreKind kind, @TempDir Path data) {
        this.store = kind.open(data);
        this.users = new Users(store);
        this.logins = new Logins(vertx, users, now::get);
        users.create("ann", Set.of(Role.REVIEWER), PASSWORD);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(20, TimeUnit.SECONDS);
        store.close();
    }

    private LoginResult login(String name, String password, String address) throws Exception {
        return logins.login(name, password, address).await(60, TimeUnit.SECONDS);
    }

    private void fail(String name, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            assertThat(login(name, "a wrong password", HOME)).isEqualTo(new Refused());
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void whoKnowsThePasswordIsWelcome() throws Exception {
        assertThat(login("Ann", PASSWORD, HOME))
                .isInstanceOfSatisfying(
                        Welcome.class,
                        welcome -> assertThat(welcome.user().name()).isEqualTo("ann"));
        assertThat(users.list().get(0).lastLogin()).isNotNull();
    }

    @Test
    void nobodyLearnsWhyALoginFailed() throws Exception {
        users.create("bob", Set.of(Role.ADMIN), PASSWORD);
        users.disable("bob");

        assertThat(login("ann", "a wrong password", HOME)).isEqualTo(new Refused());
        assertThat(login("nobody", PASSWORD, HOME)).isEqualTo(new Refused());
        assertThat(login("bob", PASSWORD, HOME)).isEqualTo(new Refused());
        assertThat(login("", "", HOME)).isEqualTo(new Refused());
        assertThat(login("ann", "x".repeat(100_000), HOME)).isEqualTo(new Refused());
    }

    @Test
    void aNameWithTooManyFailuresIsLockedForATimeWhetherItExistsOrNot() throws Exception {
        for (var name : new String[] {"ann", "nobody"}) {
            fail(name, Logins.FAILURES_PER_NAME);
            assertThat(login(name, PASSWORD, "192.0.2.77")).isEqualTo(new Locked(15 * 60));
        }
        pass(Attempts.WINDOW.minusSeconds(1));
        assertThat(login("ann", PASSWORD, "192.0.2.77")).isEqualTo(new Locked(1));
        pass(Duration.ofSeconds(1));
        assertThat(login("ann", PASSWORD, "192.0.2.77")).isInstanceOf(Welcome.class);
    }

    @Test
    void aGoodLoginForgetsTheFailuresBefore() throws Exception {
        fail("ann", Logins.FAILURES_PER_NAME - 1);
        assertThat(login("ann", PASSWORD, HOME)).isInstanceOf(Welcome.class);
        fail("ann", Logins.FAILURES_PER_NAME - 1);
        assertThat(login("ann", PASSWORD, HOME)).isInstanceOf(Welcome.class);
    }

    @Test
    void anAddressWithTooManyFailuresIsLockedAndLocksNobodyElse() throws Exception {
        for (int i = 0; i < Logins.FAILURES_PER_ADDRESS; i++) {
            assertThat(login("user" + i, "x", "2001:db8:0:1:0:0:0:" + i)).isEqualTo(new Refused());
        }
        for (int i = 0; i < Logins.FAILURES_PER_NAME; i++) {
            assertThat(login("ann", PASSWORD, "2001:db8:0:1:0:0:0:ffff")).isInstanceOf(Locked.class);
        }
        assertThat(login("ann", PASSWORD, "2001:db8:0:2:0:0:0:1")).isInstanceOf(Welcome.class);
    }

    @Test
    void manyAtOnceGetNoMoreTriesThanOneAfterTheOther() {
        var tries = new ArrayList<Future<LoginResult>>();
        for (int i = 0; i < 3 * Logins.FAILURES_PER_NAME; i++) {
            tries.add(logins.login("ann", "a wrong password", HOME));
        }
        assertThat(results(tries).filter(Refused.class::isInstance)).hasSize(Logins.FAILURES_PER_NAME);
    }

    @Test
    void aCrowdIsToldToComeAgainAndLosesNoTry() throws Exception {
        var tries = new ArrayList<Future<LoginResult>>();
        for (int i = 0; i < Logins.MOST_WAITING + 4; i++) {
            tries.add(logins.login("user" + i, PASSWORD, "192.0.2." + i));
        }
        assertThat(results(tries).filter(Busy.class::isInstance)).hasSizeBetween(1, 4);
        fail("user" + (Logins.MOST_WAITING + 3), Logins.FAILURES_PER_NAME);
    }

    private static Stream<LoginResult> results(List<Future<LoginResult>> tries) {
        return tries.stream().map(it -> {
            try {
                return it.await(120, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                throw new AssertionError("no answer", e);
            }
        });
    }
}

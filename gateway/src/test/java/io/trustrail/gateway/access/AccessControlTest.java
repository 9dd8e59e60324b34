package io.trustrail.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trustrail.gateway.it.fixture.StoreKind;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.store.StoreUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(StoreKind.class)
@Timeout(60)
class AccessControlTest {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong nanoTime = new AtomicLong();
    private final Store store;
    private final Store otherProcess;
    private final ApplicationKeys keys;
    private final AccessControl access;

    AccessControlTest(StoreKind kind, @TempDir Path data) {
        store = kind.open(data);
        otherProcess = kind.open(data);
        keys = new ApplicationKeys(otherProcess);
        access = new AccessControl(vertx, store, nanoTime::get);
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
        store.close();
        otherProcess.close();
    }

    @Test
    void aKeyNamesItsApplication() throws Exception {
        var made = keys.create("desk", "acme", Set.of("support"), 60);

        assertThat(await(access.authenticate(made.key())))
                .isEqualTo(new Application(made.info().id(), "desk", "acme", Set.of("support"), 60));
    }

    @Test
    void aKeyInUseIsAnsweredAtOnce() throws Exception {
        var key = keys.create("desk", "acme", Set.of(), 0).key();
        await(access.authenticate(key));

        assertThat(access.authenticate(key).succeeded()).isTrue();
        pass(KeyCache.REFRESH.plusMillis(1));
        assertThat(access.authenticate(key).succeeded())
                .as("while it is looked up again")
                .isTrue();
    }

    @Test
    void withoutAKeyTheCallerLearnsHowToSendOne() {
        assertThat(denial(access.authenticate(null)).kind()).isEqualTo(AccessDenied.Kind.MISSING_KEY);
        assertThat(denial(access.authenticate(" "))).hasMessageContaining("Authorization: Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "tr_", "tr_tooShort", "tr_ä23456789012345678901234567890123456789012"})
    void whatCannotBeAKeyIsRefusedWithoutAskingTheStore(String presented) {
        store.close();

        var denied = denial(access.authenticate(presented));

        assertThat(denied.kind()).isEqualTo(AccessDenied.Kind.UNKNOWN_KEY);
        assertThat(denied).hasMessageNotContaining(presented);
    }

    @Test
    void theCallerCannotTellARevokedKeyFromAnUnknownOne() {
        var revoked = keys.create("desk", "acme", Set.of(), 0);
        keys.revoke(revoked.info().id());

        var known = denial(access.authenticate(revoked.key()));
        var unknown = denial(access.authenticate(ApiKey.random().reveal()));

        assertThat(known.kind()).isEqualTo(AccessDenied.Kind.REVOKED_KEY);
        assertThat(unknown.kind()).isEqualTo(AccessDenied.Kind.UNKNOWN_KEY);
        assertThat(known).hasMessage(unknown.getMessage());
    }

    @Test
    void aRevocationByAnotherProcessHoldsAfterFiveSeconds() throws Exception {
        var made = keys.create("desk", "acme", Set.of(), 0);
        await(access.authenticate(made.key()));
        keys.revoke(made.info().id());

        pass(KeyCache.TRUST.plusMillis(1));

        assertThat(denial(access.authenticate(made.key())).kind()).isEqualTo(AccessDenied.Kind.REVOKED_KEY);
        assertThat(KeyCache.TRUST).isLessThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whoIsToldToLookKnowsARevocationAtOnce() throws Exception {
        var revoked = keys.create("desk", "acme", Set.of(), 0);
        await(access.authenticate(revoked.key()));
        keys.revoke(revoked.info().id());
        assertThat(access.authenticate(revoked.key()).succeeded())
                .as("nobody told it")
                .isTrue();

        await(access.lookForChanges());

        assertThat(denial(access.authenticate(revoked.key())).kind()).isEqualTo(AccessDenied.Kind.REVOKED_KEY);
    }

    @Test
    void aRevokedKeyInUseIsFoundOutByTheRefresh() throws Exception {
        var made = keys.create("desk", "acme", Set.of(), 0);
        await(access.authenticate(made.key()));
        keys.revoke(made.info().id());

        pass(KeyCache.REFRESH.plusMillis(1));
        until(() -> !access.authenticate(made.key()).succeeded());

        assertThat(denial(access.authenticate(made.key())).kind()).isEqualTo(AccessDenied.Kind.REVOKED_KEY);
    }

    @Test
    void aKeyThatWasRefusedAndIsMadeLaterWorksWithinSeconds() throws Exception {
        var key = ApiKey.random();
        denial(access.authenticate(key.reveal()));
        otherProcess.call(connection -> {
            var info = new KeyInfo("key_late", key.last4(), "late", "acme", Set.of(), 0, Instant.now(), null, null);
            KeyTable.insert(connection, info, key.hash());
            return info;
        });

        assertThat(access.authenticate(key.reveal()).failed())
                .as("refusals are cached")
                .isTrue();
        pass(KeyCache.REFUSAL.plusMillis(1));
        assertThat(await(access.authenticate(key.reveal())).name()).isEqualTo("late");
    }

    @Test
    void whileTheStoreIsGoneKeysInUseWorkForAWhile() throws Exception {
        var key = keys.create("desk", "acme", Set.of(), 0).key();
        await(access.authenticate(key));
        store.close();

        pass(KeyCache.TRUST.plusMillis(1));
        assertThat(await(access.authenticate(key)).name()).isEqualTo("desk");
        assertThat(access.authenticate(key).succeeded())
                .as("without asking again")
                .isTrue();
        pass(KeyCache.REFRESH.plusMillis(1));
        assertThat(access.authenticate(key).succeeded())
                .as("while the store is tried again")
                .isTrue();
        pass(KeyCache.WITHOUT_STORE);
        assertThat(catchThrowable(() -> await(access.authenticate(key)))).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void guessesDoNotPileUpBeforeTheStore() throws Exception {
        var good = keys.create("desk", "acme", Set.of(), 0).key();
        await(access.authenticate(good));
        var release = new CountDownLatch(1);
        var workers = keepAllWorkersBusy(release);
        var guesses = new ArrayList<Future<Application>>();
        for (int i = 0; i < KeyCache.MAX_LOOKUPS; i++) {
            guesses.add(access.authenticate(ApiKey.random().reveal()));
        }

        var denied = denial(access.authenticate(ApiKey.random().reveal()));

        assertThat(denied.kind()).isEqualTo(AccessDenied.Kind.TOO_MANY_REQUESTS);
        assertThat(denied.retryAfterSeconds()).isEqualTo(1);
        assertThat(access.authenticate(good).succeeded()).isTrue();
        release.countDown();
        await(Future.join(workers));
        await(Future.join(guesses).otherwiseEmpty());
        assertThat(denial(access.authenticate(ApiKey.random().reveal())).kind())
                .isEqualTo(AccessDenied.Kind.UNKNOWN_KEY);
    }

    @Test
    void whoAsksForTheSameKeyWaitsForTheSameLookUp() throws Exception {
        var good = keys.create("desk", "acme", Set.of(), 0).key();
        await(access.authenticate(good));
        pass(KeyCache.TRUST.plusMillis(1));
        var release = new CountDownLatch(1);
        var workers = keepAllWorkersBusy(release);

        var waiting = Stream.generate(() -> access.authenticate(good))
                .limit(2 * KeyCache.MAX_LOOKUPS)
                .toList();

        assertThat(waiting).noneMatch(Future::isComplete);
        release.countDown();
        await(Future.join(workers));
        await(Future.all(waiting));
        assertThat(waiting)
                .allSatisfy(answer -> assertThat(answer.result().name()).isEqualTo("desk"));
    }

    /** As they are when the store does not answer. */
    private List<Future<?>> keepAllWorkersBusy(CountDownLatch release) throws InterruptedException {
        var busy = new CountDownLatch(VertxOptions.DEFAULT_WORKER_POOL_SIZE);
        var workers = new ArrayList<Future<?>>();
        for (int i = 0; i < VertxOptions.DEFAULT_WORKER_POOL_SIZE; i++) {
            workers.add(vertx.executeBlocking(
                    () -> {
                        busy.countDown();
                        return awaitQuietly(release);
                    },
                    false));
        }
        busy.await();
        return workers;
    }

    @Test
    void theLastUseOfAKeyIsNoted() throws Exception {
        var made = keys.create("desk", "acme", Set.of(), 0);
        await(access.authenticate(made.key()));

        until(() -> keys.list().get(0).lastUsed() != null);
        assertThat(keys.list().get(0).lastUsed()).isBetween(made.info().created(), Instant.now());
    }

    @Test
    void anApplicationOverItsLimitIsToldWhenToComeBack() throws Exception {
        var application = new Application("key_a", "desk", "acme", Set.of(), 2);
        await(access.admit(application, "support"));
        await(access.admit(application, "support"));

        var denied = denial(access.admit(application, "support"));

        assertThat(denied.kind()).isEqualTo(AccessDenied.Kind.TOO_MANY_REQUESTS);
        assertThat(denied.retryAfterSeconds()).isEqualTo(30);
        assertThat(denied).hasMessageContaining("2 requests per minute");
        pass(Duration.ofSeconds(30));
        assertThat(access.admit(application, "support").succeeded()).isTrue();
    }

    @Test
    void aFeatureThatTheKeyIsNotForIsRefusedWithoutRepeatingIt() {
        var application = new Application("key_a", "desk", "acme", Set.of("support"), 0);

        var denied = denial(access.admit(application, "payroll"));

        assertThat(denied.kind()).isEqualTo(AccessDenied.Kind.FEATURE_NOT_ALLOWED);
        assertThat(denied).hasMessageNotContaining("payroll");
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it didn't happen").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    private static AccessDenied denial(Future<Application> answer) {
        return catchThrowableOfType(AccessDenied.class, () -> await(answer));
    }

    private static <T extends @Nullable Object> T await(Future<T> future) throws Exception {
        return future.await(30, TimeUnit.SECONDS);
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

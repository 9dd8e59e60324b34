package io.trustrail.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.audit.Group.Append;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InboxTest {

    private static final int SENDERS = 32;
    private static final int EACH = 5_000;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().await(30, TimeUnit.SECONDS);
    }

    /** Each sender waits until the writer took its append, so a single wake-up that is lost stops everything. */
    @Test
    void noAppendIsLeftWhileTheWriterSleeps() throws Exception {
        var inbox = new Inbox(100);
        var taken = new Semaphore(0);
        var writer = new Thread(() -> {
            while (inbox.take() != null) {
                taken.release();
            }
        });
        writer.start();
        var senders = Executors.newFixedThreadPool(SENDERS);
        var done = new ArrayList<Future<?>>();

        for (int i = 0; i < SENDERS; i++) {
            done.add(senders.submit(() -> {
                for (int n = 0; n < EACH; n++) {
                    assertThat(inbox.offer(Append.unheard(Events.opened("call"))))
                            .isTrue();
                    assertThat(taken.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
                }
                return null;
            }));
        }

        for (var each : done) {
            each.get();
        }
        inbox.close();
        writer.join();
        senders.shutdown();
        assertThat(inbox.size()).isZero();
    }

    @Test
    void whoIsWaitedForWakesAWriterThatWouldRatherWait() throws Exception {
        var inbox = new Inbox(100);
        var awake = new CountDownLatch(1);
        inbox.offer(Append.unheard(Events.opened("nobody waits")));
        var writer = new Thread(() -> {
            inbox.sleepUntilAwaited(Duration.ofDays(1));
            awake.countDown();
        });
        writer.start();

        inbox.offer(Append.unheard(Events.opened("nobody either")));
        assertThat(awake.getCount()).isEqualTo(1);
        inbox.offer(Append.awaited(Events.opened("somebody"), (ContextInternal) vertx.getOrCreateContext()));

        assertThat(awake.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aWriterThatGathersSleepsUntilEnoughCallsWait() throws Exception {
        var inbox = new Inbox(100);
        var awake = new CountDownLatch(1);
        var context = (ContextInternal) vertx.getOrCreateContext();
        var writer = new Thread(() -> {
            inbox.gather(2, Duration.ofDays(1));
            awake.countDown();
        });
        writer.start();

        inbox.offer(Append.awaited(Events.opened("first"), context));
        inbox.offer(Append.unheard(Events.opened("nobody waits")));
        assertThat(awake.getCount()).isEqualTo(1);
        inbox.offer(Append.awaited(Events.opened("second"), context));

        assertThat(awake.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theEndWakesTheWriterWhateverItWaitsFor() throws Exception {
        var inbox = new Inbox(100);
        var writer = new Thread(() -> inbox.gather(2, Duration.ofDays(1)));
        writer.start();

        inbox.close();

        writer.join(30_000);
        assertThat(writer.isAlive()).isFalse();
    }
}

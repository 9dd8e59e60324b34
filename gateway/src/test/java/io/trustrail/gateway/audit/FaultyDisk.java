package io.trustrail.gateway.audit;

import io.trustrail.gateway.audit.segment.ChannelFactory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real disk that can be told to fail or to wait. */
final class FaultyDisk implements ChannelFactory {

    /** Syncs of groups of records; preparing a file isn't one. */
    final AtomicInteger syncs = new AtomicInteger();

    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final Semaphore started = new Semaphore(0);
    private volatile @Nullable String openFault;
    private volatile @Nullable String writeFault;
    private volatile @Nullable String syncFault;

    @Override
    public FileChannel open(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        failIf(openFault);
        return new FaultyChannel(FileChannel.open(path, options, attributes), this);
    }

    void failOpens(String reason) {
        openFault = reason;
    }

    void failWrites(String reason) {
        writeFault = reason;
    }

    void failSyncs(String reason) {
        syncFault = reason;
    }

    void repair() {
        openFault = null;
        writeFault = null;
        syncFault = null;
    }

    /** From now on a sync waits until {@link #letSyncsGo}. */
    void holdSyncs() {
        started.drainPermits();
        gate = new CountDownLatch(1);
    }

    /** Waits until the journal is in the midst of a sync that is held. */
    void awaitHeldSync() throws InterruptedException {
        if (!started.tryAcquire(30, TimeUnit.SECONDS)) {
            throw new AssertionError("nothing is synced");
        }
    }

    void letSyncsGo() {
        gate.countDown();
    }

    void beforeWrite() throws IOException {
        failIf(writeFault);
    }

    void beforeSync(boolean metaData) throws IOException {
        if (!metaData) {
            started.release();
            pass(gate);
            failIf(syncFault);
            syncs.incrementAndGet();
        }
    }

    private static void failIf(@Nullable String fault) throws IOException {
        if (fault != null) {
            throw new IOException(fault);
        }
    }

    private static void pass(CountDownLatch gate) throws IOException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}

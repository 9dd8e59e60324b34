package io.trustrail.bench.subject;

import io.trustrail.bench.machine.Proc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A process that the rig started and will end, also when the rig itself is told to end. Thread-safe. */
public final class Child implements AutoCloseable {

    private static final long GRACE_SECONDS = 5;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long POLL_NANOS = 1_000_000;
    private static final int SHOWN_LINES = 15;
    private static final Set<Child> ALIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(Child::kill), "end-children"));
    }

    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
        ALIVE.add(this);
    }

    /** Starts the command; what it prints goes to the file. */
    static Child start(List<String> command, Map<String, String> environment, Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new Child(builder.start(), log);
    }

    /** Waits for the condition; fails with the end of the log if the process ends first or takes over a minute. */
    void await(BooleanSupplier ready) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!ready.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IOException("a subject does not start; the end of its log:\n" + logEnd());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private String logEnd() throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** CPU time in nanoseconds; 0 when the process has ended, which shows as failed calls. */
    public long cpu() throws IOException {
        return alive() ? Proc.cpu(process.pid()) : 0;
    }

    public long residentKib() throws IOException {
        return alive() ? Proc.residentKib(process.pid()) : 0;
    }

    /** Asks the process to end, and makes it end if it does not within seconds. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
        ALIVE.remove(this);
    }

    private void kill() {
        process.destroyForcibly();
    }
}

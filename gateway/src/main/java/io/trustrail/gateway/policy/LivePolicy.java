package io.trustrail.gateway.policy;

import io.trustrail.gateway.policy.yaml.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy in force. Looks at the files' metadata again and again, on a thread of its own; when they changed and then
 * stayed the same for one interval, they are loaded: so a file that is still being written is not taken for whole. Files
 * that are bad leave the last good policy in force. Thread-safe.
 */
public final class LivePolicy implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LivePolicy.class);

    private final PolicyLoader loader;
    private final Path directory;
    private final Map<String, String> environment;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(LivePolicy::daemon);
    private volatile State state;

    /* What the files looked like when they were last loaded, and at the last look: the watching thread's own. Nobody
     * knows how they looked at the first load, so the first look finds a change. */
    private Map<String, String> loaded = Map.of();
    private Map<String, String> seen = Map.of();

    /** @param first what the loader made of the same files; it has a book */
    public LivePolicy(PolicyLoader loader, Path directory, Map<String, String> environment, PolicyLoader.Result first) {
        this.loader = loader;
        this.directory = directory;
        this.environment = Map.copyOf(environment);
        this.state = new State(first.book().orElseThrow(), first.problems(), Instant.now());
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "policy-watch");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts to look for changes. To be called once. */
    public void watch(Duration interval) {
        long nanos = interval.toNanos();
        var unused = thread.scheduleWithFixedDelay(this::look, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** The policy that a new call gets. It stays with the call, whatever happens here. */
    public PolicyBook current() {
        return state.book;
    }

    /** When the current policy came into force. */
    public Instant loadedAt() {
        return state.loadedAt;
    }

    /** What was wrong or odd in the files when they were last loaded: with errors, the policy is older than the files. */
    public List<Problem> lastProblems() {
        return state.problems;
    }

    /** Adds someone to tell about reloads, on the watching thread. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Stops looking; the current policy stays. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** One look at the files: all that the watching thread does. */
    void look() {
        try {
            var now = PolicyFiles.fingerprint(directory);
            boolean atRest = now.equals(seen);
            seen = now;
            if (atRest && !now.equals(loaded)) {
                loaded = now;
                take(loader.load(directory, environment));
            }
        } catch (RuntimeException e) {
            LOG.error("looking for a new policy failed with {}", e.getClass().getName());
        }
    }

    private void take(PolicyLoader.Result result) {
        var before = state;
        var book = result.book();
        if (book.isEmpty()) {
            state = new State(before.book, result.problems(), before.loadedAt);
            tell(listener -> listener.refused(result.problems()));
        } else if (before.isOutdatedBy(book.get())) {
            tell(listener -> listener.coming(book.get()));
            state = new State(book.get(), result.problems(), Instant.now());
            tell(listener -> listener.loaded(book.get(), result.problems()));
        }
    }

    private void tell(Consumer<Listener> news) {
        for (var listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("a listener to policies failed with {}", e.getClass().getName());
            }
        }
    }

    /** Hears about reloads. */
    public interface Listener {

        /** A new policy is about to come into force: no call has it yet. */
        default void coming(PolicyBook book) {}

        /** A new policy is in force. */
        void loaded(PolicyBook book, List<Problem> warnings);

        /** The files changed, and can't be used. */
        void refused(List<Problem> problems);
    }

    private record State(PolicyBook book, List<Problem> problems, Instant loadedAt) {

        boolean isOutdatedBy(PolicyBook other) {
            return !book.hash().equals(other.hash()) || problems.stream().anyMatch(Problem::isError);
        }
    }
}

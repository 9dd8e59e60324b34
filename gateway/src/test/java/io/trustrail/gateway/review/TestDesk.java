package io.trustrail.gateway.review;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A desk in memory, at which tests decide. Thread-safe. */
public final class TestDesk implements ReviewDesk {

    private final Vertx vertx;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final BlockingQueue<Submission> submitted = new LinkedBlockingQueue<>();
    private final Set<String> abandoned = ConcurrentHashMap.newKeySet();
    private volatile boolean broken;

    public TestDesk(Vertx vertx) {
        this.vertx = vertx;
    }

    private static final class Entry {
        private final Submission submission;
        private final Promise<Decision> decision = Promise.promise();

        Entry(Submission submission) {
            this.submission = submission;
        }

        boolean isOf(String tenant, String application) {
            return submission.provenance().tenant().equals(tenant)
                    && submission.provenance().application().equals(application);
        }

        ReviewState state(String review) {
            var terms = submission.terms();
            var made = decision.future().result();
            return new ReviewState(
                    review,
                    submission.call(),
                    submission.provenance().feature(),
                    terms.mode(),
                    terms.due(),
                    terms.due(),
                    terms.windowEnd(),
                    made,
                    made == null ? null : terms.due(),
                    new ReviewState.About("", submission.provenance().purpose()));
        }
    }

    /** From now on it takes nothing. */
    public void breaks() {
        broken = true;
    }

    /** The next answer that was put before reviewers; waits for it. */
    public Submission next() throws InterruptedException {
        return Objects.requireNonNull(submitted.poll(60, TimeUnit.SECONDS), "nothing was put before reviewers");
    }

    /** How many answers were put before reviewers and not taken by {@link #next}. */
    public int waiting() {
        return submitted.size();
    }

    /** Decides about a call's answer; false if that was done before. */
    public boolean decide(String call, Decision decision) {
        return entry(id(call)).decision.tryComplete(decision);
    }

    public boolean isAbandoned(String call) {
        return abandoned.contains(id(call));
    }

    /** The id of a call's review. */
    public static String id(String call) {
        return "rev_" + call;
    }

    private Entry entry(String review) {
        synchronized (entries) {
            var entry = entries.get(review);
            if (entry == null) {
                throw new NoSuchElementException(review);
            }
            return entry;
        }
    }

    @Override
    public Future<String> submit(Submission submission) {
        if (broken) {
            return Future.failedFuture(new IllegalStateException("the desk is closed"));
        }
        var id = id(submission.call());
        synchronized (entries) {
            entries.put(id, new Entry(submission));
        }
        submitted.add(submission);
        return Future.succeededFuture(id);
    }

    @Override
    public Future<Optional<Decision>> await(String review, Duration atMost) {
        var context = vertx.getOrCreateContext();
        var answer = Promise.<Optional<Decision>>promise();
        entry(review)
                .decision
                .future()
                .onSuccess(made -> context.runOnContext(v -> answer.tryComplete(Optional.of(made))));
        vertx.setTimer(Math.max(1, atMost.toMillis()), end -> answer.tryComplete(Optional.empty()));
        return answer.future();
    }

    @Override
    public Future<Decision> lapse(String review) {
        var entry = entry(review);
        entry.decision.tryComplete(new Decision.Expired(entry.submission.terms().onExpiry()));
        return entry.decision.future();
    }

    @Override
    public Future<Optional<ReviewState>> state(String review, String tenant, String application) {
        synchronized (entries) {
            var entry = entries.get(review);
            return Future.succeededFuture(
                    entry == null || !entry.isOf(tenant, application)
                            ? Optional.empty()
                            : Optional.of(entry.state(review)));
        }
    }

    @Override
    public Future<Optional<Content>> content(String review, String tenant, String application) {
        var entry = entry(review);
        var content = entry.submission.content();
        var edited = entry.decision.future().result() instanceof Decision.Edited made
                ? made.texts()
                : Map.<String, String>of();
        return Future.succeededFuture(Optional.of(content.withTexts(edited)));
    }

    @Override
    public Future<Void> abandoned(String review) {
        abandoned.add(review);
        return Future.succeededFuture();
    }
}

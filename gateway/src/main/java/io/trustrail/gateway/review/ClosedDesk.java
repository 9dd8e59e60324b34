package io.trustrail.gateway.review;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A desk at which nobody sits: it takes nothing, so that answers that need a person don't go out. */
public final class ClosedDesk implements ReviewDesk {

    private static <T> Future<T> closed() {
        return Future.failedFuture(new NoSuchElementException("there is no review queue"));
    }

    @Override
    public Future<String> submit(Submission submission) {
        return closed();
    }

    @Override
    public Future<Optional<Decision>> await(String review, Duration atMost) {
        return closed();
    }

    @Override
    public Future<Decision> lapse(String review) {
        return closed();
    }

    @Override
    public Future<Optional<ReviewState>> state(String review, String tenant, String application) {
        return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<Optional<Content>> content(String review, String tenant, String application) {
        return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<Void> abandoned(String review) {
        return closed();
    }
}

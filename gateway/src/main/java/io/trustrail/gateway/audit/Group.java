package io.trustrail.gateway.audit;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends that share one write and one sync, and who waits for them. */
final class Group {

    private static final Logger log = LoggerFactory.getLogger(Group.class);

    private final List<Append> members = new ArrayList<>();
    private int awaited;

    void add(Append append) {
        members.add(append);
        awaited += append.isAwaited() ? 1 : 0;
    }

    int size() {
        return members.size();
    }

    /** How many of the appends somebody waits for. */
    int awaited() {
        return awaited;
    }

    /** Ends all appends, with one task for each event loop however many calls and contexts wait there. */
    void end(@Nullable JournalUnavailable failure) {
        var loops = new ArrayList<EventLoop>(2);
        for (var member : members) {
            if (member.loop == null) {
                unlessClosed(() -> member.end(failure));
            } else if (!loops.contains(member.loop)) {
                loops.add(member.loop);
            }
        }
        for (var loop : loops) {
            unlessClosed(() -> loop.execute(() -> end(loop, failure)));
        }
    }

    private void end(EventLoop loop, @Nullable JournalUnavailable failure) {
        for (var member : members) {
            if (member.loop == loop) {
                member.end(failure);
            }
        }
    }

    private static void unlessClosed(Runnable task) {
        try {
            task.run();
        } catch (RejectedExecutionException e) {
            log.debug("The event loop of a call that waited for the journal is closed");
        }
    }

    /** One event on its way to the disk. */
    static final class Append {
        final AuditEvent event;
        private final @Nullable Promise<Void> promise;
        private final @Nullable EventLoop loop;
        private @Nullable JournalUnavailable refusal;

        private Append(AuditEvent event, @Nullable Promise<Void> promise, @Nullable EventLoop loop) {
            this.event = event;
            this.promise = promise;
            this.loop = loop;
        }

        /** Nobody waits for it. */
        static Append unheard(AuditEvent event) {
            return new Append(event, null, null);
        }

        static Append awaited(AuditEvent event, ContextInternal context) {
            boolean onLoop = context.threadingModel() == ThreadingModel.EVENT_LOOP;
            return new Append(event, context.promise(), onLoop ? context.nettyEventLoop() : null);
        }

        boolean isAwaited() {
            return promise != null;
        }

        Future<Void> future() {
            return promise == null ? Future.succeededFuture() : promise.future();
        }

        /** Fails it whatever becomes of its group. */
        void refuse(JournalUnavailable why) {
            refusal = why;
        }

        void end(@Nullable JournalUnavailable failure) {
            var outcome = refusal != null ? refusal : failure;
            if (promise == null) {
                return;
            }
            if (outcome == null) {
                promise.tryComplete();
            } else {
                promise.tryFail(outcome);
            }
        }
    }
}

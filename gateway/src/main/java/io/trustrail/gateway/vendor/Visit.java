package io.trustrail.gateway.vendor;

import io.trustrail.gateway.policy.assessment.Gap;
import io.trustrail.gateway.vendor.VendorFailure.Kind;
import io.trustrail.gateway.vendor.http.HeldBody;
import io.trustrail.gateway.vendor.http.WatchedStream;
import io.trustrail.gateway.vendor.resilience.Refusal;
import io.trustrail.gateway.vendor.resilience.RetryAfter;
import io.trustrail.gateway.vendor.resilience.Statuses;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A call at one of its targets: asks for the body once, tries, tries again, and hands back what came of it. */
final class Visit implements Exchange.Listener {

    private static final int LARGEST_HELD = 64 * 1024;
    private static final long LONGEST_HOLDING = TimeUnit.SECONDS.toNanos(1);
    private static final Clock CLOCK = Clock.systemUTC();
    private static final OptionalLong NEVER = OptionalLong.empty();

    private final Dispatch dispatch;
    private final Lane lane;
    private final Lane.Site site;
    private @Nullable Buffer body;
    private @Nullable Exchange exchange;
    private int tries;
    private long retryTimer = -1;
    private boolean asking;
    private boolean replied;
    private boolean left;

    /** Takes over one use of the lane. */
    Visit(Dispatch dispatch, Lane lane, Lane.Site site) {
        this.dispatch = dispatch;
        this.lane = lane;
        this.site = site;
        lane.budget().called();
    }

    String vendor() {
        return lane.spec().name();
    }

    void attempt() {
        Gap gap = dispatch.gap(site.target()).orElse(null);
        if (gap != null) {
            dispatch.events().passedOver(site.target(), gap.reason());
            dispatch.remember(gap, tries > 0);
            proceed(NEVER);
            return;
        }
        Refusal refusal = site.gate().enter();
        if (refusal != null) {
            refused(kindOf(refusal));
        } else if (body != null) {
            send(body);
        } else {
            asking = true;
            dispatch.bodyFor(site.target(), this::recorded, this::unrecorded);
        }
    }

    /** Stops whatever is going on; nobody hears of it. */
    void cancel() {
        if (retryTimer != -1) {
            dispatch.vertx().cancelTimer(retryTimer);
        }
        if (asking) {
            goBack();
        }
        leave();
        if (exchange != null) {
            exchange.abort();
        }
    }

    @Override
    public void answered(int status, MultiMap headers, WatchedStream stream) {
        if (Statuses.isRefusal(status)) {
            fail(Kind.CREDENTIALS);
        } else if (Statuses.isTheirs(status)) {
            answeredBadly(status, headers, stream);
        } else {
            reply(status, headers, stream);
        }
    }

    @Override
    public void failed(Kind kind) {
        dispatch.remember(new VendorFailure(kind, vendor()));
        proceed(kind == Kind.CONNECT ? permitted(backoff()) : NEVER);
    }

    @Override
    public void over() {
        if (replied) {
            leave();
        }
    }

    private void recorded(Buffer content) {
        if (asking) {
            asking = false;
            body = content;
            send(content);
        }
    }

    private void unrecorded(Throwable cause) {
        if (asking) {
            goBack();
            leave();
            dispatch.fail(cause);
        }
    }

    private void send(Buffer content) {
        tries++;
        exchange = dispatch.newExchange(lane, site, this);
        exchange.send(dispatch.call(), content);
    }

    private void answeredBadly(int status, MultiMap headers, WatchedStream stream) {
        OptionalLong wait = Statuses.isPassing(status) ? waitFor(headers) : NEVER;
        if (wait.isPresent() || dispatch.hasMoreTargets()) {
            hold(status, headers, stream, () -> proceed(wait));
        } else {
            reply(status, headers, stream);
        }
    }

    private OptionalLong waitFor(MultiMap headers) {
        if ("false".equals(headers.get("x-should-retry"))) {
            return NEVER;
        }
        OptionalLong asked = RetryAfter.millis(headers, CLOCK);
        if (asked.isEmpty()) {
            return permitted(backoff());
        }
        return asked.getAsLong() > lane.backoff().longestMillis() ? NEVER : permitted(asked.getAsLong());
    }

    private long backoff() {
        return lane.backoff().millis(tries, dispatch.random());
    }

    private OptionalLong permitted(long wait) {
        boolean again = tries < lane.spec().retry().attempts() && lane.budget().tryRetry();
        return again ? OptionalLong.of(wait) : NEVER;
    }

    private void proceed(OptionalLong wait) {
        if (wait.isEmpty()) {
            leave();
            dispatch.next();
            return;
        }
        dispatch.events().retrying(site.target(), wait.getAsLong());
        retryTimer = dispatch.vertx().setTimer(Math.max(1, wait.getAsLong()), now -> {
            retryTimer = -1;
            attempt();
        });
    }

    /* The error reply may turn out to be the call's only answer, so it is read and kept before the next try. */
    private void hold(int status, MultiMap headers, WatchedStream stream, Runnable then) {
        Exchange current = current();
        Buffer held = Buffer.buffer();
        stream.handler(data -> {
                    held.appendBuffer(data);
                    if (held.length() > LARGEST_HELD) {
                        current.abort();
                        lost(then);
                    }
                })
                .endHandler(end -> {
                    HeldBody copy = new HeldBody(dispatch.context(), held);
                    dispatch.remember(new VendorReply(site.target(), status, headers, copy, 0, dispatch::cancel));
                    then.run();
                })
                .exceptionHandler(broken -> lost(then));
        current.hurry(LONGEST_HOLDING);
        stream.resume();
    }

    private void lost(Runnable then) {
        dispatch.remember(new VendorFailure(Kind.ERROR_STATUS, vendor()));
        then.run();
    }

    private void refused(Kind kind) {
        dispatch.events().refused(site.target(), kind);
        dispatch.rememberRefusal(new VendorFailure(kind, vendor()));
        proceed(NEVER);
    }

    private void reply(int status, MultiMap headers, WatchedStream stream) {
        replied = true;
        body = null;
        dispatch.reply(new VendorReply(site.target(), status, headers, stream, 0, dispatch::cancel));
    }

    private void fail(Kind kind) {
        current().abort();
        leave();
        dispatch.fail(new VendorFailure(kind, vendor()));
    }

    private Exchange current() {
        return Objects.requireNonNull(exchange);
    }

    private void goBack() {
        asking = false;
        site.gate().undecided();
        site.gate().leave();
    }

    private void leave() {
        if (!left) {
            left = true;
            lane.leave();
        }
    }

    private static Kind kindOf(Refusal refusal) {
        return switch (refusal) {
            case BREAKER_OPEN -> Kind.BREAKER_OPEN;
            case BULKHEAD_FULL -> Kind.BULKHEAD_FULL;
            case RATE_LIMITED -> Kind.RATE_LIMITED;
        };
    }
}

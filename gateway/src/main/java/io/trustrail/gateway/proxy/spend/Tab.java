package io.trustrail.gateway.proxy.spend;

import io.trustrail.gateway.audit.AuditEvent.Closed.Spend;
import io.trustrail.gateway.dialect.Asking;
import io.trustrail.gateway.dialect.Usage;
import io.trustrail.gateway.limits.Allowance;
import io.trustrail.gateway.limits.Caller;
import io.trustrail.gateway.limits.LimitRefused;
import io.trustrail.gateway.limits.Used;
import io.trustrail.gateway.policy.TargetSpec;
import io.trustrail.gateway.policy.spend.Limit;
import io.trustrail.gateway.policy.spend.Price;
import io.trustrail.gateway.policy.spend.SpendRules;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** What a call may use of its limits, and what it has cost. Used by one thread at a time. */
public final class Tab {

    /** Output tokens that a call may get if neither it nor a price says how many. */
    static final long LONGEST_ANSWER = 4_096;
    /** Tokens that content counts for which a request only refers to, such as an image by its address. */
    static final long MEDIA_TOKENS = 4_096;

    private SpendRules rules = SpendRules.NONE;
    private Caller caller = new Caller("", "", "", "");
    private List<TargetSpec> targets = List.of();
    private Asking asking = new Asking(-1, 1);
    private long promptTokens;
    private int further;
    private int answers = 1;
    private boolean uncounted;
    private Allowance allowance = Allowance.UNLIMITED;
    private String refusedBy = "";
    private boolean answered;

    /** Who asks for a reservation of what. */
    @FunctionalInterface
    public interface Reserve {
        /** As {@link io.trustrail.gateway.limits.Allowances#reserve}. */
        Future<Allowance> reserve(List<Limit> limits, Caller caller, Used most);
    }

    /**
     * The call's prices and limits: those in force when it came.
     *
     * @param possible where it may be sent
     */
    public void open(SpendRules inForce, Caller by, List<TargetSpec> possible) {
        rules = inForce;
        caller = by;
        targets = List.copyOf(possible);
    }

    /**
     * What the call asks for.
     *
     * @param bytes of the request: no tokenizer makes more tokens of it than it has bytes
     * @param media whether it has content that is no text
     */
    public void asks(Asking how, int bytes, boolean media) {
        asking = how;
        promptTokens = bytes + (media ? MEDIA_TOKENS : 0);
    }

    /**
     * Reserves the most that the call may use at any of its targets; fails with {@link LimitRefused}.
     *
     * @param more further answers that the call may be asked for; if they are too much, the call goes without
     */
    public Future<Void> reserve(Reserve from, int more) {
        further = more;
        var limits = rules.of(caller.tenant(), caller.application(), caller.feature());
        if (limits.isEmpty()) {
            return Future.succeededFuture();
        }
        return from.reserve(limits, caller, most(1 + more))
                .onSuccess(reserved -> allowance = reserved)
                .onFailure(failure -> refusedBy = failure instanceof LimitRefused it ? it.limit() : "")
                .<Void>mapEmpty()
                .recover(failure -> more > 0 && failure instanceof LimitRefused
                        ? reserve(from, 0).onSuccess(v -> refusedBy = "")
                        : Future.failedFuture(failure));
    }

    /** How many further answers there is room for. */
    public int further() {
        return further;
    }

    /** The call is about to be asked for one more answer. */
    public void asksAgain() {
        answers++;
    }

    /** A further answer came without counts, or did not come: what it used is not known. */
    public void uncounted() {
        uncounted = true;
    }

    private Used most(int times) {
        long nanos = 0;
        long tokens = 0;
        for (var target : targets) {
            var price = rules.prices().of(target.vendor(), target.model());
            long output = output(price);
            tokens = Math.max(tokens, promptTokens + output);
            nanos = Math.max(
                    nanos, price.map(it -> it.worstNanos(promptTokens, output)).orElse(0L));
        }
        return new Used(times * nanos, times * tokens, 1);
    }

    private long output(Optional<Price> price) {
        long each = asking.tokens() >= 0
                ? asking.tokens()
                : price.map(Price::longest).orElse(LONGEST_ANSWER);
        return each * asking.answers();
    }

    /** A vendor took the call up: from now on it costs something. */
    public void answered() {
        answered = true;
    }

    /** What is left of the tightest limit, as clients are told; empty if there is none. */
    public Optional<String> left() {
        return allowance.tightest();
    }

    /**
     * The call has ended. What it used takes the place of what was reserved; where a vendor answered and did not say what it
     * counted, the reservation does.
     *
     * @param counted what the vendor counted, for all answers together
     * @param finished whether these counts are its last word
     * @return what the record tells of it
     */
    public Spend settle(String vendor, String model, Usage counted, boolean finished) {
        var unasked = allowance.unasked();
        if (!answered) {
            allowance.settle(Used.NOTHING);
            return new Spend(-1, "", "", refusedBy, unasked);
        }
        var price = rules.prices().of(vendor, model);
        if (!finished || uncounted || !counted.isComplete()) {
            allowance.settle(most(answers));
            return new Spend(-1, "", "no_usage", "", unasked);
        }
        long tokens = counted.input() + counted.output();
        long nanos = price.map(it -> nanos(it, counted)).orElse(0L);
        allowance.settle(new Used(nanos, tokens, 1));
        return price.isPresent()
                ? new Spend(nanos, rules.prices().currency(vendor), "", "", unasked)
                : new Spend(-1, "", "no_price", "", unasked);
    }

    private static long nanos(Price price, Usage counted) {
        return price.nanos(counted.fresh(), counted.output(), counted.cached(), counted.stored());
    }
}

package io.trustrail.gateway.limits;

import io.trustrail.gateway.limits.count.Claim;
import io.trustrail.gateway.limits.count.Counters;
import io.trustrail.gateway.limits.count.Taken;
import io.trustrail.gateway.policy.spend.Limit;
import io.trustrail.gateway.policy.spend.OnFailure;
import io.trustrail.gateway.policy.spend.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was reserved for a call. Used by one thread at a time. */
public final class Allowance {

    /** Of a call that no limit counts. */
    public static final Allowance UNLIMITED =
            new Allowance(null, LimitEvents.NONE, new Caller("", "", "", ""), List.of(), List.of(), null);

    private static final int PERCENT = 100;

    private final @Nullable Counters counters;
    private final LimitEvents events;
    private final Caller caller;
    private final List<Limit> limits;
    private final List<Claim> claims;
    private final @Nullable Taken taken;
    private boolean settled;

    Allowance(
            @Nullable Counters counters,
            LimitEvents events,
            Caller caller,
            List<Limit> limits,
            List<Claim> claims,
            @Nullable Taken taken) {
        this.counters = counters;
        this.events = events;
        this.caller = caller;
        this.limits = limits;
        this.claims = claims;
        this.taken = taken;
    }

    /** Tells listeners what has been reached. */
    void tell() {
        for (int i = 0; i < limits.size(); i++) {
            var limit = limits.get(i);
            if (held(i) != Taken.Held.PROPERLY) {
                events.unasked(limit, held(i) == Taken.Held.LOCALLY ? OnFailure.LOCAL : OnFailure.OPEN);
            }
            if (held(i) != Taken.Held.NOT) {
                tell(limit, claims.get(i), used(i));
            }
        }
    }

    private void tell(Limit limit, Claim claim, long used) {
        var whose = whose(limit);
        events.reached(limit, whose, used);
        long threshold = threshold(limit);
        if (counters != null && claim.lasts() && used >= threshold && used - claim.amount() < threshold) {
            counters.isFirst(claim).onSuccess(first -> {
                if (first) {
                    events.warned(limit, whose, used);
                }
            });
        }
    }

    private static long threshold(Limit limit) {
        long whole = limit.most() / PERCENT * limit.warnAt();
        return whole + (limit.most() % PERCENT * limit.warnAt() + PERCENT - 1) / PERCENT;
    }

    private Caller whose(Limit limit) {
        return new Caller(
                part(limit, Scope.TENANT),
                part(limit, Scope.APPLICATION),
                part(limit, Scope.KEY),
                part(limit, Scope.FEATURE));
    }

    private String part(Limit limit, Scope scope) {
        return limit.per().contains(scope) ? Allowances.of(scope, caller) : "";
    }

    private Taken.Held held(int index) {
        return taken == null ? Taken.Held.NOT : taken.held().get(index);
    }

    private long used(int index) {
        return taken == null ? 0 : taken.used().get(index);
    }

    /** Names of limits that could not be asked as they should, and that the call passed. */
    public List<String> unasked() {
        var names = new ArrayList<String>(0);
        for (int i = 0; i < limits.size(); i++) {
            if (held(i) != Taken.Held.PROPERLY) {
                names.add(limits.get(i).name());
            }
        }
        return names;
    }

    /**
     * What is left of the limit that has the smallest share left, such as {@code support-spend; 12.50 USD}; empty if none of
     * them counts over time. What calls under way may use is taken off.
     */
    public Optional<String> tightest() {
        int found = -1;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < limits.size(); i++) {
            double share = (double) left(i) / Math.max(1, limits.get(i).most());
            if (claims.get(i).lasts() && held(i) != Taken.Held.NOT && share < least) {
                found = i;
                least = share;
            }
        }
        return found < 0
                ? Optional.empty()
                : Optional.of(limits.get(found).name() + "; " + Amounts.told(limits.get(found), left(found)));
    }

    private long left(int index) {
        return Math.max(0, limits.get(index).most() - used(index));
    }

    /** The call has ended; only the first time counts. */
    public void settle(Used used) {
        if (counters == null || taken == null || settled) {
            return;
        }
        settled = true;
        counters.settle(
                claims,
                taken,
                limits.stream().map(limit -> used.of(limit.measure())).toList());
    }
}

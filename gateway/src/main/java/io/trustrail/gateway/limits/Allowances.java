package io.trustrail.gateway.limits;

import io.trustrail.gateway.limits.count.Claim;
import io.trustrail.gateway.limits.count.Counters;
import io.trustrail.gateway.limits.count.LocalCounters;
import io.trustrail.gateway.limits.count.OwnCounters;
import io.trustrail.gateway.limits.count.Taken;
import io.trustrail.gateway.policy.spend.Limit;
import io.trustrail.gateway.policy.spend.Measure;
import io.trustrail.gateway.policy.spend.Scope;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where calls ask whether enough is left of their limits. See the package's promises. */
public final class Allowances {

    private final Counters counters;
    private final LimitEvents events;
    private final InstantSource clock;

    public Allowances(Counters counters, LimitEvents events, InstantSource clock) {
        this.counters = counters;
        this.events = events;
        this.clock = clock;
    }

    /** Counts in this process, tells nobody, and forgets it with its end. */
    public static Allowances forgetful() {
        var counters = new LocalCounters(System::currentTimeMillis);
        return new Allowances(new OwnCounters(counters), LimitEvents.NONE, InstantSource.system());
    }

    /**
     * Reserves the most that a call may use, from all limits or from none.
     *
     * @param limits those that count the call
     * @return what was reserved, to be settled when the call has ended; fails with {@link LimitRefused}
     */
    public Future<Allowance> reserve(List<Limit> limits, Caller caller, Used most) {
        if (limits.isEmpty()) {
            return Future.succeededFuture(Allowance.UNLIMITED);
        }
        var now = clock.instant();
        var claims = new ArrayList<Claim>(limits.size());
        limits.forEach(limit -> claims.add(claim(limit, caller, most, now)));
        return counters.take(claims).map(taken -> {
            if (!taken.isGranted()) {
                throw refused(limits.get(taken.refusedBy()), claims, taken, now);
            }
            var allowance = new Allowance(counters, events, caller, limits, claims, taken);
            allowance.tell();
            return allowance;
        });
    }

    private LimitRefused refused(Limit limit, List<Claim> claims, Taken taken, Instant now) {
        var claim = claims.get(taken.refusedBy());
        var refusal = taken.lost()
                ? LimitRefused.unavailable(limit)
                : LimitRefused.exhausted(
                        limit,
                        taken.used().get(taken.refusedBy()),
                        claim.amount(),
                        claim.lasts() ? Instant.ofEpochMilli(claim.endsAt()) : null,
                        now);
        events.refused(limit, refusal.kind());
        return refusal;
    }

    /* The name has everything in it that makes a counter another one: a limit that is changed starts anew. */
    private static Claim claim(Limit limit, Caller caller, Used most, Instant now) {
        var name = new StringBuilder(limit.name())
                .append('/')
                .append(limit.measure().name().toLowerCase(Locale.ROOT))
                .append(limit.currency());
        var every = limit.every();
        long endsAt = Claim.NEVER;
        if (every != null) {
            var period = every.at(now, limit.zone());
            name.append('/')
                    .append(every.name().toLowerCase(Locale.ROOT))
                    .append('/')
                    .append(period.starts());
            endsAt = period.ends().toEpochMilli();
        }
        for (var scope : Scope.values()) {
            if (limit.per().contains(scope)) {
                name.append('/').append(of(scope, caller).replace("%", "%25").replace("/", "%2F"));
            }
        }
        long amount = limit.measure() == Measure.AT_ONCE ? 1 : most.of(limit.measure());
        return new Claim(name.toString(), amount, limit.most(), endsAt, limit.onFailure());
    }

    static String of(Scope scope, Caller caller) {
        return switch (scope) {
            case TENANT -> caller.tenant();
            case APPLICATION -> caller.application();
            case FEATURE -> caller.feature();
            case KEY -> caller.keyId();
        };
    }

    /** Whether what is left can be found out at the moment. */
    public boolean isUp() {
        return counters.isUp();
    }

    /** Completes when nothing is left to be counted. */
    public Future<Void> close() {
        return counters.close();
    }
}

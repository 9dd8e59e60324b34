package io.trustrail.gateway.limits.count;

import io.trustrail.gateway.limits.count.Taken.Held;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Counters in this process. Thread-safe; a claim takes less than a microsecond. */
public final class LocalCounters {

    private static final long GRACE_MILLIS = 600_000;

    private final LongSupplier millis;
    private final Map<String, Counter> counters = new HashMap<>();

    /** @param millis the time in milliseconds since 1970 */
    public LocalCounters(LongSupplier millis) {
        this.millis = millis;
    }

    private static final class Counter {
        long spent;
        long held;
        long endsAt;
        boolean changed;
        boolean asked;
    }

    /**
     * What a counter has reached.
     *
     * @param spent by calls that have ended
     * @param held by calls under way
     */
    public record Row(String counter, long endsAt, long spent, long held) {}

    /** Reserves all claims or none. */
    public synchronized Taken take(List<Claim> claims) {
        var used = new ArrayList<Long>(claims.size());
        int refusedBy = -1;
        for (int i = 0; i < claims.size(); i++) {
            var claim = claims.get(i);
            var counter = counters.get(claim.counter());
            long reached = counter == null ? 0 : counter.spent + counter.held;
            if (refusedBy < 0 && claim.amount() > claim.most() - reached) {
                refusedBy = i;
            }
            used.add(reached);
        }
        if (refusedBy >= 0) {
            return new Taken(refusedBy, false, used, Collections.nCopies(claims.size(), Held.NOT));
        }
        for (int i = 0; i < claims.size(); i++) {
            var counter = counter(claims.get(i));
            counter.held += claims.get(i).amount();
            counter.changed = true;
            used.set(i, counter.spent + counter.held);
        }
        return new Taken(-1, false, used, Collections.nCopies(claims.size(), Held.PROPERLY));
    }

    private Counter counter(Claim claim) {
        return counters.computeIfAbsent(claim.counter(), name -> {
            var counter = new Counter();
            counter.endsAt = claim.endsAt();
            return counter;
        });
    }

    /** Ends a reservation of one claim. */
    public synchronized void settle(Claim claim, long used) {
        var counter = counter(claim);
        counter.held = Math.max(0, counter.held - claim.amount());
        spend(claim, counter, used);
    }

    /** Counts what was used without a reservation here. */
    public synchronized void spend(Claim claim, long used) {
        spend(claim, counter(claim), used);
    }

    private void spend(Claim claim, Counter counter, long used) {
        if (claim.lasts()) {
            counter.spent += used;
            counter.changed = true;
        } else if (counter.held == 0) {
            counters.remove(claim.counter());
        }
    }

    /** What has been spent of a counter, 0 if nobody asked for it yet. */
    public synchronized long spent(String name) {
        var counter = counters.get(name);
        return counter == null ? 0 : counter.spent;
    }

    /** Whether this is the first time that somebody asks so about a counter. */
    public synchronized boolean isFirst(Claim claim) {
        var counter = counter(claim);
        boolean first = !counter.asked;
        counter.asked = true;
        return first;
    }

    /** Takes over what a counter has reached elsewhere. */
    public synchronized void reached(Claim claim, long spent) {
        if (claim.lasts()) {
            var counter = counter(claim);
            counter.changed |= counter.spent != spent;
            counter.spent = spent;
        }
    }

    /** Takes over what was kept. What was held then is taken as spent: nobody knows how those calls ended. */
    public synchronized void restore(List<Row> rows) {
        for (var row : rows) {
            var counter = new Counter();
            counter.endsAt = row.endsAt();
            counter.spent = row.spent() + row.held();
            counter.changed = row.held() > 0;
            counters.put(row.counter(), counter);
        }
    }

    /** The counters that last and have changed since the last time; forgets those whose time has long ended. */
    public synchronized List<Row> changes() {
        long now = millis.getAsLong();
        counters.values().removeIf(counter -> counter.endsAt < now - GRACE_MILLIS);
        var rows = new ArrayList<Row>();
        counters.forEach((name, counter) -> {
            if (counter.changed && counter.endsAt != Claim.NEVER) {
                counter.changed = false;
                rows.add(new Row(name, counter.endsAt, counter.spent, counter.held));
            }
        });
        return rows;
    }

    /** Rows of {@link #changes} could not be kept: they will be told again. */
    public synchronized void changedStill(List<Row> rows) {
        for (var row : rows) {
            var counter = counters.get(row.counter());
            if (counter != null) {
                counter.changed = true;
            }
        }
    }
}

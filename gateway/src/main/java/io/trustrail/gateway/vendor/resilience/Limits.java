package io.trustrail.gateway.vendor.resilience;

import io.trustrail.gateway.policy.VendorSpec;
import java.time.Duration;

/**
 * Time limits of one exchange in nanoseconds, as one timer can watch them.
 *
 * @param tick the shortest of them: whoever looks this often sees each of them in time
 */
public record Limits(long connect, long firstByte, long idle, long total, long tick) {

    /** Limits below a millisecond count as one. */
    public static Limits of(VendorSpec.Timeouts timeouts) {
        long connect = nanos(timeouts.connect());
        long firstByte = nanos(timeouts.firstByte());
        long idle = nanos(timeouts.idle());
        long total = nanos(timeouts.total());
        return of(connect, firstByte, idle, total);
    }

    /** The same limits for a reply that must be over soon: its silence and what is left of it are cut to a share. */
    public Limits hurried(long elapsed, long left) {
        return of(connect, firstByte, Math.min(idle, left), Math.min(total, elapsed + left));
    }

    private static Limits of(long connect, long firstByte, long idle, long total) {
        long tick = Math.min(Math.min(connect, firstByte), Math.min(idle, total));
        return new Limits(connect, firstByte, idle, total, tick);
    }

    private static long nanos(Duration limit) {
        return Math.max(1, limit.toMillis()) * 1_000_000;
    }
}

package io.trustrail.gateway.vendor;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.trustrail.gateway.policy.assessment.Gap;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Writes down what metrics would hear. */
final class Heard implements VendorEvents {

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();
    private final List<Long> waits = new CopyOnWriteArrayList<>();

    List<String> events() {
        return events;
    }

    List<Long> waits() {
        return waits;
    }

    /** Waits for an event, passing over others. */
    void await(String event) throws InterruptedException {
        String next = "";
        while (!next.equals(event)) {
            next = unread.poll(10, SECONDS);
            if (next == null) {
                throw new AssertionError(event + " was not heard, but " + events);
            }
        }
    }

    private void hear(String event) {
        events.add(event);
        unread.add(event);
    }

    @Override
    public void attempted(Target target, int status, VendorFailure.@Nullable Kind failure, long nanos) {
        hear(target + " " + (failure == null ? status : failure));
    }

    @Override
    public void broken(Target target, VendorFailure.Kind failure) {
        hear(target + " broken " + failure);
    }

    @Override
    public void refused(Target target, VendorFailure.Kind reason) {
        hear(target + " refused " + reason);
    }

    @Override
    public void passedOver(Target target, Gap.Reason reason) {
        hear(target + " passed over " + reason);
    }

    @Override
    public void retrying(Target target, long waitMillis) {
        hear(target + " retry");
        waits.add(waitMillis);
    }

    @Override
    public void breaker(Target target, BreakerState state) {
        hear(target + " is " + state);
    }
}

package io.trustrail.gateway.fairness;

import io.trustrail.gateway.store.Duty;

/** A turn at audits, kept for as long as one takes. For one thread. */
final class Turn implements AutoCloseable {

    private static final long PAUSE_NANOS = 5_000_000_000L;

    private final Duty duty;
    private long renewed = System.nanoTime();

    Turn(Duty duty) {
        this.duty = duty;
    }

    /** To be called again and again while an audit runs. A turn that is lost stays lost: the audit goes on. */
    void keep() {
        if (System.nanoTime() - renewed > PAUSE_NANOS) {
            duty.renew();
            renewed = System.nanoTime();
        }
    }

    @Override
    public void close() {
        duty.close();
    }
}

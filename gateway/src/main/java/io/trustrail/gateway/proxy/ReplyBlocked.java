package io.trustrail.gateway.proxy;

import io.trustrail.gateway.guard.Verdict;

/** A guard stopped the reply. */
final class ReplyBlocked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Verdict verdict;

    ReplyBlocked(Verdict verdict) {
        super("a guard stopped the reply", null, false, false);
        this.verdict = verdict;
    }

    Verdict verdict() {
        return verdict;
    }
}

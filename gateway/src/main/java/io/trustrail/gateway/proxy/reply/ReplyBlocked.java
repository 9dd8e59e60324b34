package io.trustrail.gateway.proxy.reply;

import io.trustrail.gateway.guard.Verdict;

/** A guard stopped the reply. */
public final class ReplyBlocked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Verdict verdict;

    ReplyBlocked(Verdict verdict) {
        super("a guard stopped the reply", null, false, false);
        this.verdict = verdict;
    }

    public Verdict verdict() {
        return verdict;
    }
}

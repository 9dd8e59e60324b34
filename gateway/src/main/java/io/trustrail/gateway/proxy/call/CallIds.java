package io.trustrail.gateway.proxy.call;

import java.security.SecureRandom;
import java.util.concurrent.ThreadLocalRandom;

/** Ids of calls: sortable by time, unique without asking anybody. Thread-safe. */
public final class CallIds {

    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int TIME_DIGITS = 10;
    private static final int RANDOM_DIGITS = 12;

    /** Tells processes apart; the rest only has to differ within one. */
    private final long salt = new SecureRandom().nextLong();

    public String next() {
        var id = new char["call_".length() + TIME_DIGITS + RANDOM_DIGITS];
        "call_".getChars(0, 5, id, 0);
        fill(id, 5, TIME_DIGITS, System.currentTimeMillis());
        fill(id, 5 + TIME_DIGITS, RANDOM_DIGITS, ThreadLocalRandom.current().nextLong() ^ salt);
        return new String(id);
    }

    private static void fill(char[] id, int start, int digits, long value) {
        long rest = value;
        for (int i = start + digits - 1; i >= start; i--) {
            id[i] = ALPHABET[(int) (rest & 31)];
            rest >>>= 5;
        }
    }
}

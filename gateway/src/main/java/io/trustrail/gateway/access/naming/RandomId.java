package io.trustrail.gateway.access.naming;

import java.security.SecureRandom;

/** Ids that nobody can guess, and that can be read out: without letters and digits that look like another. */
public final class RandomId {

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomId() {}

    /** A new id: a prefix that tells what has it, such as {@code usr_}, and twelve letters and digits, 60 bits. */
    public static String of(String prefix) {
        var id = new StringBuilder(prefix);
        RANDOM.ints(LENGTH, 0, LETTERS.length()).forEach(i -> id.append(LETTERS.charAt(i)));
        return id.toString();
    }
}

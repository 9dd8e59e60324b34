package io.trustrail.gateway.access.users;

import java.security.SecureRandom;
import java.text.Normalizer;

/** What a password must be like, and passwords that nobody has to think of. */
public final class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 256;

    /** Without letters that look like others. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 5;
    private static final int GROUP_LENGTH = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** A password of 100 random bits, easy to type, such as {@code k7pd-m2xa-…}. */
    public static String random() {
        var password = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            if (group > 0) {
                password.append('-');
            }
            RANDOM.ints(GROUP_LENGTH, 0, LETTERS.length()).forEach(i -> password.append(LETTERS.charAt(i)));
        }
        return password.toString();
    }

    /** The same characters for the same keys, however a keyboard or system composes them. */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /** Length is what makes guessing hard; no rule asks for kinds of characters. */
    static String require(String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new IllegalArgumentException("the password must have " + SHORTEST + " to " + LONGEST + " characters");
        }
        return password;
    }
}

package io.trustrail.gateway.detect.names.words;

import io.trustrail.gateway.detect.scan.Chars;

/** Hashes of words and of features. Stored models depend on them: a change asks for a new training. */
public final class Hash {

    public static final int SEED = 0x811c9dc5;

    private Hash() {}

    /** The hash of a word, whatever its case and width. */
    public static int word(CharSequence text) {
        return word(text, 0, text.length());
    }

    public static int word(CharSequence text, int start, int end) {
        int hash = SEED;
        for (int i = start; i < end; i++) {
            hash = step(hash, text.charAt(i));
        }
        return end(hash);
    }

    public static int step(int hash, char c) {
        return (hash ^ Chars.fold(c)) * 0x01000193;
    }

    public static int end(int hash) {
        int mixed = (hash ^ (hash >>> 15)) * 0x2c1b3c6d;
        return mixed ^ (mixed >>> 13);
    }

    /** A feature's key: a template's number and what it saw. Its high bits and its middle ones are well mixed. */
    public static long feature(int template, int a) {
        return mix(template * 0x9E3779B97F4A7C15L + a * 0xC2B2AE3D27D4EB4FL);
    }

    public static long feature(int template, int a, int b) {
        return mix(template * 0x9E3779B97F4A7C15L + a * 0xC2B2AE3D27D4EB4FL + b * 0x165667B19E3779F9L);
    }

    public static long feature(int template, int a, int b, int c) {
        return mix(template * 0x9E3779B97F4A7C15L
                + a * 0xC2B2AE3D27D4EB4FL
                + b * 0x165667B19E3779F9L
                + c * 0xD6E8FEB86659FD93L);
    }

    private static long mix(long x) {
        return (x ^ (x >>> 32)) * 0xBF58476D1CE4E5B9L;
    }
}

package io.trustrail.gateway.privacy.surrogate;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Draws that are the same for the same seed on every Java version: SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, "Fast
 * splittable pseudorandom number generators", OOPSLA 2014).
 */
final class Chance {

    private static final String DIGITS = "0123456789";
    private static final String CONSONANTS = "BCDFGHJKLMNPRSTVWXZ";

    private long state;

    /** @param seed at least eight bytes, of which nobody can tell what they were made of */
    Chance(byte[] seed) {
        state = ByteBuffer.wrap(seed).getLong();
    }

    /** A number from 0 up to and without the limit. */
    int below(int limit) {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 31), limit);
    }

    int between(int first, int last) {
        return first + below(last - first + 1);
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    char digit() {
        return DIGITS.charAt(below(DIGITS.length()));
    }

    /** A capital letter, no vowel: words that somebody could stumble over don't come up. */
    char letter() {
        return CONSONANTS.charAt(below(CONSONANTS.length()));
    }

    String digits(int count) {
        var digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append(digit());
        }
        return digits.toString();
    }
}

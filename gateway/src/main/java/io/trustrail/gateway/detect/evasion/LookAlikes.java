package io.trustrail.gateway.detect.evasion;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Letters of other scripts in words of Latin ones that look the same, by Unicode's confusables. Only words that mix scripts
 * are changed, and of those only the ones all of whose letters then are Latin: no Greek, Cyrillic or Japanese word is.
 */
final class LookAlikes {

    private static final String FILE = "lookalikes.txt";
    private static final char[] LATIN = load();

    private LookAlikes() {}

    private static char[] load() {
        var table = new char[Character.MAX_VALUE + 1];
        var file = Objects.requireNonNull(LookAlikes.class.getResourceAsStream(FILE), FILE);
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> line.substring(2).chars().forEach(c -> table[c] = line.charAt(0)));
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Small capitals are made of several blocks, and no words are written with them. */
    private static boolean isOdd(char c) {
        return (c >= '\u0250' && c <= '\u02af') || (c >= '\u1d00' && c <= '\u1d7f') || c == '\ua731' || c == '\ua730';
    }

    /** Whether a character may stand for a Latin letter, if there are others around it. */
    static boolean isCandidate(char c) {
        return LATIN[c] != 0;
    }

    static void undo(Copy copy) {
        int at = 0;
        while (at < copy.length()) {
            int end = at;
            while (end < copy.length() && Words.isWord(copy.at(end))) {
                end++;
            }
            if (end > at) {
                word(copy, at, end);
            }
            at = Math.max(end, at + 1);
        }
    }

    private static void word(Copy copy, int start, int end) {
        int ascii = 0;
        int alike = 0;
        int odd = 0;
        for (int i = start; i < end; i++) {
            char c = copy.at(i);
            if (c < 0x80) {
                ascii += Words.isDigit(c) ? 0 : 1;
            } else if (LATIN[c] == 0) {
                if (Signs.isForeign(c)) {
                    return;
                }
            } else {
                alike++;
                odd += isOdd(c) ? 1 : 0;
            }
        }
        if (alike > 0 && (ascii > 0 || odd == end - start)) {
            for (int i = start; i < end; i++) {
                char latin = LATIN[copy.at(i)];
                copy.set(i, latin == 0 ? copy.at(i) : latin);
            }
            copy.countDisguised(alike);
        }
    }
}

package io.trustrail.gateway.detect.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The commonest words of languages in Latin letters, by a hash of their letters, so that a text is looked up without
 * making strings of its words.
 */
final class CommonWords {

    private static final String FILE = "/detect/common-words.txt";
    private static final int SLOTS = 1 << 13;
    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private final List<String> languages = new ArrayList<>();
    private final long[] hashes = new long[SLOTS];
    private final int[] masks = new int[SLOTS];

    private CommonWords() {}

    /** Reads the list that comes with the gateway. */
    static CommonWords load() {
        var words = new CommonWords();
        try (var in = Objects.requireNonNull(CommonWords.class.getResourceAsStream(FILE), FILE);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(words::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private void add(String line) {
        var words = line.split(" ", -1);
        int bit = 1 << languages.size();
        languages.add(words[0]);
        for (int i = 1; i < words.length; i++) {
            long hash = START;
            for (int j = 0; j < words[i].length(); j++) {
                hash = append(hash, words[i].charAt(j));
            }
            int slot = slot(hash);
            hashes[slot] = hash;
            masks[slot] |= bit;
        }
    }

    /** Codes of the languages; a language's place is its bit in masks. */
    List<String> languages() {
        return languages;
    }

    /** The hash of nothing, to append letters to: FNV-1a over UTF-16 units. */
    static long start() {
        return START;
    }

    static long append(long hash, char lower) {
        return (hash ^ lower) * PRIME;
    }

    /** The languages that have a word with this hash among their commonest, as bits. */
    int languagesOf(long hash) {
        return masks[slot(hash)];
    }

    private int slot(long hash) {
        int slot = (int) (hash ^ (hash >>> 32)) & (SLOTS - 1);
        while (masks[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        return slot;
    }
}

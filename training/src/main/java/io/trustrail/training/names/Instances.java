package io.trustrail.training.names;

import io.trustrail.gateway.detect.names.tagger.Features;
import io.trustrail.gateway.detect.names.tagger.Segments;
import io.trustrail.gateway.detect.names.tagger.Tokens;
import io.trustrail.gateway.detect.names.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns documents into segments of numbered features, leaving out features that are too rare to learn from. */
final class Instances {

    private static final int RARE = 3;
    private static final int MOST_TOKENS = 120;
    /** Told from each other, so that the two tables of the model are learned apart. */
    private static final long CHARACTER = 0x5DEECE66D1234567L;

    private final Counters counters = new Counters();
    private final Ids ids = new Ids();
    private final List<Segment> segments = new ArrayList<>();
    private int[] buffer = new int[128];
    private int size;

    /** First for all documents, then {@link #add} for all. */
    void count(Document document, Words words) {
        var tokens = Tokens.of(document.text(), 0, words);
        var features = new Features(tokens);
        for (int token = 0; token < tokens.count(); token++) {
            if (!tokens.isPlain(token)) {
                long salt = salt(tokens, token);
                int found = features.extract(token);
                for (int i = 0; i < found; i++) {
                    counters.add(features.keys()[i] ^ salt);
                }
            }
        }
    }

    private static long salt(Tokens tokens, int token) {
        return tokens.isCharacter(token) ? CHARACTER : 0;
    }

    void add(Document document, Words words) {
        var tokens = Tokens.of(document.text(), 0, words);
        var features = new Features(tokens);
        var allowed = Labels.of(document, tokens);
        for (int start = Segments.start(tokens, 0); start < tokens.count(); ) {
            int end = Segments.end(tokens, start);
            for (int from = start; from < end; from += MOST_TOKENS) {
                add(document, tokens, features, allowed, from, Math.min(end, from + MOST_TOKENS));
            }
            start = Segments.start(tokens, end);
        }
    }

    private void add(Document document, Tokens tokens, Features features, int[] allowed, int start, int end) {
        int count = end - start;
        var numbers = new int[count][];
        var tags = Arrays.copyOfRange(allowed, start, end);
        var possible = new int[count];
        var character = new boolean[count];
        for (int i = 0; i < count; i++) {
            int token = start + i;
            size = 0;
            long salt = salt(tokens, token);
            int found = features.extract(token);
            for (int feature = 0; feature < found; feature++) {
                number(features.keys()[feature] ^ salt);
            }
            numbers[i] = Arrays.copyOf(buffer, size);
            possible[i] = Labels.possible(document) | tags[i];
            character[i] = tokens.isCharacter(token);
        }
        continueNames(tags);
        segments.add(new Segment(numbers, tags, possible, character));
    }

    /* A name that began before the segment begins with it. */
    private static void continueNames(int[] tags) {
        if (Integer.bitCount(tags[0]) == 1 && (tags[0] & 0b101010100) != 0) {
            tags[0] >>= 1;
        }
        for (int i = 1; i < tags.length; i++) {
            boolean inside = Integer.bitCount(tags[i]) == 1 && (tags[i] & 0b101010100) != 0;
            if (inside && (tags[i - 1] & (tags[i] | tags[i] >> 1)) == 0) {
                tags[i] >>= 1;
            }
        }
    }

    private void number(long key) {
        if (counters.count(key) >= RARE) {
            if (size == buffer.length) {
                buffer = Arrays.copyOf(buffer, size * 2);
            }
            buffer[size++] = ids.findOrAdd(key);
        }
    }

    List<Segment> segments() {
        return segments;
    }

    int features() {
        return ids.size();
    }

    /** The features by number. Those of characters and those of words may be the same. */
    long[] keys() {
        return ids.keys();
    }

    static long ofCharacter(long key) {
        return key ^ CHARACTER;
    }
}

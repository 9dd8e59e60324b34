package io.trustrail.gateway.detect.length;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.guard.late.Sentences;

/** Characters and sentences of one text, read once as it comes. For one thread. */
final class Count {

    private static final int NOWHERE = -1;

    /** So many letters make what stands between two full stops a sentence: the number of an item has fewer. */
    private static final int FEWEST_LETTERS = 3;
    /** A letter of a script that writes no blanks says as much as two. */
    private static final int UNSPACED = 2;

    private final Bounds bounds;
    private int read;
    private int sentences;
    private int letters;
    private int excess = NOWHERE;

    Count(Bounds bounds) {
        this.bounds = bounds;
    }

    /**
     * Reads on.
     *
     * @param offset where this piece of the text starts in all of it; two characters more than what is new are there
     */
    void read(String text, int offset) {
        for (int at = read - offset; at < text.length(); at++) {
            read(text, at, offset);
        }
        read = Math.max(read, offset + text.length());
    }

    private void read(String text, int at, int offset) {
        if (Sentences.startsAt(text, at)) {
            letters = 0;
        }
        int before = letters;
        char c = text.charAt(at);
        letters += Chars.isUnspaced(c) ? UNSPACED : Chars.isLetter(c) ? 1 : 0;
        if (before < FEWEST_LETTERS && letters >= FEWEST_LETTERS) {
            sentences++;
        }
        boolean tooLong = offset + at >= bounds.maxCharacters() || sentences > bounds.maxSentences();
        if (tooLong && excess == NOWHERE) {
            excess = offset + at;
        }
    }

    boolean isTooShort() {
        return read < bounds.minCharacters() || sentences < bounds.minSentences();
    }

    boolean isTooLong() {
        return excess != NOWHERE;
    }

    /** Where the first character stands that is too much. */
    int excess() {
        return excess;
    }
}

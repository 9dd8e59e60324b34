package io.trustrail.gateway.detect.evasion;

import java.text.Normalizer;

/**
 * The first pass: compatibility forms (NFKC) without what is invisible, and tag characters as the letters that they spell.
 * Folded are a character and the marks on it at a time, of which the first {@value #MOST_MARKS} count: the others only cover
 * it. So the time is linear, whatever marks follow each other.
 */
final class Folding {

    private static final int MOST_MARKS = 3;
    private static final int TAG_BASE = 0xe0000;
    private static final int LONGEST_CLUSTER = 32;

    private final String text;
    private final Copy copy;
    private final StringBuilder hidden = new StringBuilder(0);

    private Folding(String text) {
        this.text = text;
        this.copy = new Copy(text.length());
    }

    /** A copy of the text, with what tag characters spell, if they do, among the hidden texts. */
    static Copy of(String text, HiddenTexts texts) {
        var folding = new Folding(text);
        folding.run();
        texts.spelt(folding.hidden.toString(), text.length());
        return folding.copy;
    }

    private void run() {
        int at = 0;
        while (at < text.length()) {
            int units = Signs.invisible(text, at);
            if (units > 0) {
                pass(at, units);
                at += units;
            } else {
                at = cluster(at);
            }
        }
    }

    /* A joiner in an emoji, and a mark for its colour, hide nothing. */
    private void pass(int at, int units) {
        if (units == 2) {
            int spelt = text.codePointAt(at) - TAG_BASE;
            if (spelt >= ' ' && spelt < 0x7f) {
                hidden.append((char) spelt);
            }
        }
        boolean inWord = at > 0
                && at + units < text.length()
                && Character.isLetter(text.charAt(at - 1))
                && Character.isLetter(text.charAt(at + units));
        copy.countDisguised(inWord && text.charAt(at) != '\u00ad' ? 1 : 0);
    }

    /** Folds the character that starts here with the marks on it; tells where the next one starts. */
    private int cluster(int start) {
        char c = text.charAt(start);
        boolean alone = start + 1 == text.length() || !joins(c, text.charAt(start + 1), 1);
        if (alone && (c < 0x80 || !Signs.isFolded(text, start) || Signs.fold(c) != 0)) {
            copy.add(c < 0x80 || Signs.fold(c) == 0 ? c : Signs.fold(c), start, start + 1);
            return start + 1;
        }
        int base = start + Character.charCount(text.codePointAt(start));
        int end = base;
        int seen = base;
        int marks = 0;
        while (end < text.length() && joins(c, text.charAt(end), end - start)) {
            marks += Signs.isMark(text.charAt(end)) ? 1 : 0;
            seen = marks <= MOST_MARKS ? end + 1 : seen;
            end++;
        }
        add(start, base, seen, end);
        copy.countDisguised(marks > MOST_MARKS ? 1 : 0);
        return end;
    }

    private static boolean joins(char first, char next, int length) {
        if (Signs.isMark(next)) {
            return true;
        }
        boolean jamo = first >= '\u1100' && first <= '\u11ff' && next >= '\u1100' && next <= '\u11ff';
        boolean voiced = next == '\uff9e' || next == '\uff9f';
        return length < LONGEST_CLUSTER && (jamo || voiced);
    }

    private void add(int start, int base, int seen, int end) {
        var folded = Normalizer.normalize(text.substring(start, seen), Normalizer.Form.NFKC);
        boolean latin = base == start + 1 && text.charAt(start) < 0x80;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            /* A stroke through a letter, or a mark that no letter is written with. */
            boolean cover = latin && i > 0 && Signs.isMark(c);
            if (cover) {
                copy.countDisguised(1);
            } else if (!Signs.isInvisible(c)) {
                copy.add(c, start, end);
            }
        }
    }
}

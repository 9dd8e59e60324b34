package io.trustrail.gateway.detect.pii.code;

import io.trustrail.gateway.detect.pii.context.Lexicon;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.List;

/** Finds the numbers of all schemes: at the first digit of a word it walks the table of shapes from where a code may start. */
public final class Codes implements Recogniser {

    /** The most capitals that may stand before a code's first digit, apart from it. */
    private static final int LONGEST_PREFIX = 4;

    private static final int MOST_PREFIXES = 2;
    private static final int LONGEST_WORD = 24;

    private final Shapes shapes;
    private final Lexicon lexicon;

    public Codes(List<Scheme> schemes, Lexicon lexicon) {
        this.shapes = new Shapes(schemes);
        this.lexicon = lexicon;
    }

    @Override
    public boolean triggeredBy(char c) {
        return Chars.isDigit(c);
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        int start = wordStart(scan.text(), trigger);
        if (start < 0) {
            return;
        }
        int first = start;
        for (int i = 0; i < MOST_PREFIXES; i++) {
            first = prefixStart(scan.text(), first);
        }
        for (int from = first; ; from = nextStart(scan.text(), from)) {
            if (new Candidate(scan, from, first, lexicon).walk(shapes) || from >= start) {
                return;
            }
        }
    }

    /** Where the text's end may be the beginning of a code whose digits are yet to come. */
    public static int unfinished(String text, int end) {
        int at = end;
        for (int i = 0; i < MOST_PREFIXES; i++) {
            at = prefixStart(text, at);
        }
        return at;
    }

    /** Where the word of a trigger starts, or -1 if that isn't its first digit or if it's too long for a code. */
    private static int wordStart(String text, int trigger) {
        int at = trigger;
        while (at > 0 && Chars.isWord(text.charAt(at - 1))) {
            at--;
            if (Chars.isDigit(text.charAt(at)) || trigger - at > LONGEST_WORD) {
                return -1;
            }
        }
        return at;
    }

    /** Where the capitals start that stand before a position, joined to it by a blank or a dash. */
    private static int prefixStart(String text, int position) {
        int end = position - 1;
        if (end < 1 || !(Chars.isBlank(text.charAt(end)) || Chars.isDash(text.charAt(end)))) {
            return position;
        }
        int at = end;
        while (at > 0 && end - at <= LONGEST_PREFIX && Chars.isAsciiUpper(Chars.narrow(text.charAt(at - 1)))) {
            at--;
        }
        boolean whole = at < end && end - at <= LONGEST_PREFIX && (at == 0 || !Chars.isWord(text.charAt(at - 1)));
        return whole ? at : position;
    }

    private static int nextStart(String text, int from) {
        int at = from;
        while (Chars.isWord(text.charAt(at))) {
            at++;
        }
        return at + 1;
    }
}

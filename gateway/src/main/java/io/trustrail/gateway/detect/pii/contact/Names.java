package io.trustrail.gateway.detect.pii.contact;

import io.trustrail.gateway.detect.scan.Automaton;
import io.trustrail.gateway.detect.scan.Chars;
import java.util.List;

/** The names of fields, found where they end. */
final class Names {

    private static final int LONGEST = 24;
    private static final String BETWEEN = " \"'`*」】_|";

    private final Automaton words;

    Names(List<String> names) {
        words = new Automaton(names);
    }

    /** The number of the longest name that ends before a position, blanks and quotes left out; -1 if there is none. */
    int before(String text, int position) {
        int end = position;
        while (end > 0 && position - end < 3 && BETWEEN.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int state = 0;
        for (int i = Math.max(0, end - LONGEST); i < end; i++) {
            state = words.next(state, text.charAt(i));
        }
        for (int word = words.ending(state); word != 0; word = words.shorter(word)) {
            int start = end - words.depth(word);
            if (start == 0 || !Chars.isLetter(text.charAt(start)) || !Chars.isLetter(text.charAt(start - 1))) {
                return words.word(word);
            }
        }
        return -1;
    }
}

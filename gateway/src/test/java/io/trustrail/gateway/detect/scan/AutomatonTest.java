package io.trustrail.gateway.detect.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;

class AutomatonTest {

    @Property(tries = 500)
    void findsWhatSearchingForEachWordFinds(
            @ForAll @Size(min = 1, max = 8) @UniqueElements
                    List<@CharRange(from = 'a', to = 'c') @StringLength(min = 1, max = 5) String> words,
            @ForAll @CharRange(from = 'A', to = 'C') @StringLength(max = 40) String text) {
        var automaton = new Automaton(words);
        var found = new ArrayList<String>();
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            state = automaton.next(state, text.charAt(i));
            for (int end = automaton.ending(state); end != 0; end = automaton.shorter(end)) {
                found.add(i + 1 + " " + words.get(automaton.word(end)));
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(searched(words, text));
    }

    private static List<String> searched(List<String> words, String text) {
        var found = new ArrayList<String>();
        for (int end = 1; end <= text.length(); end++) {
            for (var word : words) {
                if (text.substring(0, end).endsWith(word.toUpperCase(Locale.ROOT))) {
                    found.add(end + " " + word);
                }
            }
        }
        return found;
    }
}

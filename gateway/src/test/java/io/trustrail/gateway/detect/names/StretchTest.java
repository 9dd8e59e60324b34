package io.trustrail.gateway.detect.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.late.Pieces;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the encoder is asked about at once, and what the tagger found there. */
class StretchTest {

    private static Finding person(int start, int end) {
        return new Finding("PERSON", start, end, 0.6);
    }

    @Test
    void eachStretchHasItsOwnFindings() {
        var text = "Nobody is in this first sentence. Then Ann J. Smith and Bob came along, all of a sudden. The end of"
                + " it.";
        int ann = text.indexOf("Ann");
        int bob = text.indexOf("Bob");
        var findings = List.of(person(0, 6), person(ann, ann + "Ann J. Smith".length()), person(bob, bob + 3));
        var stretches = Stretch.of(text, 7, text.length(), true, findings, Pieces.sentences(1_200));
        assertThat(stretches.get(0).findings())
                .as("what stands before the first one")
                .isEmpty();
        assertThat(stretches)
                .filteredOn(it -> !it.findings().isEmpty())
                .singleElement()
                .satisfies(it -> assertThat(it.findings())
                        .extracting(found -> it.text().substring(found.start(), found.end()))
                        .containsExactly("Ann J. Smith", "Bob"));
        assertThat(stretches.get(stretches.size() - 1).end()).isEqualTo(text.length());
    }

    @Test
    void aStretchThatANameGoesOnBehindWaitsForIt() {
        var text = "He met a man with a very long name, who was called Dr. J. Smith of Bonn.";
        int from = text.indexOf("Dr.");
        var findings = List.of(person(from, text.indexOf(" of")));
        assertThat(Stretch.of(text, 0, from + 4, false, findings, Pieces.sentences(55)))
                .isEmpty();
    }

    @Test
    @Timeout(20)
    void aLongTextFullOfNamesTakesNoLongerThanItsLengthSays() {
        int names = 150_000;
        var findings = new ArrayList<Finding>(names);
        for (int i = 0; i < names; i++) {
            findings.add(person(2 * i, 2 * i + 1));
        }
        var stretches = Stretch.of("a ".repeat(names), 0, 2 * names, true, findings, Pieces.whole(2));
        assertThat(stretches).hasSize(names).allMatch(it -> it.findings().size() == 1);
    }
}

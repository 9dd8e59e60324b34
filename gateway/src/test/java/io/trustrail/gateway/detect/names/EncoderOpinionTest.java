package io.trustrail.gateway.detect.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trustrail.gateway.detect.onnx.encoder.Encoded;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.late.Unavailable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the tagger and the encoder say of a text together. */
class EncoderOpinionTest {

    private static final int PERSON = 1;
    private static final int MORE_OF_PERSON = 2;
    private static final int PLACE = 3;
    private static final int COMPANY = 5;

    private static List<String> joined(String text, Map<String, Integer> labels, Finding... own) {
        var encoded = new ReadingEncoder(labels, 0).encoded(text);
        return EncoderOpinion.of(encoded, text).with(List.of(own)).stream()
                .map(it -> it.category() + " " + text.substring(it.start(), it.end()))
                .toList();
    }

    private static Finding found(String category, String text, String value, double score) {
        int start = text.indexOf(value);
        return new Finding(category, start, start + value.length(), score);
    }

    @Test
    void whatTheTaggerDoubtsAndTheEncoderDeniesIsNoName() {
        var text = "Our Head of Growth met April.";
        assertThat(joined(text, Map.of("April", PERSON), found("PERSON", text, "Growth", 0.79)))
                .containsExactly("PERSON April");
        assertThat(joined(text, Map.of(), found("PERSON", text, "Growth", 0.8)))
                .as("the tagger is sure")
                .containsExactly("PERSON Growth");
        assertThat(joined(text, Map.of(), found("ADDRESS", text, "Growth", 0.5)))
                .as("the encoder knows no addresses")
                .containsExactly("ADDRESS Growth");
        assertThat(joined(text, Map.of("Growth", COMPANY), found("ORG", text, "Growth", 0.5)))
                .containsExactly("ORG Growth");
    }

    @Test
    void wordsOfOneNameAreOneFindingAndANameThatBeginsIsAnother() {
        var text = "Ask Max Frost May, or Bonn";
        assertThat(joined(text, Map.of("Max", PERSON, "Frost", MORE_OF_PERSON, "May", PERSON, "Bonn", PLACE)))
                .containsExactly("PERSON Max Frost", "PERSON May", "LOCATION Bonn");
    }

    @Test
    void nothingIsAddedWhereTheTaggerKnowsBetter() {
        var text = "Ask Max Frost";
        var labels = Map.of("Max", PERSON, "Frost", MORE_OF_PERSON);
        assertThat(joined(text, labels, found("PERSON", text, "Max", 0.6))).containsExactly("PERSON Max");
        assertThat(joined(text, labels, found("ORG", text, "Max", 0.8))).containsExactly("ORG Max");
        assertThat(joined(text, labels, found("ADDRESS", text, "Max", 0.5))).containsExactly("ADDRESS Max");
        assertThat(joined(text, labels, found("LOCATION", text, "Frost", 0.7))).containsExactly("PERSON Max Frost");
    }

    @Test
    void whereNoBlanksAreWrittenEachPieceHasItsLabelAndOneCharacterIsNoName() {
        var text = "\u6771\u4eac\u306e\u677e\u672c\u5e78";
        assertThat(joined(text, Map.of("\u6771", PLACE, "\u677e", PERSON, "\u672c", MORE_OF_PERSON)))
                .containsExactly("PERSON \u677e\u672c");
    }

    @Test
    void positionsCountUtf16() {
        var text = "\ud83d\ude00 Max";
        assertThat(joined(text, Map.of("Max", PERSON))).containsExactly("PERSON Max");
    }

    @Test
    void aModelWithoutSuchAHeadCanNotTell() {
        var encoded = new ReadingEncoder(Map.of(), 0).encoded("a");
        var without = new Encoded(encoded.tokens(), List.of(), encoded.outputs().subList(0, 3));
        assertThatThrownBy(() -> EncoderOpinion.of(without, "a")).isInstanceOf(Unavailable.class);
    }
}

package io.trustrail.gateway.detect.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trustrail.gateway.detect.onnx.encoder.Encoder;
import io.trustrail.gateway.detect.onnx.encoder.EncoderOptions;
import io.trustrail.gateway.guard.Finding;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model that labels tokens, and what is made of its labels. */
class OnnxTokenDetectorTest {

    @TempDir
    private Path directory;

    private OnnxTokenDetector detector(int maxTokens, int overlap, Aggregation aggregation) {
        var labels = Labels.ofTokens(TinyModel.TOKEN_LABELS, Map.of("MISC", "THING"));
        return new OnnxTokenDetector(
                "onnx", TinyModel.encoder(directory, maxTokens, overlap), labels, aggregation, 0.5, 1000);
    }

    private static long soon() {
        return System.nanoTime() + 60_000_000_000L;
    }

    private static String told(OnnxTokenDetector detector, String text) {
        var findings = detector.find(List.of(text), soon()).await().get(0);
        return findings.stream()
                .map(it -> it.category() + ":" + text.substring(it.start(), it.end()))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Anna went home | PERSON:Anna",
                "Anna Zorvath went to Osaka | PERSON:Anna Zorvath LOCATION:Osaka",
                "Anna, Lars | PERSON:Anna PERSON:Lars",
                "Anna Lars Zorvath | PERSON:Anna PERSON:Lars Zorvath",
                "Anna Smith Zorvath | PERSON:Anna Smith PERSON:Zorvath",
                "gold gold | THING:gold THING:gold",
                "(Anna) | PERSON:Anna",
                "nobody at all | ''"
            })
    void joinsTokens(String text, String expected) {
        assertThat(told(detector(128, 16, Aggregation.FIRST), text)).isEqualTo(expected);
    }

    @Test
    void positionsCountUtf16() {
        var text = "\uD83D\uDE00 \uD83D\uDE00 Anna \uD83D\uDE00";
        var found =
                detector(128, 16, Aggregation.FIRST).find(List.of(text), soon()).await();
        assertThat(found).containsExactly(List.of(new Finding("PERSON", 6, 10, score(found))));
        assertThat(score(found)).isBetween(0.96, 0.98);
    }

    private static double score(List<List<Finding>> found) {
        return found.get(0).get(0).score();
    }

    @Test
    void aWordHasOneLabel() {
        var text = "Larsssonsson sat";
        assertThat(told(detector(128, 16, Aggregation.FIRST), text)).isEqualTo("PERSON:Larsssonsson");
        assertThat(told(detector(128, 16, Aggregation.AVERAGE), text)).isEmpty();
    }

    @Test
    void tokensOfAWordMayBeJudgedAlone() {
        assertThat(told(detector(128, 16, Aggregation.TOKEN), "Larssson sat")).isEqualTo("PERSON:Lars");
    }

    @Test
    void longTextsAreReadInWindowsThatOverlap() {
        var text = "word ".repeat(50) + "Anna Zorvath " + "word ".repeat(50) + "Osaka " + "word ".repeat(50);
        for (int overlap = 0; overlap < 8; overlap++) {
            assertThat(told(detector(16, overlap, Aggregation.FIRST), text))
                    .isEqualTo("PERSON:Anna Zorvath LOCATION:Osaka");
        }
    }

    @Test
    void eachTextHasItsAnswer() {
        var detector = detector(128, 16, Aggregation.FIRST);
        var texts = List.of("Anna", "word", "", "in Osaka", "word word word", "Lars", "gold");
        assertThat(detector.find(texts, soon()).await().stream().map(List::size))
                .containsExactly(1, 0, 0, 1, 0, 1, 1);
    }

    @Test
    void whatNobodyWaitsForIsNotRun() {
        var detector = detector(128, 16, Aggregation.FIRST);
        assertThat(reason(detector.find(List.of("Anna"), System.nanoTime() - 1)))
                .isEqualTo("timeout");
    }

    @Test
    void aFullQueueSaysSo() {
        var detector = detector(128, 16, Aggregation.FIRST);
        var many = Collections.nCopies(5_000, "Anna went to Osaka");
        var first = detector.find(many, soon());
        assertThat(reason(detector.find(many, soon()))).isEqualTo("overloaded");
        assertThat(first.await()).hasSize(5_000);
        assertThat(told(detector, "Anna")).isEqualTo("PERSON:Anna");
    }

    private static String reason(Future<?> answer) {
        return answer.transform(done -> Future.succeededFuture(String.valueOf(
                        done.cause() == null ? "none" : done.cause().getMessage())))
                .await();
    }

    @Test
    void filesThatAreNoModelAreRefused() throws IOException {
        var model = TinyModel.tokens(directory.resolve("model.onnx"));
        var tokenizer = TinyModel.tokenizer(directory.resolve("tokenizer.json"));
        var junk = Files.writeString(directory.resolve("junk"), "junk");
        var absent = directory.resolve("absent");
        assertThatThrownBy(() -> load(absent, tokenizer, 6)).hasMessage("there is no model to read at " + absent);
        assertThatThrownBy(() -> load(model, absent, 6)).hasMessage("there is no tokenizer to read at " + absent);
        assertThatThrownBy(() -> load(junk, tokenizer, 6))
                .hasMessageStartingWith(junk + " is no ONNX model that can be run");
        assertThatThrownBy(() -> load(model, junk, 6))
                .hasMessage(junk + " is no tokenizer; give the tokenizer.json of the model");
        assertThatThrownBy(() -> load(model, tokenizer, 5)).hasMessageContaining("has the wrong shape");
    }

    private static Encoder load(Path model, Path tokenizer, int labels) {
        return Encoder.load(EncoderOptions.logits(model, tokenizer, labels, 128, 16, 1, 4, 64));
    }
}

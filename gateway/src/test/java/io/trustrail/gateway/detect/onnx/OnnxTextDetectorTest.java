package io.trustrail.gateway.detect.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.onnx.encoder.Encoder;
import io.trustrail.gateway.detect.onnx.encoder.EncoderOptions;
import io.trustrail.gateway.guard.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that labels texts as a whole. */
class OnnxTextDetectorTest {

    @TempDir
    private Path directory;

    private List<List<Finding>> find(boolean severalAtOnce, double threshold, String... texts) {
        var encoder = Encoder.load(EncoderOptions.logits(
                TinyModel.texts(directory.resolve("model.onnx")),
                TinyModel.tokenizer(directory.resolve("tokenizer.json")),
                2,
                16,
                2,
                2,
                4,
                64));
        var labels = Labels.ofTexts(List.of("fine", "rude"), Map.of("rude", "INSULT"));
        var detector = new OnnxTextDetector("onnx", encoder, labels, severalAtOnce, threshold, 1000);
        return detector.find(List.of(texts), System.nanoTime() + 60_000_000_000L)
                .await();
    }

    @Test
    void aFindingIsTheWholeText() {
        var found = find(false, 0.4, "all is well", "a gold word");
        assertThat(found.get(0)).isEmpty();
        assertThat(found.get(1)).hasSize(1);
        assertThat(found.get(1).get(0)).satisfies(it -> {
            assertThat(it.category()).isEqualTo("INSULT");
            assertThat(it.start()).isZero();
            assertThat(it.end()).isEqualTo(11);
            assertThat(it.score()).isEqualTo(0.5, within());
        });
    }

    private static Offset<Double> within() {
        return Offset.offset(0.01);
    }

    @Test
    void labelsMayHoldTogether() {
        assertThat(find(true, 0.9, "a gold word").get(0).get(0).score()).isEqualTo(0.95, within());
        assertThat(find(true, 0.96, "a gold word").get(0)).isEmpty();
    }

    @Test
    void aLongTextIsWhatItsWorstPartIs() {
        assertThat(find(false, 0.4, "word ".repeat(50) + "gold " + "word ".repeat(50))
                        .get(0))
                .hasSize(1);
    }
}

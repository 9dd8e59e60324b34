package io.trustrail.gateway.review.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Confidence is a sum of signals, which decisions may correct. */
class ConfidenceModelTest {

    private final ConfidenceModel model = ConfidenceModel.shipped();
    private final Calibration none = Calibration.none(model);

    @Test
    void whatSpeaksAgainstAnAnswerLowersItsConfidence() {
        double calm = model.confidence(Map.of(), none);
        assertThat(calm).isBetween(0.8, 0.99);
        for (var signal : Signals.NAMES) {
            assertThat(model.confidence(Map.of(signal, 1.0), none)).as(signal).isLessThan(calm);
        }
    }

    @Test
    void contributionsAndTheirOrderExplainTheConfidence() {
        var values = Map.of("hedging", 0.5, "empty", 1.0, "refusal", 0.0);
        var calibration = new Calibration(model.hash(), 2, 0.5, 10);
        var contributions = model.contributions(values, calibration);
        assertThat(contributions).extracting(it -> it.name()).containsExactly("empty", "hedging");
        double sum = contributions.stream().mapToDouble(it -> it.contribution()).sum();
        double logit = 2 * model.logit(Map.of()) + 0.5 + sum;
        assertThat(model.confidence(values, calibration)).isCloseTo(1 / (1 + Math.exp(-logit)), within(1e-12));
    }

    @Test
    void weightsForOtherSignalsAreRefused() {
        var json = "{\"bias\": 1, \"weights\": {\"mood\": -1}}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ConfidenceModel.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hedging");
    }

    @Test
    void aCalibrationIsTakenWhenItComesAndDroppedWhenItGoes(@TempDir Path data) throws Exception {
        var live = new LiveConfidence(data);
        var file = data.resolve(Calibration.FILE);
        live.look();
        assertThat(live.calibration()).isEqualTo(none);
        var fitted = new Calibration(model.hash(), 1.5, -0.25, 40);
        Files.write(file, fitted.write());
        live.look();
        assertThat(live.calibration()).isEqualTo(fitted);
        Files.writeString(file, "{\"format\": 1, \"slope\": ");
        live.look();
        assertThat(live.calibration()).as("the last good one").isEqualTo(fitted);
        Files.write(file, new Calibration("000000000000", 3, 0, 1).write());
        live.look();
        assertThat(live.calibration()).as("not for these weights").isEqualTo(fitted);
        Files.delete(file);
        live.look();
        assertThat(live.calibration()).isEqualTo(none);
    }

    @Test
    void aCalibrationThatTurnsConfidenceAroundIsRefused() {
        var json =
                "{\"format\": 1, \"model\": \"a\", \"slope\": -1, \"intercept\": 0}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Calibration.read(json)).hasMessageContaining("slope must be above 0");
    }
}

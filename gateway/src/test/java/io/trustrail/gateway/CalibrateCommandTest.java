package io.trustrail.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.review.calibration.Labelled;
import io.trustrail.gateway.review.confidence.Calibration;
import io.trustrail.gateway.review.confidence.ConfidenceModel;
import io.trustrail.gateway.review.labels.Foreign;
import io.trustrail.gateway.review.queue.Desk;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trustrail calibrate} and {@code trustrail tokens}, as an operator uses them. */
class CalibrateCommandTest {

    @TempDir
    private Path data;

    @TempDir
    private Path policies;

    private record Ran(int code, String out, String err) {}

    private Ran run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Ran(code, out.toString(), err.toString());
    }

    private Ran calibrate(String... more) {
        var arguments =
                new ArrayList<>(List.of("calibrate", "--data", data.toString(), "--policies", policies.toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private void labels(int count) {
        var chance = new SplittableRandom(1);
        var model = ConfidenceModel.shipped();
        var none = Calibration.none(model);
        var labels = IntStream.range(0, count)
                .mapToObj(i -> {
                    var signals = Map.of("hedging", chance.nextDouble() * 3);
                    double confidence = model.confidence(signals, none);
                    boolean approved = chance.nextDouble() < confidence * 0.8;
                    return new Foreign("l" + i, "support", new Labelled(confidence, signals, approved, true));
                })
                .toList();
        try (var desk = new Desk(data)) {
            Await.result(desk.labels.take(Desk.CHIEF, "test", labels));
        }
    }

    @Test
    void withoutAStoreItSaysWhereToLook() {
        var ran = calibrate();
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("--data");
    }

    @Test
    void withFewLabelsItChangesNothingAndSaysHowManyAreNeeded() {
        labels(20);
        var ran = calibrate("--apply");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("not enough labels yet", "22 answers").doesNotContain("written to");
        assertThat(data.resolve(Calibration.FILE)).doesNotExist();
        assertThat(calibrate("--feature", "nope").out())
                .contains("of nope yet", "nothing can be said")
                .doesNotContain("NaN");
    }

    @Test
    void withEnoughItFitsAndRecommendsAChangeOfThePolicy() throws IOException {
        Files.writeString(
                policies.resolve("features.yaml"),
                "features:\n  support:\n    review:\n      rules:\n        - {confidence-below: 0.35, do: park}\n");
        labels(2_000);
        var ran = calibrate("--feature", "support", "--alpha", "0.2");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("labels 2000, of which chance chose 2000", "before  ECE", "after   ECE")
                .contains(
                        "at most 20 %",
                        "-        - {confidence-below: 0.35, do: park}\n+        - {confidence-below: 0.");
        assertThat(data.resolve(Calibration.FILE)).doesNotExist();

        assertThat(calibrate("--apply").out()).contains("written to");
        var written = Calibration.read(Files.readAllBytes(data.resolve(Calibration.FILE)));
        assertThat(written.model()).isEqualTo(ConfidenceModel.shipped().hash());
        assertThat(written.labels()).isEqualTo(2_000);
        assertThat(calibrate("--alpha", "2").code()).isEqualTo(1);
    }

    @Test
    void tokensAreMadeListedAndRevoked() {
        var made = run("tokens", "create", "--data", data.toString(), "--name", "Ann", "--scopes", "reviews:read");
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).containsPattern("token     tra_[A-Za-z0-9_-]{43}");
        var listed = run("tokens", "list", "--data", data.toString()).out();
        assertThat(listed).contains("ann", "reviews:read", "active").doesNotContain("tra_");
        var id = listed.substring(0, listed.indexOf(' '));
        assertThat(run("tokens", "revoke", "--data", data.toString(), id).out()).contains("revoked " + id);
        var wrong = run("tokens", "create", "--data", data.toString(), "--name", "ann", "--scopes", "everything");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).contains("--scopes", "reviews:decide");
    }
}

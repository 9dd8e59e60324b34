package io.trustrail.gateway.it.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.review.calibration.Risk;
import io.trustrail.gateway.review.confidence.ConfidenceModel;
import io.trustrail.gateway.review.labels.Labels;
import io.trustrail.gateway.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Confidence against verdicts that are known: a small set in every build, and the whole one of {@code docs/confidence.md}
 * with {@code -Dtrustrail.confidence=write}.
 */
@Timeout(1_800)
class ConfidenceSetIT {

    private static final boolean WRITES = "write".equals(System.getProperty("trustrail.confidence"));
    private static final int CALLS = WRITES ? 800 : 120;
    private static final Path DOCS = Path.of("..", "docs");
    private static final Path SHIPPED =
            Path.of("src/main/resources/io/trustrail/gateway/review/confidence/weights.json");
    private static final Path BY_HAND = Path.of("src/test/resources/it/confidence/weights-by-hand.json");

    private static final String POLICY = """
        guards:
          watched-tone: {detector: toxicity, timeout: 5m, rules: [{direction: prompt, action: allow}, {action: flag}]}
        features:
          support-training:
            level: 1
            guards: [watched-tone]
            targets: [{vendor: openai, model: m}]
            review: {sample: 1, logprobs: true}
          support-training-again:
            level: 1
            guards: [watched-tone]
            targets: [{vendor: openai, model: m}]
            review: {sample: 1, logprobs: true, agreement: {share: 1, samples: 2, timeout: 1m}}
          support-test:
            level: 1
            guards: [watched-tone]
            targets: [{vendor: openai, model: m}]
            review: {sample: 1, logprobs: true}
          support-test-again:
            level: 1
            guards: [watched-tone]
            targets: [{vendor: openai, model: m}]
            review: {sample: 1, logprobs: true, agreement: {share: 1, samples: 2, timeout: 1m}}
        """;

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture(ConfidenceSetIT::policies);

    private static PolicyDirectory policies(Path root) {
        try {
            var directory = PolicyDirectory.in(root);
            Files.writeString(directory.path().resolve("confidence.yaml"), POLICY);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void confidenceOrdersAnswersAsReviewersDo() throws IOException {
        var set = new ConfidenceSet(GATEWAY);
        var training = WRITES ? sorted(set.run(true, CALLS)) : List.<Judged>of();
        var test = sorted(set.run(false, CALLS));
        try (var store = Store.open(GATEWAY.data())) {
            var report = new Labels(store).report("support-test", new Risk(0.1, 0.1));
            assertThat(report.labels()).isEqualTo((int)
                    test.stream().filter(it -> !it.test().isAskedAgain()).count());
            assertThat(report.before().auroc())
                    .as("on the gateway's own labels")
                    .isGreaterThan(0.7);
        }
        if (WRITES) {
            write(training, test);
        }
        assertThat(test)
                .filteredOn(it -> it.signals().containsKey("disagreement"))
                .as("who is asked again disagrees at times, and nobody else does")
                .isNotEmpty()
                .allMatch(it -> it.test().isAskedAgain());
        var shipped = Weights.read(SHIPPED);
        assertThat(test)
                .as("the gateway uses the weights that it ships")
                .allSatisfy(it -> assertThat(it.confidence() - shipped.confidence(it.signals()))
                        .isBetween(-1e-9, 1e-9));
        assertThat(ConfidenceModel.shipped().weights()).isEqualTo(shipped.of());
    }

    private static List<Judged> sorted(List<Judged> all) {
        return all.stream()
                .sorted(Comparator.comparingInt(it -> it.test().number()))
                .toList();
    }

    private static void write(List<Judged> training, List<Judged> test) throws IOException {
        var byHand = Weights.read(BY_HAND);
        var page = new ConfidencePage(byHand, byHand.fitted(training), training, test);
        Files.writeString(DOCS.resolve("confidence.md"), page.markdown());
        Files.writeString(DOCS.resolve("images/confidence-reliability.svg"), page.reliability());
        Files.writeString(DOCS.resolve("images/confidence-coverage.svg"), page.coverage());
        var weights = page.weightsFile();
        boolean same = Files.readString(SHIPPED).equals(weights);
        Files.writeString(SHIPPED, weights);
        assertThat(same).as("the weights are new: build again, to ship them").isTrue();
    }
}

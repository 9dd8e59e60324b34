package io.trustrail.gateway.assembly.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.onnx.TinyModel;
import io.trustrail.gateway.detect.screening.Models;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.policy.Checks;
import io.trustrail.gateway.policy.PolicyDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Screening with a model of the policy's own: a tiny one, made on the spot. */
class ScreeningModelsTest {

    @TempDir
    private Path directory;

    private Path model;

    @BeforeEach
    void make() throws IOException {
        model = Files.createDirectories(directory.resolve("screen"));
        TinyModel.screens(model.resolve("screen.onnx"));
        TinyModel.tokenizer(model.resolve("tokenizer.json"));
        calibrate(Files.readString(calibration()));
        try (var out = Files.newOutputStream(model.resolve("student.bin"))) {
            Models.weights().write(out);
        }
    }

    private void calibrate(String json) throws IOException {
        Files.writeString(model.resolve("calibration.json"), json);
    }

    private Path calibration() throws IOException {
        var curve = "{\"a\": 1, \"b\": 0}";
        var task = "{\"lo\": 0.2, \"hi\": 0.9, \"platt\": {\"all\": " + curve + ", \"en\": " + curve + "}}";
        var categories =
                List.of("insult", "identity_attack", "threat", "sexual", "self_harm", "profanity", "violence").stream()
                        .map(name -> "\"" + name + "\": " + curve)
                        .collect(Collectors.joining(", ", "{", "}"));
        return Files.writeString(
                directory.resolve("calibration"),
                "{\"tasks\": {\"toxicity\": " + task + ", \"injection\": " + task + "}, \"categories\": " + categories
                        + "}");
    }

    private PolicyDirectory policy(String detector, String settings) {
        return PolicyDirectory.sound(directory)
                .detectors(Detectors.catalogue())
                .write(
                        "guards.yaml",
                        "guards: {pii: {detector: " + detector + ", timeout: 1m, settings: {" + settings
                                + "}, rules: [{min-score: 0.9, action: block}]}}");
    }

    private static Verdict verdict(PolicyDirectory policy, String text) {
        var passage = Passage.whole(Checks.facts("t", "app", false, ""), Direction.PROMPT, Origin.USER, text);
        return policy.book()
                .feature("support")
                .orElseThrow()
                .promptGuards()
                .check(passage)
                .await();
    }

    private static List<String> found(PolicyDirectory policy, String text) {
        return verdict(policy, text).findings().stream().map(Finding::category).toList();
    }

    @Test
    void bothDetectorsReadOneModel() {
        var toxicity = policy("toxicity", "model: screen");
        assertThat(verdict(toxicity, "zorvath gold").action()).isEqualTo(Action.BLOCK);
        assertThat(found(toxicity, "zorvath gold")).containsExactly("INSULT");
        assertThat(found(toxicity, "zorvath Osaka")).isEmpty();
        assertThat(found(toxicity, "zorvath Smith")).containsExactly("UNCERTAIN_TOXICITY");
        assertThat(found(policy("injection", "model: screen"), "zorvath Osaka")).containsExactly("PROMPT_INJECTION");
    }

    /** Of many windows the worst is what is found. */
    @Test
    void aLongTextIsReadInWindowsAndTheWorstIsFound() {
        var text = "zorvath ".repeat(20) + "word ".repeat(110) + "gold " + "word ".repeat(80);
        var findings = verdict(policy("toxicity", "model: screen"), text).findings();
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).start()).isBetween(200, text.indexOf("gold"));
        assertThat(findings.get(0).end()).isBetween(text.indexOf("gold") + 4, text.length());
    }

    @Test
    void thresholdsAreThePolicys() {
        assertThat(found(policy("toxicity", "model: screen, thresholds: {TOXICITY: 0.4}"), "zorvath Smith"))
                .containsExactly("TOXICITY");
        assertThat(found(
                        policy("toxicity", "model: screen, thresholds: {TOXICITY: {default: 0.95, de: 0.4}}"),
                        "zorvath Smith ist nicht mehr hier und das ist auch gut so"))
                .containsExactly("TOXICITY");
    }

    @Test
    void thresholdsThatMakeNoSenseAreTold() {
        assertThat(policy("toxicity", "model: screen, thresholds: {RUDE: 0.5}").problems())
                .singleElement()
                .asString()
                .startsWith(
                        "guards.yaml:1: guards.pii.settings.thresholds.RUDE: no category RUDE; known categories are");
        assertThat(policy("toxicity", "model: screen, thresholds: {THREAT: {german: 0.5}}")
                        .problems())
                .containsExactly(
                        "guards.yaml:1: guards.pii.settings.thresholds.THREAT.german: no language german; give a"
                                + " code such as de, or default for all others");
        assertThat(policy("injection", "model: screen, thresholds: {PROMPT_INJECTION: 2}")
                        .problems())
                .hasSize(1);
    }

    @Test
    void whatIsMissingOrBrokenIsAProblemOfThePolicy() throws IOException {
        assertThat(policy("toxicity", "model: nowhere").problems())
                .anyMatch(it -> it.contains("settings.model: is no directory"));
        calibrate("{\"tasks\": {}}");
        assertThat(problem()).contains("calibration.json has no lo, hi and platt.all for toxicity");
        calibrate("{");
        assertThat(problem()).contains("calibration.json is no JSON");
        make();
        Files.writeString(model.resolve("screen.onnx"), "no model");
        assertThat(problem()).contains("screen.onnx is no ONNX model that can be run");
        Files.writeString(model.resolve("student.bin"), "no weights");
        assertThat(problem()).contains("student.bin holds no weights of a student");
        Files.delete(model.resolve("student.bin"));
        assertThat(problem()).contains("there is no student.bin to read in");
    }

    @Test
    void whatASecondLookNeedsIsAProblemOfThePolicy() {
        assertThat(policy("names", "second-look: often").problems())
                .contains("guards.yaml:1: guards.pii.settings.second-look: no value often; known values are all,"
                        + " doubtful, found, none");
        assertThat(policy("names", "second-look: found, second-look-failure: allow")
                        .problems())
                .anyMatch(it -> it.contains("settings.second-look-failure") && it.contains("block, flag"));
        assertThat(policy("names", "second-look: found, model: screen").problems())
                .anyMatch(it -> it.contains("has no output names; leave model out"));
        assertThat(policy("names", "second-look-failure: block").problems())
                .anyMatch(it -> it.contains("settings.second-look-failure: does nothing without a second-look"));
        assertThat(policy("names", "second-look: found, queue: 0").problems())
                .anyMatch(it -> it.contains("settings.queue"));
    }

    private String problem() {
        var problems = policy("toxicity", "model: screen").problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private static final String GOLD = "GOLD: {examples: [gold, gold a, gold b, gold c, gold d]";

    @Test
    void topicsAreWhatTheirExamplesAreLike() {
        var topics = policy("topics", "model: screen, topics: {" + GOLD + "}}");
        assertThat(found(topics, "There is gold in these hills.")).containsExactly("GOLD");
        assertThat(found(topics, "There is nothing in these hills.")).isEmpty();
    }

    @Test
    void whatIsNearerToACounterExampleIsNotMeant() {
        var topics = policy("topics", "model: screen, topics: {" + GOLD + ", counter-examples: [gold Osaka]}}");
        assertThat(found(topics, "There is gold in these hills.")).containsExactly("GOLD");
        assertThat(found(topics, "There is gold in Osaka .")).isEmpty();
    }

    @Test
    void aSentenceOfALongPromptIsFoundByItself() {
        var topics = policy("topics", "model: screen, topics: {" + GOLD + "}}");
        var text = "Nobody told me anything of it. There is gold in these hills. And what now, I ask you?";
        var findings = verdict(topics, text).findings();
        assertThat(findings).hasSize(1);
        assertThat(text.substring(findings.get(0).start(), findings.get(0).end()))
                .isEqualTo("There is gold in these hills.");
    }

    @Test
    void topicsThatSayTooLittleAreTold() {
        assertThat(policy("topics", "model: screen").problems())
                .anyMatch(it -> it.contains("topics is missing; give them by their names"));
        assertThat(policy("topics", "model: screen, topics: {Gold: {examples: [a], treshold: 0.4}}")
                        .problems())
                .anyMatch(it -> it.contains("topics.Gold.examples: gives 1 texts; give 5 to 50"))
                .anyMatch(it -> it.contains("topics.Gold: is no category; write it in upper case"))
                .anyMatch(it -> it.contains("topics.Gold.treshold: no field treshold"));
    }
}

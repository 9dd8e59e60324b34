package io.trustrail.gateway.assembly.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.onnx.TinyModel;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.policy.Checks;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.PolicyDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that a policy names by their files. */
class OnnxModelsTest {

    @TempDir
    private Path directory;

    private PolicyDirectory policy(String settings) {
        return PolicyDirectory.sound(directory)
                .detectors(Detectors.catalogue())
                .write(
                        "levels.yaml",
                        "levels: {1: {restore: true, operators: {high: redact, medium: redact, low: redact}}}")
                .write(
                        "guards.yaml",
                        "guards: {pii: {detector: onnx, timeout: 1m, settings: {" + settings
                                + "}, rules: [{action: by-level}]}}");
    }

    private void tokenModel() throws IOException {
        var model = Files.createDirectories(directory.resolve("ner"));
        TinyModel.tokens(model.resolve("model.onnx"));
        TinyModel.tokenizer(model.resolve("tokenizer.json"));
        Files.writeString(
                model.resolve("config.json"),
                "{\"id2label\":{\"0\":\"O\",\"1\":\"B-PER\",\"2\":\"I-PER\",\"3\":\"B-LOC\",\"4\":\"U-MISC\",\"5\":\"L-PER\"}}");
    }

    private static String told(PolicyBook book, String text) {
        var passage = Passage.whole(Checks.facts("t", "app", false, ""), Direction.PROMPT, Origin.USER, text);
        var guards = book.feature("support").orElseThrow().promptGuards();
        return Checks.told(guards.check(passage).await(), text);
    }

    @Test
    void oneLineIsEnough() throws IOException {
        tokenModel();
        var book = policy("model: ner/model.onnx").book();
        assertThat(told(book, "Anna Zorvath found gold in Osaka"))
                .isEqualTo("REWRITE [PERSON] found [MISC] in [LOCATION]");
    }

    @Test
    void labelsGetOtherCategories() throws IOException {
        tokenModel();
        var book = policy("model: ner/model.onnx, labels: {MISC: none, LOC: PLACE}")
                .book();
        assertThat(told(book, "Anna found gold in Osaka")).isEqualTo("REWRITE [PERSON] found gold in [PLACE]");
    }

    @Test
    void aModelOfTextsNeedsToKnowWhichLabelsAreFindings() throws IOException {
        TinyModel.texts(directory.resolve("model.onnx"));
        TinyModel.tokenizer(directory.resolve("tokenizer.json"));
        Files.writeString(directory.resolve("config.json"), "{\"id2label\":{\"0\":\"fine\",\"1\":\"rude\"}}");
        assertThat(policy("model: model.onnx").problems())
                .containsExactly("guards.yaml:1: guards.pii.settings: the detector refuses its settings: labels must"
                        + " say which of the model's labels are findings, and their categories; it has"
                        + " fine, rude");
        var book = policy("model: model.onnx, labels: {rude: INSULT}, threshold: 0.3")
                .book();
        assertThat(told(book, "a gold word")).isEqualTo("REWRITE [INSULT]");
        assertThat(told(book, "a word")).isEqualTo("ALLOW a word");
    }

    @Test
    void filesThatAreNotThereAreTold() {
        assertThat(policy("model: ner/model.onnx, threads: 2").problems())
                .containsExactly(
                        "guards.yaml:1: guards.pii.settings: the detector refuses its settings: it needs a model",
                        "guards.yaml:1: guards.pii.settings.model: can't be read; give a file, absolute or relative to"
                                + " the policy directory");
    }

    @Test
    void aConfigurationWithoutLabelsIsTold() throws IOException {
        tokenModel();
        Files.writeString(directory.resolve("ner").resolve("config.json"), "{}");
        assertThat(policy("model: ner/model.onnx").problems())
                .containsExactly("guards.yaml:1: guards.pii.settings: the detector refuses its settings: the config has"
                        + " no id2label with a name for each number; give the config.json of the model");
    }
}

package io.trustrail.gateway.policy.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trustrail.gateway.detect.onnx.Aggregation;
import io.trustrail.gateway.detect.onnx.Labels;
import io.trustrail.gateway.detect.onnx.OnnxTextDetector;
import io.trustrail.gateway.detect.onnx.OnnxTokenDetector;
import io.trustrail.gateway.detect.onnx.encoder.Encoder;
import io.trustrail.gateway.detect.onnx.encoder.EncoderOptions;
import io.trustrail.gateway.guard.late.LateDetector;
import io.trustrail.gateway.guard.shared.Shared;
import io.trustrail.gateway.policy.rules.DetectorCatalogue;
import io.trustrail.gateway.policy.rules.DetectorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes detectors of ONNX models that a policy names. Guards that name the same files and settings share one model; so do
 * the policies before and after a reload.
 */
public final class OnnxModels implements DetectorCatalogue.Factory {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHARACTERS_PER_TOKEN = 4;
    private static final int USUAL_TOKENS = 256;
    private static final int USUAL_OVERLAP = 32;

    private final Shared<Key, Encoder> running = new Shared<>();

    @Override
    public LateDetector create(DetectorSettings settings) {
        int maxTokens = settings.whole("max-tokens", 16, 8_192, USUAL_TOKENS);
        int overlap = settings.whole("overlap", 0, 4_096, Math.min(USUAL_OVERLAP, maxTokens / 4));
        int threads = settings.whole("threads", 1, 64, 1);
        int batch = settings.whole("batch", 1, 256, 8);
        int queue = settings.whole("queue", 1, 100_000, 1_000);
        int longest = settings.whole("max-length", 100, 100_000, maxTokens * CHARACTERS_PER_TOKEN);
        double threshold = settings.fraction("threshold", 0.5);
        var aggregation = settings.choice("aggregation", Aggregation.class, Aggregation.AVERAGE);
        var labels = settings.categories("labels");
        var tokenizer = settings.file("tokenizer");
        var configFile = settings.file("config");
        settings.text("model");
        var model = settings.file("model").orElseThrow(() -> new IllegalArgumentException("it needs a model"));
        var config = config(configFile.orElse(model.resolveSibling("config.json")));
        var names = names(config);
        var options = EncoderOptions.logits(
                model,
                tokenizer.orElse(model.resolveSibling("tokenizer.json")),
                names.size(),
                maxTokens,
                overlap,
                threads,
                batch,
                queue);
        var encoder = running.get(new Key(options, changed(model)), () -> Encoder.load(options));
        if (encoder.perToken()) {
            var meaning = Labels.ofTokens(names, labels);
            return new OnnxTokenDetector(settings.guard(), encoder, meaning, aggregation, threshold, longest);
        }
        var meaning = Labels.ofTexts(names, labels);
        if (meaning.categories().isEmpty()) {
            throw new IllegalArgumentException("labels must say which of the model's labels are findings, and their"
                    + " categories; it has " + String.join(", ", names));
        }
        boolean several = config.path("problem_type").asText().equals("multi_label_classification");
        return new OnnxTextDetector(settings.guard(), encoder, meaning, several, threshold, longest);
    }

    private static JsonNode config(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " can't be read as JSON; give the config.json of the model", e);
        }
    }

    /** The labels by their numbers: {@code id2label} of the model's configuration. */
    private static List<String> names(JsonNode config) {
        var byId = config.path("id2label");
        var names = new ArrayList<String>();
        for (int i = 0; i < byId.size(); i++) {
            Optional.of(byId.path(Integer.toString(i)).asText())
                    .filter(name -> !name.isEmpty())
                    .ifPresent(names::add);
        }
        if (names.isEmpty() || names.size() != byId.size()) {
            throw new IllegalArgumentException(
                    "the config has no id2label with a name for each number; give the config.json of the model");
        }
        return names;
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Key(EncoderOptions options, FileTime modelChanged) {}
}

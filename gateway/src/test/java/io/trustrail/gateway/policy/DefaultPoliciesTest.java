package io.trustrail.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.policy.cases.PolicyCases;
import io.trustrail.gateway.policy.cases.RequestRunner;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The policies that the gateway comes with. */
class DefaultPoliciesTest {

    private static final Path SHIPPED = Path.of("..", "policies");
    private static final Path BENCH = Path.of("..", "bench", "policies");

    private static PolicyLoader.Result load(Path directory) {
        return PolicyDirectory.empty(directory).load();
    }

    @Test
    void haveNoProblemsAndNeedNoEnvironment() {
        assertThat(load(SHIPPED).problems()).isEmpty();
        assertThat(load(BENCH).problems()).isEmpty();
    }

    @Test
    void standOnTheThreeLevels() {
        var features = load(SHIPPED).book().orElseThrow().features();
        assertThat(features.values().stream()
                        .map(it -> it.name() + " " + it.level().rung()))
                .containsExactlyInAnyOrder("support-replies 1", "agent-copilot 2", "shared-insights 3");
        assertThat(features.values()).allSatisfy(feature -> {
            assertThat(feature.promptGuards().isEmpty()).isFalse();
            assertThat(feature.targets().stream().map(TargetSpec::vendor)).containsExactly("openai", "anthropic");
        });
    }

    @Test
    void takeKeysAndModelsFromTheEnvironment() {
        var variables =
                Map.of("OPENAI_API_KEY", "k", "SUPPORT_OPENAI_MODEL", "m", "ANTHROPIC_BASE_URL", "http://localhost:1");
        var policy = PolicyDirectory.empty(SHIPPED);
        variables.forEach(policy::variable);
        var book = policy.book();
        assertThat(book.vendors())
                .extractingByKey("openai")
                .extracting(VendorSpec::apiKey)
                .isEqualTo("k");
        assertThat(book.vendors()).extractingByKey("anthropic").hasToString("VendorSpec[anthropic localhost]");
        assertThat(book.feature("support-replies").orElseThrow().targets()).contains(new TargetSpec("openai", "m", 1));
    }

    @Test
    void areTheSameForMeasuringApartFromTheFeatureWithoutGuards() throws IOException {
        var measured = files(BENCH);
        assertThat(measured.remove("raw.yaml")).contains("guards: []");
        assertThat(measured).isEqualTo(files(SHIPPED));
        var raw = load(BENCH).book().orElseThrow().feature("raw").orElseThrow();
        assertThat(raw.promptGuards().isEmpty()).isTrue();
        assertThat(raw.replyGuards().isEmpty()).isTrue();
        assertThat(raw.level().rung()).isEqualTo(2);
    }

    private static Map<String, String> files(Path directory) throws IOException {
        var files = new TreeMap<String, String>();
        try (Stream<Path> found = Files.walk(directory)) {
            for (var file : found.filter(it -> it.toString().endsWith(".yaml")).toList()) {
                files.put(directory.relativize(file).toString(), Files.readString(file));
            }
        }
        files.keySet().removeIf(name -> name.startsWith("cases"));
        return files;
    }

    @Test
    void passTheirCases() {
        var bytes = new ByteArrayOutputStream();
        var cases =
                new PolicyCases(PatternDetector.catalogue(), PolicyDirectory.DIALECTS, DefaultPoliciesTest::guarded);
        int code;
        try (var out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            code = cases.run(SHIPPED, Map.of(), out);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).matches("Cases: \\d{2} passed, 0 failed\\.\\R");
        assertThat(code).isZero();
    }

    /* What stands in for the gateway here: guards read every text of a request but names and roles. */
    private static RequestRunner.Outcome guarded(Feature feature, String dialect, Buffer json) {
        try {
            var mapper = new ObjectMapper();
            var gate = new Gate(feature);
            var body = gate.walk(mapper.readTree(json.getBytes()));
            return new RequestRunner.Outcome(gate.action, Buffer.buffer(mapper.writeValueAsBytes(body)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Gate {

        private static final Set<String> NAMES = Set.of("model", "role", "type", "id", "tool_call_id", "name");

        private final Feature feature;
        private Action action = Action.ALLOW;

        Gate(Feature feature) {
            this.feature = feature;
        }

        JsonNode walk(JsonNode node) {
            if (node instanceof ObjectNode object) {
                object.properties().stream()
                        .filter(field -> !NAMES.contains(field.getKey()))
                        .forEach(field -> field.setValue(walk(field.getValue())));
            } else if (node instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, walk(array.get(i)));
                }
            }
            return node instanceof TextNode text ? TextNode.valueOf(checked(text.textValue())) : node;
        }

        private String checked(String text) {
            var facts = Checks.facts("cases", "cases", false, "");
            var verdict = feature.promptGuards()
                    .check(Passage.whole(facts, Direction.PROMPT, Origin.USER, text))
                    .result();
            action = action.or(verdict.action());
            return Checks.rewritten(verdict, text);
        }
    }
}

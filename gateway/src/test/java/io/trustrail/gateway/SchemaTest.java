package io.trustrail.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.trustrail.gateway.assembly.policies.Detectors;
import io.trustrail.gateway.policy.PolicyDirectory;
import io.trustrail.gateway.policy.models.ScreeningModels;
import io.trustrail.gateway.policy.rules.DetectorCatalogue;
import io.trustrail.gateway.remote.protocol.Protocols;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON Schemas that editors use agree with what the loader takes. */
class SchemaTest {

    /** Lives as long as the JVM of the tests. */
    private static final Vertx VERTX = Vertx.vertx();

    private static final DetectorCatalogue DETECTORS = Detectors.catalogue(() -> VERTX, new ScreeningModels(false));

    private static final Path POLICIES = Path.of("..", "policies");

    private static String text(String schema) throws IOException {
        return Files.readString(POLICIES.resolve("schemas").resolve(schema));
    }

    private static Schema schema(String name) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(name));
    }

    static Stream<Path> files() throws IOException {
        try (var shipped = Files.walk(POLICIES);
                var bench = Files.walk(Path.of("..", "bench", "policies"))) {
            return Stream.concat(shipped, bench).filter(file -> file.toString().endsWith(".yaml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void fitsEveryShippedFile(Path file) throws IOException {
        var schema = schema(file.toString().endsWith(".cases.yaml") ? "cases.schema.json" : "policy.schema.json");
        assertThat(schema.validate(Files.readString(file), InputFormat.YAML)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isNamedOnTopOfEveryShippedFile(Path file) throws IOException {
        var first = Files.readAllLines(file).get(0);
        assertThat(first).startsWith("# yaml-language-server: $schema=");
        var named = file.resolveSibling(first.substring(first.indexOf('=') + 1));
        assertThat(Files.isRegularFile(named)).as(named.toString()).isTrue();
    }

    /** The field that nobody knows makes the loader list the ones that it does. */
    @ParameterizedTest(name = "{1}")
    @MethodSource
    void knowsTheFieldsThatTheLoaderKnows(String file, String definition, @TempDir Path directory) throws IOException {
        var problems = PolicyDirectory.sound(directory)
                .detectors(DETECTORS)
                .write("openai.yaml", file)
                .problems();
        var pattern = "known fields are ";
        var known = problems.stream()
                .filter(problem -> problem.contains("no field zzzzzz"))
                .map(problem -> problem.substring(problem.indexOf(pattern) + pattern.length()))
                .flatMap(fields -> Stream.of(fields.split(", ")))
                .distinct()
                .toList();
        assertThat(known).isNotEmpty().containsExactlyInAnyOrderElementsOf(fields(definition));
    }

    static Stream<Arguments> knowsTheFieldsThatTheLoaderKnows() {
        return Stream.of(
                arguments("zzzzzz: 1", "/properties"),
                arguments("levels: {4: {zzzzzz: 1}}", "/$defs/level/properties"),
                arguments("levels: {4: {operators: {zzzzzz: 1}}}", "/$defs/level/properties/operators/properties"),
                arguments("guards: {g: {zzzzzz: 1}}", "/$defs/guard/properties"),
                arguments("guards: {g: {detector: pii, rules: [{zzzzzz: 1}]}}", "/$defs/rule/properties"),
                arguments("guards: {g: {detector: onnx, settings: {zzzzzz: 1}}}", "/$defs/onnx/properties"),
                arguments("guards: {g: {detector: toxicity, settings: {zzzzzz: 1}}}", "/$defs/screening/properties"),
                settings("names", "names"),
                settings("topics", "topics"),
                settings("terms", "terms"),
                settings("patterns", "patterns"),
                settings("language", "language"),
                settings("length", "length"),
                settings("exfiltration", "exfiltration"),
                settings("json-schema", "jsonSchema"),
                settings("prompt-leak", "promptLeak"),
                arguments(
                        "guards: {g: {detector: topics, settings: {topics: {A: {zzzzzz: 1}}}}}",
                        "/$defs/topic/properties"),
                arguments(remotes(), "/$defs/remote/properties"),
                arguments(
                        "guards: {g: {detector: pii, rules: [{action: rewrite, operator: {zzzzzz: 1}}]}}",
                        "/$defs/mask/properties"),
                arguments(
                        "guards: {g: {detector: pii, rules: [{action: rewrite, operator: {mask: {zzzzzz: 1}}}]}}",
                        "/$defs/mask/properties/mask/properties"),
                arguments("features: {f: {zzzzzz: 1}}", "/$defs/feature/properties"),
                arguments("features: {f: {keep: {zzzzzz: 1}}}", "/$defs/feature/properties/keep/properties"),
                arguments("features: {f: {label: {zzzzzz: 1}}}", "/$defs/feature/properties/label/properties"),
                arguments(
                        "features: {f: {label: {consistency: {zzzzzz: 1}}}}",
                        "/$defs/feature/properties/label/properties/consistency/properties"),
                arguments("vendors: {v: {label: {zzzzzz: 1}}}", "/$defs/vendor/properties/label/properties"),
                arguments("features: {f: {targets: [{zzzzzz: 1}]}}", "/$defs/target/properties"),
                arguments("features: {f: {fallback: [{zzzzzz: 1}]}}", "/$defs/fallback/properties"),
                arguments("features: {f: {review: {zzzzzz: 1}}}", "/$defs/review/properties"),
                arguments(
                        "features: {f: {review: {agreement: {zzzzzz: 1}}}}",
                        "/$defs/review/properties/agreement/properties"),
                arguments("features: {f: {review: {rules: [{zzzzzz: 1}]}}}", "/$defs/reviewRule/properties"),
                arguments("vendors: {v: {zzzzzz: 1}}", "/$defs/vendor/properties"),
                arguments("vendors: {v: {tls: {zzzzzz: 1}}}", "/$defs/vendor/properties/tls/properties"),
                arguments("vendors: {v: {pool: {zzzzzz: 1}}}", "/$defs/vendor/properties/pool/properties"),
                arguments("vendors: {v: {timeouts: {zzzzzz: 1}}}", "/$defs/vendor/properties/timeouts/properties"),
                arguments("vendors: {v: {breaker: {zzzzzz: 1}}}", "/$defs/vendor/properties/breaker/properties"),
                arguments("vendors: {v: {prices: {zzzzzz: 1}}}", "/$defs/prices/properties"),
                arguments("vendors: {v: {prices: {models: {m: {zzzzzz: 1}}}}}", "/$defs/price/properties"),
                arguments("limits: {l: {money: 1, zzzzzz: 1}}", "/$defs/limit/properties"),
                arguments("limits: {l: {for: {zzzzzz: 1}}}", "/$defs/limit/properties/for/properties"),
                arguments("trust: {zzzzzz: 1}", "/properties/trust/properties"),
                arguments("trust: {assessments: {zzzzzz: 1}}", "/$defs/assessments/properties"),
                arguments("trust: {consent: {zzzzzz: 1}}", "/$defs/consent/properties"),
                arguments("features: {f: {consent: {zzzzzz: 1}}}", "/$defs/featureConsent/properties"),
                arguments("trust: {inventory: {zzzzzz: 1}}", "/properties/trust/properties/inventory/properties"),
                arguments("trust: {fairness: {zzzzzz: 1}}", "/properties/trust/properties/fairness/properties"),
                arguments(
                        "trust: {fairness: {drift: {zzzzzz: 1}}}",
                        "/properties/trust/properties/fairness/properties/drift/properties"),
                arguments(
                        "trust: {fairness: {limits: {zzzzzz: 1}}}",
                        "/properties/trust/properties/fairness/properties/limits/properties"),
                arguments("trust: {never-send: {n: {zzzzzz: 1}}}", "/$defs/ban/properties"),
                arguments("vendors: {v: {assessment: {zzzzzz: 1}}}", "/$defs/assessment/properties"),
                arguments(
                        "vendors: {v: {assessment: {models: {m: {zzzzzz: 1}}}}}", "/$defs/modelAssessment/properties"),
                arguments("vendors: {v: {assessment: {commitments: {zzzzzz: 1}}}}", "/$defs/commitments/properties"),
                arguments(
                        "vendors: {v: {assessment: {commitments: {dpa: {zzzzzz: 1}}}}}",
                        "/$defs/commitments/properties/dpa/properties"),
                arguments("vendors: {v: {retry: {zzzzzz: 1}}}", "/$defs/vendor/properties/retry/properties"),
                arguments("vendors: {v: {rate-limit: {zzzzzz: 1}}}", "/$defs/vendor/properties/rate-limit/properties"));
    }

    private static Arguments settings(String detector, String definition) {
        return arguments(
                "guards: {g: {detector: " + detector + ", settings: {zzzzzz: 1}}}",
                "/$defs/" + definition + "/properties");
    }

    /** What some of them know is in the schema of all. */
    private static String remotes() {
        return Protocols.all().stream()
                .map(kind -> kind.name() + ": {detector: " + kind.name() + ", settings: {zzzzzz: 1}}")
                .collect(Collectors.joining(", ", "guards: {", "}"));
    }

    private static List<String> fields(String pointer) throws IOException {
        return names(new ObjectMapper().readTree(text("policy.schema.json")).at(pointer));
    }

    private static List<String> names(JsonNode properties) {
        return StreamSupport.stream(((Iterable<String>) properties::fieldNames).spliterator(), false)
                .toList();
    }

    @Test
    void coversEveryObjectOfTheSchema() throws IOException {
        var schema = new ObjectMapper().readTree(text("policy.schema.json"));
        var closed = schema.findParents("additionalProperties").stream()
                .filter(node -> node.path("additionalProperties").isBoolean() && node.has("properties"))
                .count();
        /* The headings and risks, whose names the loader reports as risks, are among them. */
        assertThat(closed).isEqualTo(knowsTheFieldsThatTheLoaderKnows().count() + 1);
    }

    /** One thing wrong at a time: both say no. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "levels: {0: {restore: true, operators: {high: keep, medium: keep, low: keep}}}",
                "levels: {4: {operators: {high: keep, medium: keep, low: keep}}}",
                "levels: {4: {restore: true, operators: {high: keep, medium: keep}}}",
                "levels: {4: {restore: true, operators: {high: burn, medium: keep, low: keep}}}",
                "levels: {4: {restore: 1, operators: {high: keep, medium: keep, low: keep}}}",
                "levels: {4: {restore: true, operators: {high: {mask: {keep-last: 65}}, medium: keep, low: keep}}}",
                "levels: {4: {restore: true, operators: {high: {mask: {}}, medium: keep, low: keep}}}",
                "levels: {4: {restore: true, operators: {high: {hash: {}}, medium: keep, low: keep}}}",
                "risks: {highest: [EMAIL]}",
                "risks: {high: EMAIL}",
                "guards: {g: {}}",
                "guards: {Big Guard: {detector: pii}}",
                "guards: {g: {detector: pii, on-failure: allow}}",
                "guards: {g: {detector: topics}}",
                "guards: {g: {detector: topics, settings: {topics: {}}}}",
                "guards: {g: {detector: topics, settings: {topics: {A: {examples: [a, b, c, d, e], threshold: 2}}}}}",
                "guards: {g: {detector: length, settings: {}}}",
                "guards: {g: {detector: prompt-leak, settings: {words: 2}}}",
                "guards: {g: {detector: pii, rules: [{}]}}",
                "guards: {g: {detector: pii, rules: [{action: hold}]}}",
                "guards: {g: {detector: pii, rules: [{action: rewrite}]}}",
                "guards: {g: {detector: pii, rules: [{action: flag, direction: both}]}}",
                "guards: {g: {detector: pii, rules: [{action: flag, origins: [tool]}]}}",
                "guards: {g: {detector: pii, rules: [{action: flag, min-score: 1.1}]}}",
                "guards: {g: {detector: pii, rules: [{action: flag, categories: []}]}}",
                "features: {f: {level: 1, guards: []}}",
                "features: {f: {level: 1, guards: [], targets: []}}",
                "features: {f: {level: one, guards: [], targets: [{vendor: openai, model: m}]}}",
                "features: {f: {level: 1, guards: [], targets: [{vendor: openai}]}}",
                "features: {f: {level: 1, guards: [], targets: [{vendor: openai, model: m, weight: 0}]}}",
                "features: {f: {level: 1, guards: [pii, pii], targets: [{vendor: openai, model: m}]}}",
                "features: {f: {level: 1, guards: [], keep: {content: all}, targets: [{vendor: openai, model: m}]}}",
                "features: {f: {level: 1, guards: [], keep: {retention: 1h}, targets: [{vendor: openai, model: m}]}}",
                "features: {f: {level: 1, guards: [], media: scan, targets: [{vendor: openai, model: m}]}}",
                "features: {f: {level: 1, guards: [], targets: [{vendor: openai, model: m}], review: {sample: 2}}}",
                "features: {f: {level: 1, guards: [], targets: [{vendor: openai, model: m}], review: {rules: [{}]}}}",
                "features: {f: {level: 1, guards: [], targets: [{vendor: openai, model: m}],"
                        + " review: {rules: [{do: after, window: 2s}]}}}",
                "features: {f: {level: 1, guards: [], targets: [{vendor: openai, model: m}],"
                        + " review: {rules: [{do: park, interim: {}}]}}}",
                "features: {f: {level: 1, guards: [], targets: [{vendor: openai, model: m}],"
                        + " review: {rules: [{do: hold, priority: 10}]}}}",
                "features: {f: {level: 1, guards: [], targets: [{vendor: openai, model: m}],"
                        + " review: {rules: [{do: hold, skills: [Slang]}]}}}",
                "features: {f: {level: 1, guards: [], regions: [], targets: [{vendor: openai, model: m}]}}",
                "trust: {assessments: {missing: ask}}",
                "trust: {consent: {purposes: [selling]}}",
                "trust: {consent: {otherwise: block}}",
                "features: {f: {level: 1, guards: [], consent: {needed: sometimes}, targets: [{vendor: openai, model:"
                        + " m}]}}",
                "trust: {assessments: {grace-days: 367}}",
                "trust: {never-send: {n: {}}}",
                "vendors: {v: {dialects: [openai-chat], base-url: https://host, assessment: {levels: [1], data: []}}}",
                "vendors: {v: {dialects: [openai-chat]}}",
                "vendors: {v: {dialects: [], base-url: https://host}}",
                "vendors: {v: {dialects: [openai-chat], base-url: https://host, auth: basic}}",
                "vendors: {v: {dialects: [openai-chat], base-url: https://host, timeouts: {idle: 5}}}",
                "vendors: {v: {dialects: [openai-chat], base-url: https://host, timeouts: {idle: 0s}}}",
                "vendors: {v: {dialects: [openai-chat], base-url: https://host, pool: {connections: 0}}}",
                "vendors: {v: {dialects: [openai-chat], base-url: https://host, retry: {attempts: 11}}}",
            })
    void refusesWhatTheLoaderRefuses(String file, @TempDir Path directory) throws IOException {
        var policy = PolicyDirectory.sound(directory).detectors(DETECTORS).write("more.yaml", file);
        assertThat(policy.load().book()).isEmpty();
        assertThat(schema("policy.schema.json").validate(file, InputFormat.YAML))
                .isNotEmpty();
    }
}

package io.trustrail.gateway;

import static io.trustrail.gateway.DeploymentFile.at;
import static io.trustrail.gateway.DeploymentFile.problems;
import static io.trustrail.gateway.DeploymentFile.text;
import static io.trustrail.gateway.DeploymentFile.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be said of the Helm chart without Helm. */
class ChartFilesTest {

    private static final Path CHART = DeploymentFile.ROOT.resolve("charts/trustrail");
    private static final Pattern VALUE = Pattern.compile("\\.Values\\.([A-Za-z.]+)");
    /* A value whose fields are read inside of `with`, without their path. */
    private static final Pattern WITH = Pattern.compile("\\{\\{-? with \\.Values\\.([A-Za-z.]+) -?\\}\\}");
    private static final Pattern ACTION = Pattern.compile("\\{\\{-?\\s*(if|with|range|define|block|end|else)\\b");
    private static final Set<String> OPENING = Set.of("if", "with", "range", "define", "block");

    static Stream<Path> templates() throws IOException {
        try (var files = Files.list(CHART.resolve("templates"))) {
            return files.toList().stream();
        }
    }

    private static Set<String> named(Pattern pattern) throws IOException {
        return templates()
                .flatMap(file -> pattern.matcher(text(file)).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Paths of values, down to what is no map or an empty one. */
    @SuppressWarnings("unchecked")
    private static Stream<String> leaves(String path, Object value) {
        return value instanceof Map<?, ?> map && !map.isEmpty() && !path.equals("resources")
                ? ((Map<String, Object>) map)
                        .entrySet().stream()
                                .flatMap(it ->
                                        leaves(path.isEmpty() ? it.getKey() : path + "." + it.getKey(), it.getValue()))
                : Stream.of(path);
    }

    @Test
    void everyValueIsUsedAndEveryUsedOneIsThere() throws IOException {
        var given = leaves("", yaml(CHART.resolve("values.yaml"))).collect(Collectors.toSet());
        var used = named(VALUE);
        var insideOfWith = named(WITH);
        assertThat(given)
                .hasSizeGreaterThan(30)
                .allSatisfy(value -> assertThat(used)
                        .as(value)
                        .anyMatch(use -> use.equals(value)
                                || (value.startsWith(use + ".") && (insideOfWith.contains(use) || use.equals("tls")))));
        assertThat(used)
                .allSatisfy(use ->
                        assertThat(given).as(use).anyMatch(value -> value.equals(use) || value.startsWith(use + ".")));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyActionOfATemplateEnds(Path template) {
        var open = new ArrayDeque<String>();
        for (var action :
                ACTION.matcher(text(template)).results().map(it -> it.group(1)).toList()) {
            if (OPENING.contains(action)) {
                open.push(action);
            } else {
                assertThat(open).as(action).isNotEmpty();
                if (action.equals("end")) {
                    open.pop();
                }
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void theValuesFitTheirSchema() {
        var schema = text(CHART.resolve("values.schema.json"));
        var values = yaml(CHART.resolve("values.yaml"));
        assertThat(problems(schema, values)).isEmpty();
        assertThat(problems(schema, Map.of("replica", 2))).isNotEmpty();
        assertThat(at(yaml(CHART.resolve("values.schema.json")), "properties").keySet())
                .containsAll(values.keySet());
    }

    @Test
    void thePodRunsAsTheImageDoesAndIsAskedWhereTheGatewayAnswers() {
        var pod = text(CHART.resolve("templates/statefulset.yaml"));
        assertThat(pod)
                .contains("runAsUser: 10001", "readOnlyRootFilesystem: true", "capabilities: {drop: [ALL]}")
                .contains("{name: data, containerPort: 8080}", "{name: admin, containerPort: 9090}")
                .contains("{name: data, mountPath: /data}", "{name: tmp, mountPath: /tmp}");
        for (var probe : List.of("startupProbe:", "readinessProbe:")) {
            assertThat(pod).containsPattern(probe + "\\s+httpGet: \\{path: /readyz, port: admin");
        }
        assertThat(pod).containsPattern("livenessProbe:\\s+httpGet: \\{path: /healthz, port: admin");
    }

    @Test
    void theChartHoldsNoSecret() throws IOException {
        assertThat(templates().map(DeploymentFile::text))
                .hasSizeGreaterThan(5)
                .noneMatch(text -> text.contains("kind: Secret\n"));
    }
}

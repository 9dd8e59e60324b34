package io.trustrail.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What can be said of the files for containers without a container engine. */
class DeploymentFilesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path DOCKER = ROOT.resolve("docker");
    private static final Path CHART = ROOT.resolve("charts/trustrail");
    private static final Pattern VARIABLE = Pattern.compile("\\bTRUSTRAIL_[A-Z_]+\\b");
    private static final Pattern COPIED = Pattern.compile("(?m)^COPY (?!--from)(\\S+) ");
    private static final Pattern ALLOWED = Pattern.compile("(?m)^!(\\S+)$");

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> yaml(Path file) throws IOException {
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text(file));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, Object> from, String... path) {
        var here = from;
        for (var step : path) {
            here = (Map<String, Object>) Objects.requireNonNull(here.get(step), step);
        }
        return here;
    }

    private static List<String> strings(Map<String, Object> from, String field) {
        return ((List<?>) from.getOrDefault(field, List.of()))
                .stream().map(String::valueOf).toList();
    }

    static Stream<Path> files() throws IOException {
        try (var docker = Files.walk(DOCKER);
                var chart = Files.walk(CHART)) {
            return Stream.concat(docker, chart).filter(Files::isRegularFile).toList().stream();
        }
    }

    /** Variables that the command line, or what reads its environment, knows. */
    private static Set<String> known() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            var names = new TreeSet<String>();
            for (var source : sources.filter(Files::isRegularFile).toList()) {
                VARIABLE.matcher(text(source)).results().forEach(name -> names.add(name.group()));
            }
            return names;
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyVariableIsOneThatTheGatewayReads(Path file) throws IOException {
        var named =
                VARIABLE.matcher(text(file)).results().map(name -> name.group()).collect(Collectors.toSet());
        assertThat(known()).containsAll(named);
    }

    @Test
    void theImageIsMadeOfWhatThereIs() throws IOException {
        var copied = COPIED.matcher(text(DOCKER.resolve("Dockerfile")))
                .results()
                .map(it -> it.group(1))
                .toList();
        var allowed = ALLOWED.matcher(text(DOCKER.resolve("Dockerfile.dockerignore")))
                .results()
                .map(it -> it.group(1))
                .toList();
        assertThat(copied).containsExactlyInAnyOrderElementsOf(allowed);
        assertThat(copied)
                .filteredOn(path -> !path.contains("target/"))
                .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    }

    @Test
    void theImageRunsAsNobodyAndHearsSigterm() throws IOException {
        var lines = text(DOCKER.resolve("Dockerfile")).lines().toList();
        assertThat(lines).contains("USER 10001:10001", "STOPSIGNAL SIGTERM", "EXPOSE 8080 9090", "VOLUME /data");
        assertThat(lines.indexOf("USER 10001:10001")).isLessThan(lines.size() - 1);
        assertThat(lines).anyMatch(line -> line.startsWith("ENTRYPOINT [\"/opt/trustrail/jre/bin/java\""));
        assertThat(lines)
                .noneMatch(line -> line.startsWith("FROM") && (line.endsWith(":latest") || !line.contains(":")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.cluster.yaml"})
    void composeMountsWhatThereIs(String file) throws IOException {
        var compose = yaml(DOCKER.resolve(file));
        var mounted = new ArrayList<String>();
        for (var service : at(compose, "services").keySet()) {
            mounted.addAll(strings(at(compose, "services", service), "volumes"));
        }
        assertThat(mounted)
                .filteredOn(volume -> volume.startsWith("."))
                .hasSizeGreaterThan(3)
                .allSatisfy(volume ->
                        assertThat(DOCKER.resolve(volume.split(":")[0])).exists());
        assertThat(mounted)
                .filteredOn(volume -> !volume.startsWith("."))
                .allSatisfy(volume -> assertThat(at(compose, "volumes")).containsKey(volume.split(":")[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.cluster.yaml"})
    void composeShowsNothingToTheWorld(String file) throws IOException {
        var compose = yaml(DOCKER.resolve(file));
        for (var service : at(compose, "services").keySet()) {
            assertThat(strings(at(compose, "services", service), "ports"))
                    .allMatch(port -> port.startsWith("127.0.0.1:"));
        }
        for (var gateway : gateways(compose)) {
            assertThat(gateway).containsEntry("read_only", true);
            assertThat(strings(gateway, "cap_drop")).containsExactly("ALL");
        }
    }

    private static List<Map<String, Object>> gateways(Map<String, Object> compose) {
        var gateways = at(compose, "services").keySet().stream()
                .filter(service -> service.startsWith("gateway"))
                .map(service -> merged(at(compose, "services", service)))
                .toList();
        assertThat(gateways).isNotEmpty();
        return gateways;
    }

    /** With what a merge key brings in. */
    private static Map<String, Object> merged(Map<String, Object> from) {
        var all = new TreeMap<String, Object>();
        if (from.containsKey("<<")) {
            all.putAll(at(from, "<<"));
        }
        all.putAll(from);
        all.remove("<<");
        return all;
    }

    @Test
    void gatewaysOfAClusterShareAllButTheirDataAndTheNameOfTheirLog() throws IOException {
        var gateways = gateways(yaml(DOCKER.resolve("compose.cluster.yaml")));
        var environments = gateways.stream()
                .map(gateway -> merged(at(gateway, "environment")))
                .toList();
        assertThat(environments)
                .extracting(environment -> environment.remove("TRUSTRAIL_LOG_ORIGIN"))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(environments).hasSize(2).containsOnly(environments.get(0));
        assertThat(environments.get(0))
                .containsKeys(
                        "TRUSTRAIL_DATABASE_URL", "TRUSTRAIL_REDIS_URL", "TRUSTRAIL_KEYSET", "TRUSTRAIL_PSEUDONYM_KEY");
        assertThat(gateways).extracting(gateway -> strings(gateway, "volumes")).doesNotHaveDuplicates();
    }

    @Test
    void theBalancerAndPrometheusKnowTheGatewaysOfTheCluster() throws IOException {
        var gateways = at(yaml(DOCKER.resolve("compose.cluster.yaml")), "services").keySet().stream()
                .filter(service -> service.startsWith("gateway"))
                .toList();
        assertThat(gateways).hasSize(2).allSatisfy(gateway -> {
            assertThat(text(DOCKER.resolve("haproxy.cfg"))).contains("server " + gateway + " " + gateway + ":8080");
            assertThat(text(DOCKER.resolve("prometheus.cluster.yaml"))).contains("\"" + gateway + ":9090\"");
        });
        assertThat(text(DOCKER.resolve("haproxy.cfg"))).contains("uri /readyz", "retry-on conn-failure\n");
    }

    @Test
    void prometheusScrapesTheJobThatAlertsLookFor() throws IOException {
        var scrapes = (List<?>) yaml(DOCKER.resolve("prometheus.yaml")).get("scrape_configs");
        assertThat(scrapes).singleElement().satisfies(scrape -> {
            assertThat(scrape.toString()).contains("job_name=trustrail", "gateway:9090");
        });
        assertThat(text(ROOT.resolve("dashboards/alerts.yaml"))).contains("up{job=\"trustrail\"}");
        assertThat(text(CHART.resolve("templates/servicemonitor.yaml"))).contains("jobLabel: app.kubernetes.io/name");
    }

    @Test
    void theChartsValuesFitItsSchema() throws IOException {
        var json = new ObjectMapper();
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(text(CHART.resolve("values.schema.json")), InputFormat.JSON);
        var values = yaml(CHART.resolve("values.yaml"));
        assertThat(schema.validate(json.writeValueAsString(values), InputFormat.JSON))
                .isEmpty();
        var typo = json.writeValueAsString(Map.of("replica", 2));
        assertThat(schema.validate(typo, InputFormat.JSON)).isNotEmpty();
        assertThat(at(yaml(CHART.resolve("values.schema.json")), "properties").keySet())
                .containsAll(values.keySet());
    }

    @Test
    void theChartHoldsNoSecret() throws IOException {
        assertThat(files().filter(file -> file.startsWith(CHART)).map(DeploymentFilesTest::read))
                .noneMatch(text -> text.contains("kind: Secret\n"));
    }

    private static String read(Path file) {
        try {
            return text(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.trustrail.gateway;

import static io.trustrail.gateway.DeploymentFile.ROOT;
import static io.trustrail.gateway.DeploymentFile.at;
import static io.trustrail.gateway.DeploymentFile.merged;
import static io.trustrail.gateway.DeploymentFile.problems;
import static io.trustrail.gateway.DeploymentFile.strings;
import static io.trustrail.gateway.DeploymentFile.text;
import static io.trustrail.gateway.DeploymentFile.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said of the files for containers without a container engine. */
class DeploymentFilesTest {

    private static final Path DOCKER = ROOT.resolve("docker");
    private static final Path CHART = ROOT.resolve("charts/trustrail");
    private static final Pattern VARIABLE = Pattern.compile("\\bTRUSTRAIL_[A-Z_]+\\b");
    private static final Pattern COPIED = Pattern.compile("(?m)^COPY (?!--from)(\\S+) ");
    private static final Pattern ALLOWED = Pattern.compile("(?m)^!(\\S+)$");

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
    void composeHasTheFieldsThatComposeKnows(String file) throws IOException {
        var schema = text(Path.of("src/test/resources/deploy/compose.schema.json"));
        var compose = merged(yaml(DOCKER.resolve(file)));
        assertThat(problems(schema, compose)).isEmpty();
        at(compose, "services", "prometheus").put("volume", List.of());
        assertThat(problems(schema, compose)).hasSize(1);
    }

    /* Compose waits for ever for the health of a service that has no check. */
    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.cluster.yaml"})
    void whoIsWaitedForHasAHealthCheck(String file) throws IOException {
        var services = at(merged(yaml(DOCKER.resolve(file))), "services");
        var waitedFor = services.keySet().stream()
                .map(service -> at(services, service))
                .filter(service -> service.get("depends_on") instanceof Map<?, ?>)
                .flatMap(service -> at(service, "depends_on").keySet().stream())
                .collect(Collectors.toSet());
        assertThat(waitedFor).isNotEmpty().allSatisfy(name -> {
            assertThat(at(services, name))
                    .as(name)
                    .satisfiesAnyOf(
                            service -> assertThat(service).containsKey("healthcheck"),
                            service -> assertThat(service).containsKey("build"));
        });
        assertThat(text(DOCKER.resolve("Dockerfile"))).contains("\nHEALTHCHECK ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.cluster.yaml"})
    void everyOtherVariableOfAGatewayIsOneThatPoliciesOrTracesAsk(String file) throws IOException {
        var asked = text(ROOT.resolve("policies/vendors/openai.yaml"))
                + text(ROOT.resolve("policies/vendors/anthropic.yaml"))
                + text(ROOT.resolve("docs/operations.md"));
        for (var gateway : gateways(yaml(DOCKER.resolve(file)))) {
            assertThat(at(gateway, "environment").keySet())
                    .filteredOn(name -> !name.startsWith("TRUSTRAIL_"))
                    .isNotEmpty()
                    .allMatch(asked::contains);
        }
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
}

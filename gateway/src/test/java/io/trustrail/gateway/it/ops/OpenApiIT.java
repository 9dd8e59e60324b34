package io.trustrail.gateway.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.GatewayFixture;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The description of the admin API and the admin API. */
class OpenApiIT {

    private static final Set<String> OWN = Set.of("GET /api/openapi.yaml", "GET /api/v1");

    @RegisterExtension
    static final GatewayFixture gateway = new GatewayFixture();

    private static Map<?, ?> description() {
        var text = gateway.admin().get("/api/openapi.yaml").text();
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    private static Map<?, ?> in(Map<?, ?> map, String name) {
        assertThat(map.get(name)).as(name).isInstanceOf(Map.class);
        return (Map<?, ?>) Objects.requireNonNull(map.get(name));
    }

    @Test
    void everyRouteIsDescribedAndNothingElseIs() {
        var described = new TreeSet<String>();
        in(description(), "paths")
                .forEach((path, item) -> ((Map<?, ?>) item)
                        .keySet()
                        .forEach(
                                method -> described.add(String.valueOf(method).toUpperCase(Locale.ROOT) + " " + path)));
        var served = new TreeSet<>(OWN);
        gateway.admin().get("/api/v1").json().getJsonArray("routes").forEach(line -> served.add(line.toString()));

        assertThat(described).isEqualTo(served);
    }

    @Test
    void everyReferenceInItLeadsSomewhere() {
        var root = description();
        var references = gateway.admin()
                .get("/api/openapi.yaml")
                .text()
                .lines()
                .filter(line -> line.contains("$ref"))
                .map(line -> line.replaceAll(".*\\$ref: \"#/([^\"]+)\".*", "$1"))
                .toList();
        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            Map<?, ?> at = root;
            for (var part : reference.split("/", -1)) {
                at = in(at, part);
            }
        });
    }
}

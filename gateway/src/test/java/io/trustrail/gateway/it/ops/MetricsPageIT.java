package io.trustrail.gateway.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** docs/metrics.md names every metric that a gateway in use exports, with its labels, and no other. */
@Timeout(120)
class MetricsPageIT {

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture(MeteredTraffic::policies, MeteredTraffic.ENVIRONMENT);

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\|([^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z0-9_]+)\\{(.*)} ");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

    private static Map<String, Set<String>> documented() throws IOException {
        var rows = new TreeMap<String, Set<String>>();
        ROW.matcher(Files.readString(Path.of("..", "docs", "metrics.md")))
                .results()
                .forEach(row -> {
                    var labels = new TreeSet<String>();
                    // What stands in brackets are values.
                    NAME.matcher(row.group(2).replaceAll("\\([^)]*\\)", ""))
                            .results()
                            .forEach(name -> labels.add(name.group(1)));
                    assertThat(rows.put(row.group(1), labels))
                            .as("twice: " + row.group(1))
                            .isNull();
                });
        return rows;
    }

    private static Map<String, Set<String>> exported(String scrape) {
        var families = new TreeMap<String, Set<String>>();
        TYPE.matcher(scrape).results().forEach(type -> families.put(type.group(1), new TreeSet<>()));
        SAMPLE.matcher(scrape).results().forEach(sample -> {
            var name = families.containsKey(sample.group(1))
                    ? sample.group(1)
                    : sample.group(1).replaceFirst("_(bucket|count|sum)$", "");
            LABEL.matcher(sample.group(2))
                    .results()
                    .map(label -> label.group(1))
                    .filter(label -> !label.equals("le"))
                    .forEach(families.getOrDefault(name, new TreeSet<>())::add);
        });
        // A timer's greatest value goes without saying.
        families.keySet()
                .removeIf(name -> name.endsWith("_max") && families.containsKey(name.replaceFirst("_max$", "")));
        return families;
    }

    private static Map<String, Set<String>> exported() {
        return exported(GATEWAY.admin().get("/metrics").text());
    }

    @Test
    void thePageNamesWhatIsExported() throws IOException {
        var traffic = new MeteredTraffic(GATEWAY);
        traffic.round();
        traffic.policyChanges();
        // Meters of a policy are there a moment after the policy.
        var names = documented().keySet();
        Await.until("what the page names", () -> exported().keySet().containsAll(names));
        assertThat(exported()).isEqualTo(documented());
    }
}

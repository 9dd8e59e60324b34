package io.trustrail.gateway.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.names.NameDetector;
import io.trustrail.gateway.detect.pii.DateDetector;
import io.trustrail.gateway.detect.pii.PiiDetector;
import io.trustrail.gateway.detect.pii.UrlDetector;
import io.trustrail.gateway.detect.secrets.SecretDetector;
import io.trustrail.gateway.detect.traits.TraitDetector;
import io.trustrail.gateway.guard.Detector;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A table for each type, in a folder for each detector below {@code src/test/resources/detect}: a line with the category, then
 * examples with what is to be found between ⟦ and ⟧, and near misses without.
 */
class ExamplesTest {

    private static final Map<String, Detector> DETECTORS = Map.of(
            "pii", new PiiDetector(),
            "dates", new DateDetector(),
            "urls", new UrlDetector(),
            "secrets", new SecretDetector(),
            "names", NameDetector.load(),
            "traits", new TraitDetector());
    private static final String HEADER = "# category ";

    @ParameterizedTest
    @MethodSource("tables")
    void findsTheExamplesAndLeavesTheNearMisses(String folder, Path table) throws IOException {
        var lines = Files.readAllLines(table);
        var detector = Objects.requireNonNull(DETECTORS.get(folder));
        for (var line : lines.subList(1, lines.size())) {
            Marked.check(detector, category(table), line);
        }
    }

    @Test
    void everyCategoryHasATable() throws IOException, URISyntaxException {
        for (var entry : DETECTORS.entrySet()) {
            var covered = new HashSet<String>();
            for (var table : tables(entry.getKey())) {
                covered.add(category(table));
            }
            var elsewhere = entry.getKey().equals("pii") ? List.of("SECRET") : List.of("ADDRESS");
            assertThat(entry.getValue().categories())
                    .allMatch(category -> covered.contains(category) || elsewhere.contains(category));
        }
    }

    static Stream<Object[]> tables() throws IOException, URISyntaxException {
        var all = Stream.<Object[]>builder();
        for (var folder : DETECTORS.keySet()) {
            for (var table : tables(folder)) {
                all.add(new Object[] {folder, table});
            }
        }
        return all.build();
    }

    private static List<Path> tables(String folder) throws IOException, URISyntaxException {
        var resource = Objects.requireNonNull(ExamplesTest.class.getResource("/detect/" + folder));
        try (var files = Files.list(Path.of(resource.toURI()))) {
            return files.sorted().toList();
        }
    }

    private static String category(Path table) throws IOException {
        return Files.readAllLines(table).get(0).substring(HEADER.length());
    }
}

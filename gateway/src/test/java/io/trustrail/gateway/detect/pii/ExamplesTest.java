package io.trustrail.gateway.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.Marked;
import io.trustrail.gateway.guard.Detector;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A table for each type, in {@code src/test/resources/detect/pii}: a line with the category, then examples with what is to be
 * found between ⟦ and ⟧, and near misses without.
 */
class ExamplesTest {

    private static final Detector DETECTOR = new PiiDetector();
    private static final String HEADER = "# category ";

    @ParameterizedTest
    @MethodSource("tables")
    void findsTheExamplesAndLeavesTheNearMisses(Path table) throws IOException {
        var lines = Files.readAllLines(table);
        var category = lines.get(0).substring(HEADER.length());
        for (var line : lines.subList(1, lines.size())) {
            Marked.check(DETECTOR, category, line);
        }
    }

    @Test
    void everyCategoryHasATable() throws IOException, URISyntaxException {
        var covered = new java.util.HashSet<String>();
        for (var table : tables().toList()) {
            covered.add(Files.readAllLines(table).get(0).substring(HEADER.length()));
        }
        var elsewhere = List.of("SECRET");
        assertThat(DETECTOR.categories())
                .allMatch(category -> covered.contains(category) || elsewhere.contains(category));
    }

    static Stream<Path> tables() throws IOException, URISyntaxException {
        var folder = Objects.requireNonNull(ExamplesTest.class.getResource("/detect/pii"));
        try (var files = Files.list(Path.of(folder.toURI()))) {
            return files.sorted().toList().stream();
        }
    }
}

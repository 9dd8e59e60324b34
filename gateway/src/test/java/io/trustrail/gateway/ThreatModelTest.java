package io.trustrail.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every threat of docs/threat-model.md names tests that exist. */
class ThreatModelTest {

    private static final Path PAGE = Path.of("..", "docs", "threat-model.md");
    private static final Pattern REFERENCE = Pattern.compile("`(\\w+(?:Test|IT))(?:#(\\w+))?`");

    /** The rows of all tables, without their heads. */
    static List<String> threats() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| threat |"))
                .toList();
    }

    static Stream<String> references() throws IOException {
        return REFERENCE
                .matcher(String.join("\n", threats()))
                .results()
                .map(found -> found.group())
                .distinct();
    }

    @Test
    void thereAreThreats() throws IOException {
        assertThat(threats()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("threats")
    void everyThreatNamesATest(String row) {
        var cells = row.split("\\|");
        assertThat(cells).hasSize(4);
        assertThat(REFERENCE.matcher(cells[3]).find()).as(row).isTrue();
    }

    @ParameterizedTest
    @MethodSource("references")
    void theTestExists(String reference) throws IOException {
        var parts = REFERENCE.matcher(reference);
        assertThat(parts.matches()).isTrue();
        try (var ours = Files.walk(Path.of("src/test/java"));
                var others = Files.walk(Path.of("../identity/src/test/java"))) {
            var sources = Stream.concat(ours, others);
            var found = sources.filter(file -> file.endsWith(parts.group(1) + ".java"))
                    .toList();
            assertThat(found).as(reference).hasSize(1);
            if (parts.group(2) != null) {
                assertThat(Files.readString(found.get(0))).contains("void " + parts.group(2) + "(");
            }
        }
    }
}

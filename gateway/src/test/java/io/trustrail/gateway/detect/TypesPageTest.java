package io.trustrail.gateway.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What docs/pii-types.md calls found has a table of examples with the detector and category that the page tells. */
class TypesPageTest {

    private static final Path TABLES = Path.of("src", "test", "resources", "detect");
    private static final List<String> NO_FINDERS = List.of("not found", "left alone");

    private record Row(Set<String> categories, Set<String> detectors, List<String> examples) {}

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "pii-types.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| type "))
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Row(Set.copyOf(list(cells[3])), Set.copyOf(list(cells[4])), list(cells[5])))
                .toList();
    }

    private static List<String> list(String cell) {
        return Arrays.stream(cell.replace("`", "").split(",", -1))
                .map(String::strip)
                .toList();
    }

    private static List<Row> found() throws IOException {
        return rows().stream()
                .filter(row -> NO_FINDERS.stream().noneMatch(row.detectors::contains))
                .toList();
    }

    @Test
    void tellsHowManyAreFound() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "pii-types.md"));
        assertThat(page).contains("Of " + rows().size() + " types " + found().size() + " are found.");
    }

    @Test
    void whatIsFoundHasExamples() throws IOException {
        for (var row : found()) {
            for (var name : row.examples) {
                var folders = row.detectors.stream()
                        .map(detector -> TABLES.resolve(detector).resolve(name + ".txt"))
                        .filter(Files::exists)
                        .toList();
                assertThat(folders).as(name).isNotEmpty();
                for (var table : folders) {
                    var category = Files.readAllLines(table).get(0).replace("# category ", "");
                    assertThat(row.categories).as(name).contains(category);
                }
            }
        }
    }

    @Test
    void hasAllTables() throws IOException {
        var told = new HashSet<String>();
        found().forEach(row -> told.addAll(row.examples));
        try (var tables = Files.walk(TABLES)) {
            assertThat(tables.filter(Files::isRegularFile)
                            .map(table -> table.getFileName().toString().replace(".txt", "")))
                    .allMatch(told::contains);
        }
    }
}

package io.trustrail.gateway.it.canary;

import io.trustrail.gateway.it.fixture.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One example of one type, out of the tables that the detectors' tests read: a new type with a table is planted without
 * further ado.
 *
 * @param detector which finds it
 * @param type the table it comes from, such as {@code DE_TAX_ID}
 * @param category what it's found as
 * @param text the example as a caller would write it
 * @param values what of it must not get out
 */
record Sample(String detector, String type, String category, String text, List<String> values) {

    private static final String HEADER = "# category ";
    private static final Pattern MARKED = Pattern.compile("⟦(.*?)⟧");

    /** All examples of all types. */
    static List<Sample> all() {
        var samples = new ArrayList<Sample>();
        for (var detector : List.of("pii", "names", "secrets", "dates", "urls", "traits")) {
            tables(detector).forEach(table -> samples.addAll(read(detector, table)));
        }
        for (var secret : Secret.values()) {
            samples.add(new Sample("secrets", secret.name(), "SECRET", secret.sentence(), List.of(secret.value())));
        }
        return List.copyOf(samples);
    }

    private static List<Path> tables(String folder) {
        var resource = Objects.requireNonNull(Sample.class.getResource("/detect/" + folder));
        try (var files = Files.list(Path.of(resource.toURI()))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Sample> read(String detector, Path table) {
        try {
            var lines = Files.readAllLines(table);
            var category = lines.get(0).substring(HEADER.length());
            var type = table.getFileName().toString().replace(".txt", "");
            return lines.stream()
                    .skip(1)
                    .map(line -> sample(detector, type, category, line))
                    .filter(sample -> !sample.values.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample sample(String detector, String type, String category, String marked) {
        var values = MARKED.matcher(marked)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        return new Sample(detector, type, category, marked.replaceAll("[⟦⟧]", ""), values);
    }
}

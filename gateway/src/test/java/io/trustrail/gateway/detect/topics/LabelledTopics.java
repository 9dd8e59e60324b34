package io.trustrail.gateway.detect.topics;

import io.trustrail.gateway.guard.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The labelled sentences in {@code topics/dev.tsv}. */
public record LabelledTopics(List<Topic> topics, List<Line> lines) {

    private static final Set<String> CHOSEN_ON = Set.of("LEGAL_ADVICE", "MEDICAL_ADVICE", "COMPETITOR");

    public static LabelledTopics read() {
        var topics = new LinkedHashMap<String, Map<String, List<String>>>();
        try (var rows = Files.lines(Path.of("src/test/resources/topics/dev.tsv"))) {
            var lines = rows.filter(row -> !row.isBlank() && !row.startsWith("#"))
                    .map(row -> row.split("\t", 4))
                    .map(row -> new Line(row[0], row[1], row[2], row[3]))
                    .toList();
            lines.stream()
                    .filter(Line::isGiven)
                    .forEach(line -> topics.computeIfAbsent(line.topic, key -> new LinkedHashMap<>())
                            .merge(line.kind, List.of(line.text), LabelledTopics::joined));
            var given = topics.entrySet().stream()
                    .map(topic -> new Topic(
                            topic.getKey(),
                            topic.getValue().getOrDefault("example", List.of()),
                            topic.getValue().getOrDefault("counter", List.of()),
                            TopicDetector.USUAL_THRESHOLD))
                    .toList();
            return new LabelledTopics(
                    given, lines.stream().filter(line -> !line.isGiven()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** How good findings are, which are in the order of the lines. */
    public Figures figures(List<List<Finding>> findings) {
        return new Figures(this, findings);
    }

    /**
     * A sentence that is, or is not, about its topic.
     *
     * @param topic a dash for none of them
     */
    public record Line(String topic, String kind, String language, String text) {

        boolean isGiven() {
            return kind.equals("example") || kind.equals("counter");
        }

        boolean isAbout() {
            return kind.equals("yes");
        }

        /** Whether the threshold was chosen on its topic. */
        public boolean wasChosenOn() {
            return CHOSEN_ON.contains(topic);
        }
    }

    /** How many are found, and how many in vain. */
    public record Figures(LabelledTopics labelled, List<List<Finding>> findings) {

        /** The share of the sentences about a topic that are found as such. */
        public double recall(Predicate<Line> which) {
            return share(line -> line.isAbout() && which.test(line), (line, topic) -> topic.equals(line.topic));
        }

        /** The share of pairs of a sentence and a topic that it has nothing to do with in which it is found as such. */
        public double falseAlarms(Predicate<Line> which) {
            return share(which, (line, topic) -> !topic.equals(line.topic));
        }

        /** The same for sentences that were written to be near a topic. */
        public double nearMisses(Predicate<Line> which) {
            return share(line -> !line.isAbout() && which.test(line), (line, topic) -> topic.equals(line.topic));
        }

        private double share(Predicate<Line> which, Pair counts) {
            int found = 0;
            int all = 0;
            for (int i = 0; i < findings.size(); i++) {
                var line = labelled.lines.get(i);
                var categories = findings.get(i).stream().map(Finding::category).collect(Collectors.toSet());
                for (var topic : labelled.topics) {
                    if (which.test(line) && counts.test(line, topic.category())) {
                        all++;
                        found += categories.contains(topic.category()) ? 1 : 0;
                    }
                }
            }
            return (double) found / all;
        }

        private String row(String name, Predicate<Line> which) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.3f | %.3f |%n",
                    name,
                    recall(which),
                    nearMisses(which),
                    falseAlarms(which));
        }

        /** A table. */
        @Override
        public String toString() {
            var rows = new StringBuilder(
                    String.format("| sentences of | found | near misses found | other sentences found |%n"));
            rows.append(row("topics that the threshold was chosen on", Line::wasChosenOn));
            rows.append(row("other topics", line -> !line.wasChosenOn()));
            for (var topic : labelled.topics) {
                rows.append(row(topic.category(), line -> line.topic.equals(topic.category())));
            }
            for (var language : List.of("en", "de", "ja", "es", "fr")) {
                rows.append(row(language, line -> line.language.equals(language)));
            }
            return rows.toString();
        }
    }

    @FunctionalInterface
    private interface Pair {
        boolean test(Line line, String topic);
    }
}

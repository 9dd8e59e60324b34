package io.trustrail.gateway.detect.pii;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Texts of 10,000 characters through the detector of structured personal data, and through a regular expression for each of
 * its shapes ({@code regexes.txt}). Prose is free of numbers, or has a few; dense is nothing but personal data.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PiiDetectorBenchmark {

    private static final int LENGTH = 10_000;
    private static final String PROSE =
            "The committee met in the morning and talked about the new library for two hours. "
                    + "Nobody had an idea where the money should come from, and the old building was not worth its repair. ";
    private static final String NUMBERS =
            PROSE + "In 2024 the town had paid for 12 trees, 3 benches and 48.5 tons of sand. ";
    private static final String DENSE = "Tel. +49 711 9662023, mail jane.doe@example.com, IBAN DE89370400440532013000, "
            + "SSN 536-22-8726, born 26 August 1957, card 4111 1111 1111 1111. ";

    private static final List<Pattern> PATTERNS = patterns();

    @Param({"prose", "numbers", "dense"})
    public String kind = "prose";

    private final PiiDetector detector = new PiiDetector();
    private String text = PROSE;

    private static List<Pattern> patterns() {
        try (var in = PiiDetectorBenchmark.class.getResourceAsStream("regexes.txt");
                var lines =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Pattern.compile(line.substring(line.indexOf('\t') + 1)))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("regexes.txt can't be read", e);
        }
    }

    @Setup
    public void setUp() {
        var unit = switch (kind) {
            case "prose" -> PROSE;
            case "numbers" -> NUMBERS;
            default -> DENSE;
        };
        text = unit.repeat(1 + LENGTH / unit.length()).substring(0, LENGTH);
    }

    @Benchmark
    public int detector() {
        return detector.detect(text, 0, true).findings().size();
    }

    @Benchmark
    public int regularExpressions() {
        int found = 0;
        for (var pattern : PATTERNS) {
            var matcher = pattern.matcher(text);
            while (matcher.find()) {
                found++;
            }
        }
        return found;
    }
}

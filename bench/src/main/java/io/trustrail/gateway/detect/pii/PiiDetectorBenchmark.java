package io.trustrail.gateway.detect.pii;

import java.util.List;
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

/** Texts of about a kilobyte through the detector, and through regular expressions for a few of the same shapes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PiiDetectorBenchmark {

    private static final String PROSE =
            "The committee met in the morning and talked about the new library for two hours. "
                    + "Nobody had an idea where the money should come from, but in 2024 the town had paid for 12 trees. ";
    private static final String DENSE = "Tel. +49 711 9662023, mail jane.doe@example.com, IBAN DE89370400440532013000, "
            + "SSN 536-22-8726, born 26 August 1957, card 4111 1111 1111 1111. ";
    private static final List<Pattern> PATTERNS = List.of(
            Pattern.compile("\\b[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+\\b"),
            Pattern.compile("\\+?\\b\\d[\\d ()/-]{7,17}\\d\\b"),
            Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\\b"),
            Pattern.compile("\\b\\d{3}-\\d{2}-\\d{4}\\b"),
            Pattern.compile("\\b(?:\\d[ -]?){13,19}\\b"),
            Pattern.compile("\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b"),
            Pattern.compile("\\b\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}\\b"),
            Pattern.compile("\\b[A-Z]{2} ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]\\b"),
            Pattern.compile("\\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\\b"),
            Pattern.compile("\\b\\d{1,5} (?:[A-Z]\\w+ ){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive)\\b"));

    @Param({"prose", "dense"})
    public String kind = "prose";

    private final PiiDetector detector = new PiiDetector();
    private String text = PROSE;

    @Setup
    public void setUp() {
        String unit = kind.equals("prose") ? PROSE : DENSE;
        text = unit.repeat(1 + 1000 / unit.length());
    }

    @Benchmark
    public int detector() {
        return detector.detect(text, 0, true).findings().size();
    }

    @Benchmark
    public int tenRegularExpressions() {
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

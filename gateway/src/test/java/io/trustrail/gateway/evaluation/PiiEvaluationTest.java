package io.trustrail.gateway.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trustrail.gateway.detect.terms.TermDetector;
import io.trustrail.gateway.guard.Detector;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seven texts whose numbers were worked out by hand. */
class PiiEvaluationTest {

    private static final List<Detector> DETECTORS = List.of(
            new TermDetector("names", "PERSON", List.of("ann", "bob", "rose")),
            new TermDetector("mails", "EMAIL", List.of("a@x.org", "dave")));

    private static final String TEXTS = """
            {"text":"call ann lee","lang":"en","spans":[{"start":5,"end":12,"type":"PERSON"}],"source":"chat","labeled":["*"]}
            {"text":"bob and cat","lang":"en","spans":[{"start":0,"end":3,"type":"PERSON"},{"start":8,"end":11,"type":"PERSON"}],"source":"chat","labeled":["*"]}
            {"text":"rose a@x.org","lang":"de","spans":[],"source":"news","labeled":["PERSON"]}
            {"text":"nichts, rose","lang":"de","spans":[],"source":"chat","labeled":["*"]}
            {"text":"gar nichts","lang":"de","spans":[],"source":"chat","labeled":["*"]}
            {"text":"bob","lang":"en","spans":[{"start":0,"end":3,"type":"IGNORE"}],"source":"news","labeled":["*"]}
            {"text":"write dave","lang":"en","spans":[{"start":6,"end":10,"type":"PERSON"}],"source":"news","labeled":["*"]}
            """;

    private static final Offset<Double> NEAR = within(0.00001);

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(directory.resolve("texts.jsonl"), TEXTS);
    }

    private PiiEvaluation.Result evaluate(Predicate<String> types, double threshold, int mistakes) throws IOException {
        return new PiiEvaluation(new Finder(DETECTORS, threshold), types, mistakes, Duration.ZERO).run(List.of(file));
    }

    private static JsonNode json(PiiEvaluation.Result result) throws IOException {
        var out = new StringWriter();
        result.writeJson(new PrintWriter(out));
        return new JsonMapper().readTree(out.toString());
    }

    private static String tables(PiiEvaluation.Result result, boolean bySource) {
        var out = new StringWriter();
        result.writeTables(new PrintWriter(out), bySource);
        return out.toString();
    }

    private JsonNode report() throws IOException {
        return json(evaluate(type -> true, 0, 0));
    }

    @Test
    void aTypeIsScoredWhereItIsLabelled() throws IOException {
        var person = report().at("/all/types/PERSON");
        assertThat(person.path("labelled").asInt()).isEqualTo(4);
        assertThat(person.path("found").asInt()).isEqualTo(4);
        assertThat(report().at("/all/types/EMAIL/found").asInt()).isEqualTo(1);
    }

    @Test
    void strictAsksForTheBordersAndOverlapForATouch() throws IOException {
        var person = report().at("/all/types/PERSON");
        assertThat(person.at("/strict/precision").asDouble()).isEqualTo(0.25, NEAR);
        assertThat(person.at("/strict/recall").asDouble()).isEqualTo(0.25, NEAR);
        assertThat(person.at("/overlap/precision").asDouble()).isEqualTo(0.5, NEAR);
        assertThat(person.at("/overlap/recall").asDouble()).isEqualTo(0.5, NEAR);
    }

    @Test
    void theFMeasuresWeighRecallOnceAndTwice() throws IOException {
        var total = report().at("/all/total");
        assertThat(total.at("/strict/f1").asDouble()).isEqualTo(0.22222, NEAR);
        assertThat(total.at("/strict/f2").asDouble()).isEqualTo(0.23810, NEAR);
        assertThat(total.at("/overlap/f2").asDouble()).isEqualTo(0.47619, NEAR);
    }

    @Test
    void whatIsFoundUnderAnotherTypeIsNoticedButNotNamed() throws IOException {
        var person = report().at("/all/types/PERSON");
        assertThat(person.path("anyTypeRecall").asDouble()).isEqualTo(0.75, NEAR);
        assertThat(person.path("typeAccuracy").asDouble()).isEqualTo(0.66667, NEAR);
    }

    @Test
    void falseAlarmsAreCountedInTextsWithoutAnything() throws IOException {
        var all = report().path("all");
        assertThat(all.path("texts").asInt()).isEqualTo(7);
        assertThat(all.path("cleanTexts").asInt()).isEqualTo(2);
        assertThat(all.at("/types/PERSON/falseAlarms").asInt()).isEqualTo(1);
        assertThat(all.at("/types/PERSON/falseAlarmsPerThousand").asDouble()).isEqualTo(500, NEAR);
    }

    @Test
    void whatCanNotBeDividedIsNull() throws IOException {
        var email = report().at("/all/types/EMAIL");
        assertThat(email.at("/strict/precision").asDouble(1)).isZero();
        assertThat(email.at("/strict/recall").isNull()).isTrue();
        assertThat(email.at("/strict/f2").isNull()).isTrue();
    }

    @Test
    void languagesAndSourcesHaveScoresOfTheirOwn() throws IOException {
        var report = report();
        assertThat(report.at("/languages/en/types/PERSON/overlap/precision").asDouble())
                .isEqualTo(1, NEAR);
        assertThat(report.at("/languages/de/total/found").asInt()).isEqualTo(2);
        assertThat(report.at("/sources/chat/total/labelled").asInt()).isEqualTo(3);
        assertThat(report.at("/sources/news/total/labelled").asInt()).isEqualTo(1);
    }

    @Test
    void typesCanBeLeftOut() throws IOException {
        var report = json(evaluate(type -> !type.equals("EMAIL"), 0, 0));
        assertThat(report.at("/all/total/found").asInt()).isEqualTo(4);
        assertThat(report.at("/all/types").has("EMAIL")).isFalse();
    }

    @Test
    void aFindingBelowTheThresholdIsNone() throws IOException {
        var unsure = new UnsureDetector();
        var evaluation = new PiiEvaluation(
                new Finder(List.of(unsure), UnsureDetector.SCORE + 0.01), type -> true, 0, Duration.ZERO);
        assertThat(json(evaluation.run(List.of(file))).at("/all/total/found").asInt())
                .isZero();
    }

    @Test
    void mistakesAreShownOnRequestOnly() throws IOException {
        assertThat(tables(evaluate(type -> true, 0, 0), false)).doesNotContain("dave");
        var shown = tables(evaluate(type -> true, 0, 1), false);
        assertThat(shown)
                .contains("missed PERSON: bob and ⟦cat⟧", "false  EMAIL: write ⟦dave⟧")
                .doesNotContain("missed PERSON: write");
        assertThat(json(evaluate(type -> true, 0, 2)).path("mistakes")).hasSize(5);
    }

    @Test
    void tablesHaveARowForEachTypeLanguageAndOnRequestSource() throws IOException {
        var result = evaluate(type -> true, 0, 0);
        assertThat(tables(result, false).lines())
                .anySatisfy(row -> assertThat(row)
                        .startsWith("PERSON ")
                        .contains("0.250  0.250  0.250  0.250 |  0.500")
                        .endsWith("500.0"))
                .anySatisfy(row -> assertThat(row).startsWith("all types"))
                .anySatisfy(row -> assertThat(row).startsWith("de "))
                .noneSatisfy(row -> assertThat(row).startsWith("news"));
        assertThat(tables(result, true)).contains("\nnews ");
    }

    @Test
    void theSpeedIsToldWhenItWasMeasured() throws IOException {
        var evaluation = new PiiEvaluation(new Finder(DETECTORS, 0), type -> true, 0, Duration.ofMillis(1));
        var result = evaluation.run(List.of(file));
        assertThat(tables(result, false)).contains(" MB/s on one core.");
        assertThat(json(result).path("megabytesPerSecond").asDouble()).isPositive();
        assertThat(tables(evaluate(type -> true, 0, 0), false)).doesNotContain("MB/s");
    }
}

package io.trustrail.gateway.fairness.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.audit.log.SmallLog;
import io.trustrail.gateway.command.audit.AuditCommand;
import io.trustrail.gateway.policy.trust.DriftRule;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Calls in a real log, some of which change in the last week. */
class DriftWatchTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final DriftRule RULE = new DriftRule(Duration.ofDays(7), Duration.ofDays(28), 0.2);

    private final Path data;
    private final List<String> leaves = new ArrayList<>();

    DriftWatchTest(@TempDir Path data) {
        this.data = data;
    }

    private void call(Duration ago, String verdict, String category, int confidence, String language) {
        var id = "call_" + leaves.size();
        leaves.add(("{'at':'" + NOW.minus(ago) + "','call':'" + id + "','confidencePermille':" + confidence
                        + ",'feature':'f','findings':{'" + category + "':1},'language':'" + language + "','seq':"
                        + (leaves.size() + 1) + ",'type':'closed','verdict':'" + verdict + "'}")
                .replace('\'', '"'));
    }

    private List<Shift> shifts() throws IOException {
        new SmallLog(data.resolve("log")).add(leaves).publish();
        var index = new LogIndex(data);
        index.catchUp();
        return new DriftWatch(index).look(Set.of("f", "never-called"), RULE, NOW);
    }

    private static String language(int i) {
        return i % 3 == 0 ? "de" : "en";
    }

    @Test
    void whatChangedIsFoundAndNothingElse() throws IOException {
        for (int i = 0; i < 400; i++) {
            call(Duration.ofDays(20), "FLAG", "EMAIL", 100 * (i % 10), language(i));
            boolean other = i % 2 == 0;
            call(Duration.ofDays(2), "FLAG", "EMAIL", 100 * (i % 10), other ? "fr" : language(i));
        }

        var shifts = shifts();

        assertThat(shifts).extracting(Shift::of).containsExactly("verdict", "category", "confidence", "language");
        assertThat(shifts).filteredOn(Shift::warns).singleElement().satisfies(shift -> {
            assertThat(shift.of()).isEqualTo("language");
            assertThat(shift.most()).isEqualTo("fr");
            assertThat(shift.recent()).isEqualTo(400);
            assertThat(shift.psi()).isGreaterThan(1);
        });
        assertThat(shifts.get(2).psi()).isZero();
    }

    @Test
    void scoresThatFallAreFound() throws IOException {
        for (int i = 0; i < 300; i++) {
            call(Duration.ofDays(20), "FLAG", "EMAIL", 700 + i, "en");
            call(Duration.ofDays(2), "FLAG", "EMAIL", 400 + i, "en");
        }

        assertThat(shifts())
                .filteredOn(Shift::warns)
                .singleElement()
                .extracting(Shift::of)
                .isEqualTo("confidence");
    }

    @Test
    void tooFewCallsSayNothing() throws IOException {
        for (int i = 0; i < 99; i++) {
            call(Duration.ofDays(20), "ALLOW", "EMAIL", 900, "en");
            call(Duration.ofDays(2), "BLOCK", "IBAN", 100, "ja");
        }

        assertThat(shifts()).isEmpty();
    }

    @Test
    void whatIsOlderThanTheReferenceIsForgotten() throws IOException {
        for (int i = 0; i < 200; i++) {
            call(Duration.ofDays(50), "BLOCK", "IBAN", 900, "en");
            call(Duration.ofDays(20), "FLAG", "EMAIL", 900, "en");
            call(Duration.ofDays(2), "FLAG", "EMAIL", 900, "en");
        }

        assertThat(shifts()).hasSize(4).noneMatch(Shift::warns).allMatch(shift -> shift.reference() == 200);
    }

    private record Ran(int code, String out) {}

    private Ran command(String... more) {
        var out = new StringWriter();
        var all = new ArrayList<>(List.of("drift", "--data", data.toString()));
        all.addAll(List.of(more));
        int code = new CommandLine(new AuditCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    out.write(String.valueOf(failure.getMessage()));
                    return 1;
                })
                .execute(all.toArray(String[]::new));
        return new Ran(code, out.toString());
    }

    @Test
    void theCommandComparesAnyTwoTimesAndItsExitCodeSaysWhatItFound() throws IOException {
        for (int i = 0; i < 200; i++) {
            call(Duration.ofDays(50), "FLAG", "EMAIL", 900, "en");
            call(Duration.ofDays(20), "FLAG", "EMAIL", 900, "en");
            call(Duration.ofDays(2), "FLAG", "EMAIL", 900, i % 2 == 0 ? "fr" : "en");
        }
        new SmallLog(data.resolve("log")).add(leaves).publish();

        assertThat(command("--to", NOW.toString())).satisfies(ran -> {
            assertThat(ran.code()).as(ran.out()).isEqualTo(3);
            assertThat(ran.out()).containsPattern("f +language +\\d\\.\\d{3} +200 +200  warning: (en|fr) moved most");
        });
        assertThat(command("--json", "--from", "2026-10-20", "--to", "2026-11-19", "--reference-from", "2026-09-20"))
                .satisfies(ran -> {
                    assertThat(ran.code()).as(ran.out()).isZero();
                    var json = new JsonObject(ran.out());
                    assertThat(json.getJsonArray("shifts")).hasSize(4);
                    assertThat(json.getJsonObject("reference").getString("to")).isEqualTo("2026-10-20T00:00:00Z");
                });
        assertThat(command("--from", "2026-11-22", "--to", "2026-11-23").out()).contains("f: fewer than 100 calls");
        assertThat(command("--from", "2026-11-22", "--to", "2026-11-23").code()).isEqualTo(4);
        assertThat(command("--feature", "g").out()).contains("--feature", "no calls of a feature g; it has those of f");
        assertThat(command("--limit", "0").out()).contains("--limit");
        assertThat(command("--from", "2026-11-23", "--to", "2026-11-22").out())
                .contains("--from: the period ends before it begins");
    }
}

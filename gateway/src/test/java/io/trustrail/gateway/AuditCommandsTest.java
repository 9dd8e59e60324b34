package io.trustrail.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.audit.log.SmallLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an auditor types. */
class AuditCommandsTest {

    private final Path data;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String key = "";

    AuditCommandsTest(@TempDir Path data) {
        this.data = data;
    }

    @BeforeEach
    void log() throws IOException {
        var leaves = new ArrayList<String>();
        leaves.add("{\"at\":\"2026-11-22T10:00:00Z\",\"more\":false,\"open\":0,\"seq\":1,\"type\":\"checkpoint\"}");
        for (int i = 0; i < 300; i++) {
            var call = "\"call\":\"call_" + i + "\"";
            var day = "{\"application\":\"" + (i == 7 ? "=cmd()" : "desk") + "\",\"at\":\"2026-11-2" + (i < 150 ? 2 : 3)
                    + "T10:00:00Z\"," + call;
            leaves.add(day + ",\"findings\":{\"EMAIL\":1},\"seq\":" + (2 * i + 2)
                    + ",\"type\":\"opened\",\"vendor\":\"openai\",\"verdict\":\"REWRITE\"}");
            leaves.add(day + ",\"outcome\":\"delivered\",\"seq\":" + (2 * i + 3)
                    + ",\"type\":\"closed\",\"vendor\":\"openai\",\"verdict\":\"ALLOW\"}");
        }
        key = new SmallLog(data.resolve("log")).add(leaves).publish().verifierKey();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private String dir() {
        return data.toString();
    }

    @Test
    void verifyTellsASoundLogFromAnother() throws IOException {
        assertThat(run("audit", "verify", dir(), "--key", ""))
                .as("an empty key is not trusted to be none")
                .isEqualTo(1);
        assertThat(run("audit", "verify", dir(), "--key", key)).isZero();
        assertThat(out.toString())
                .contains("The log is sound.")
                .contains("601 entries")
                .contains("300 sent to vendors");
        assertThat(run("audit", "verify", dir())).isZero();
        assertThat(out.toString()).contains("the log's own: compare it");
        var kept = Files.copy(data.resolve("log/checkpoint"), data.resolve("kept"));
        assertThat(run("audit", "verify", dir(), "--since", kept.toString())).isZero();
        assertThat(out.toString()).contains("kept        compared with a checkpoint of 601 entries");

        var bundle = data.resolve("log/tile/entries/001");
        var changed = new String(Files.readAllBytes(bundle), StandardCharsets.ISO_8859_1)
                .replaceFirst("\"EMAIL\":1", "\"EMAIL\":0");
        Files.write(bundle, changed.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run("audit", "verify", dir(), "--key", key)).isEqualTo(1);
        assertThat(out.toString()).contains("NOT sound. First: entry 257");
    }

    @Test
    void aCallIsProvenInAFileThatVerifiesByItself() throws IOException {
        var file = data.resolve("proof.json").toString();
        assertThat(run("audit", "prove", "call_42", "--data", dir(), "--out", file))
                .isZero();
        assertThat(run("audit", "verify-proof", file, "--key", "")).isEqualTo(1);
        assertThat(run("audit", "verify-proof", file, "--key", key)).isZero();
        assertThat(out.toString()).contains("The proof is sound.").contains("\"call_42\"");
        var forged = Files.readString(Path.of(file)).replace("\\\"EMAIL\\\":1", "\\\"EMAIL\\\":0");
        Files.writeString(Path.of(file), forged);
        assertThat(run("audit", "verify-proof", file, "--key", key)).isEqualTo(1);
        assertThat(out.toString()).contains("leaf 85 is not in the log");
        assertThat(run("audit", "prove", "call_none", "--data", dir())).isEqualTo(1);
        assertThat(err.toString()).contains("the log has no call call_none");
    }

    @Test
    void searchAndExportKnowDays() throws IOException {
        assertThat(run(
                        "audit",
                        "search",
                        "--data",
                        dir(),
                        "--from",
                        "2026-11-23",
                        "--category",
                        "EMAIL",
                        "--limit",
                        "500"))
                .isZero();
        assertThat(out.toString().lines()).hasSize(150).first().asString().contains("call_299");
        assertThat(run("audit", "search", "--data", dir(), "--from", "yesterday"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("--from: give a day such as 2026-11-22");

        var csv = data.resolve("out.csv");
        assertThat(run(
                        "audit",
                        "export",
                        "--data",
                        dir(),
                        "--format",
                        "csv",
                        "--to",
                        "2026-11-23",
                        "--out",
                        csv.toString()))
                .isZero();
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(1 + 301);
        assertThat(lines.get(0)).startsWith("index,at,type,call");
        assertThat(lines.get(16)).contains("'=cmd()").contains("EMAIL=1");
        assertThat(run("audit", "export", "--data", dir())).isZero();
        assertThat(out.toString().lines()).hasSize(601);
    }

    /** Exports all, or from the day on that has the second half. */
    private Path exported(String... period) throws IOException {
        var file = data.resolve("out.jsonl");
        var words = new ArrayList<>(List.of("audit", "export", "--data", dir(), "--out", file.toString()));
        words.addAll(List.of(period));
        assertThat(run(words.toArray(String[]::new))).as(err.toString()).isZero();
        return file;
    }

    @Test
    void anExportVerifiesWithoutTheLog() throws IOException {
        var kept =
                Files.copy(data.resolve("log/checkpoint"), data.resolve("kept")).toString();
        var whole = exported().toString();
        assertThat(run("audit", "verify", whole, "--key", key, "--since", kept))
                .as(out.toString())
                .isZero();
        assertThat(out.toString()).contains("entries 0 to 600").contains("The export is sound.");
        var half = exported("--from", "2026-11-23").toString();
        assertThat(run("audit", "verify", half, "--key", key, "--since", kept))
                .as(out.toString())
                .isZero();
        assertThat(out.toString())
                .contains("entries 301 to 600")
                .contains("601 entries")
                .contains("150 sent to vendors");
        Files.delete(Path.of(half + ".proof"));
        assertThat(run("audit", "verify", half)).isEqualTo(1);
        assertThat(err.toString()).contains("out.jsonl.proof beside the export");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "'', 255",
        "'', 600",
        "2026-11-23, 301",
        "2026-11-23, 512",
        "2026-11-23, 600",
    })
    void whatIsWrongInAnExportIsNamed(String from, int entry) throws IOException {
        var file = from.isEmpty() ? exported() : exported("--from", from);
        var lines = Files.readAllLines(file);
        int at = from.isEmpty() ? entry : entry - 301;
        for (var wrong : List.<UnaryOperator<List<String>>>of(
                those -> replaced(those, at, those.get(at).replace(":00Z", ":01Z")),
                those -> without(those, at),
                those -> replaced(those, at, ""))) {
            Files.write(file, wrong.apply(lines));
            assertThat(run("audit", "verify", file.toString(), "--key", key)).isEqualTo(1);
            assertThat(out.toString()).containsPattern("The export is NOT sound. First: entry " + entry + "\\b");
        }
        Files.write(file, replaced(lines, at, lines.get(at) + "\n" + lines.get(at)));
        assertThat(run("audit", "verify", file.toString(), "--key", key)).isEqualTo(1);
        assertThat(out.toString())
                .containsPattern(
                        entry == 600 ? "First: there are lines behind" : "First: entry " + (entry + 1) + "\\b");
    }

    private static List<String> replaced(List<String> lines, int at, String line) {
        var changed = new ArrayList<>(lines);
        changed.set(at, line);
        return changed;
    }

    private static List<String> without(List<String> lines, int at) {
        var changed = new ArrayList<>(lines);
        changed.remove(at);
        return changed;
    }

    @Test
    void aReportIsOnePageWithTheCheckpoint() throws IOException {
        var file = data.resolve("report.html");
        assertThat(run(
                        "audit",
                        "report",
                        "--data",
                        dir(),
                        "--from",
                        "2026-11-22",
                        "--to",
                        "2026-11-23",
                        "--out",
                        file.toString()))
                .as(err.toString())
                .isZero();
        var html = Files.readString(file);
        assertThat(html)
                .contains("calls sent to vendors</td><td class=\"big\">150<")
                .contains("Findings in requests to openai")
                .contains("<svg")
                .contains(Files.readString(data.resolve("log/checkpoint"))
                        .lines()
                        .toList()
                        .get(2))
                .contains("=cmd()")
                .doesNotContain("<script")
                .doesNotContain("http://");
        assertThat(run("audit", "report", "--data", dir(), "--from", "2026-11-23", "--to", "2026-11-22"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("--from");
    }

    @Test
    void checkpointsOfWitnessesAreKept() throws IOException {
        var file = data.resolve("cosigned");
        var note = Files.readString(data.resolve("log/checkpoint"));
        Files.writeString(file, note);
        assertThat(run("audit", "cosign", file.toString(), "--data", dir())).isEqualTo(1);
        assertThat(err.toString()).contains("no signatures but the log's own");
        Files.writeString(file, note + "\u2014 witness.example AAAAAAAAAAAA\n");
        assertThat(run("audit", "cosign", file.toString(), "--data", dir())).isZero();
        assertThat(data.resolve("log/cosigned/601")).hasSameTextualContentAs(file);
        Files.writeString(file, note.replace("601", "600") + "\u2014 witness.example AAAAAAAAAAAA\n");
        assertThat(run("audit", "cosign", file.toString(), "--data", dir())).isEqualTo(1);
    }

    @Test
    void aKeyIsPrintedAndAMissingLogNamed() {
        assertThat(run("audit", "key", "--data", dir())).isZero();
        assertThat(out.toString().strip()).isEqualTo(key);
        assertThat(run("audit", "key", "--data", data.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("there is no log in");
        assertThat(run("audit", "verify", data.resolve("none").toString())).isEqualTo(1);
    }
}

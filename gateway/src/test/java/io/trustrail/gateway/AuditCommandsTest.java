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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertThat(run("audit", "verify", dir(), "--key", key)).isZero();
        assertThat(out.toString())
                .contains("The log is sound.")
                .contains("601 entries")
                .contains("300 sent to vendors");
        assertThat(run("audit", "verify", dir())).isZero();
        assertThat(out.toString()).contains("the log's own: compare it");
        var kept = Files.copy(data.resolve("log/checkpoint"), data.resolve("kept"));
        assertThat(run("audit", "verify", dir(), "--since", kept.toString())).isZero();

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

package io.trustrail.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanAndEvalCommandTest {

    @TempDir
    private Path directory;

    private record Ran(int code, String out, String err) {}

    private static Ran run(String input, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            int code = Main.commandLine()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err, true))
                    .execute(arguments);
            return new Ran(code, out.toString(), err.toString());
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void scanFindsWhatAllDetectorsFind() {
        var ran = run("{\"id\":\"1\",\"text\":\"ann@example.com has the key AKIAQ3EGTZ5WXN7MRD2P\"}\n", "scan", "pii");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith("{\"id\":\"1\",\"findings\":[").contains("\"EMAIL\"", "\"SECRET\"");
    }

    /** The tagger takes "Growth" for a person, and the encoder knows better. */
    @Test
    void scanLooksASecondTimeWhereTheTaggerIsInDoubt() {
        var line = "{\"id\":\"1\",\"text\":\"Our Head of Growth approved it on Monday.\"}\n";
        assertThat(run(line, "scan", "pii").out()).isEqualTo("{\"id\":\"1\",\"findings\":[]}\n");
        assertThat(run(line, "scan", "pii", "--second-look", "none", "-").out()).contains("\"PERSON\"");
        var wrong = run(line, "scan", "pii", "--second-look", "sometimes");
        assertThat(wrong.code()).isNotZero();
        assertThat(wrong.err()).contains("give none, doubtful, found or all, not sometimes");
    }

    @Test
    void scanLeavesOutWhatIsBelowTheThreshold() {
        var ran = run("{\"id\":\"1\",\"text\":\"ann@example.com\"}\n", "scan", "pii", "--threshold", "1");
        assertThat(ran.out()).isEqualTo("{\"id\":\"1\",\"findings\":[]}\n");
    }

    @Test
    void scanEndsWithOneAfterABadLine() {
        var ran = run("ann@example.com\n{\"id\":\"1\",\"text\":\"\"}\n", "scan", "pii");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out().lines()).hasSize(2);
        assertThat(ran.out() + ran.err()).doesNotContain("ann@");
    }

    @Test
    void scanReadsAFileAndLinesThatAreTextsThemselves() throws IOException {
        var file = Files.writeString(directory.resolve("mails.txt"), "nobody\r\n\nann@example.com\n");
        var ran = run("", "scan", "pii", "--plain", "--second-look", "none", file.toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines()).hasSize(2).first().isEqualTo("{\"id\":1,\"findings\":[]}");
        assertThat(ran.out()).contains("{\"id\":3,\"findings\":[{\"start\":0,\"end\":15,\"type\":\"EMAIL\"");
        assertThat(run("", "scan", "pii", "--second-look", "none", file.toString())
                        .code())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scan pii --second-look none", "eval pii --second-look none"})
    void aDirectoryIsNoFile(String command) {
        var ran = run("", (command + " " + directory).split(" "));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains(directory + ": is a directory; give a file");
    }

    @Test
    void aFileWithoutTextsIsNoMeasure() throws IOException {
        var file = Files.writeString(directory.resolve("none.jsonl"), "\n");
        var ran = run("", "eval", "pii", "--second-look", "none", file.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("there is no line in", "none.jsonl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scan", "eval"})
    void helpTellsEachCommandInASentence(String command) {
        var help = run("", command, "--help").out();
        assertThat(help.substring(help.indexOf("Commands:")).split("\n  (?=\\w)"))
                .hasSize(4)
                .filteredOn(line -> !line.startsWith("Commands:"))
                .allMatch(line -> line.strip().endsWith("."));
    }

    @Test
    void evalPrintsATableOrJson() throws IOException {
        var file = Files.writeString(
                directory.resolve("some.jsonl"),
                "{\"text\":\"ann@example.com\",\"lang\":\"en\",\"spans\":[{\"start\":0,\"end\":15,\"type\":\"EMAIL\"}],"
                        + "\"labeled\":[\"*\"]}\n");
        var table = run("", "eval", "pii", "--seconds", "0", file.toString());
        assertThat(table.code()).isZero();
        assertThat(table.out().lines()).anyMatch(line -> line.startsWith("EMAIL ") && line.contains("1.000"));
        var json = run("", "eval", "pii", "--seconds", "0", "--json", "--types", "PHONE", file.toString());
        assertThat(json.out()).startsWith("{").doesNotContain("EMAIL");
        var slip = run("", "eval", "pii", "--seconds", "0", "--types", "E-MAIL", file.toString());
        assertThat(slip.code()).isEqualTo(2);
        assertThat(slip.err()).contains("No detector finds E-MAIL", "EMAIL, ", "PHONE");
    }

    @Test
    void evalTellsABadFileInASentence() throws IOException {
        var file = Files.writeString(directory.resolve("some.jsonl"), "ann@example.com\n");
        var ran = run("", "eval", "pii", file.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains("trustrail: some.jsonl:1: is no JSON object")
                .doesNotContain("ann@");
    }

    @Test
    void evalNeedsAFile() {
        assertThat(run("", "eval", "pii").code()).isEqualTo(2);
    }
}

package io.trustrail.gateway.evaluation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.screening.Task;
import io.trustrail.gateway.detect.screening.TinyScreener;
import io.trustrail.gateway.evaluation.data.JsonLines;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines and labelled files through the cascade. */
class ScreeningScanTest {

    private static final Screens SCREENS = new Screens(TinyScreener.make(), Task.TOXICITY);

    private static List<String> scan(String input) throws IOException {
        var out = new StringWriter();
        new ScreeningScan(SCREENS)
                .run(new JsonLines(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))), out);
        return out.toString().lines().toList();
    }

    @Test
    void everyLineIsAnsweredInOrder() throws IOException {
        var lines = scan("""
            {"id":"a","text":"All is well with my order, thank you."}
            {"id":7,"text":"zorvath insult"}

            {"id":"c","text":"zorvath maybe","lang":"en"}
            """);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("{\"id\":\"a\",\"score\":0.0").contains("\"label\":0", "\"lang\":\"en\"");
        assertThat(lines.get(1)).startsWith("{\"id\":7,\"score\":0.95").contains("\"label\":1");
        assertThat(lines.get(2)).contains("\"score\":0.5,\"label\":0,\"uncertain\":true");
    }

    @Test
    void linesThatCanNotBeReadAreTold() throws IOException {
        var lines = scan("no json\n{\"id\":1,\"text\":\"zorvath insult\"}\n{\"id\":2}\n");
        assertThat(lines.get(0)).isEqualTo("{\"line\":1,\"error\":\"is no JSON object\"}");
        assertThat(lines.get(1)).startsWith("{\"id\":1,");
        assertThat(lines.get(2)).isEqualTo("{\"line\":3,\"error\":\"text is missing; give a text\"}");
    }

    /** Who talks over a pipe gets an answer before the next line is written. */
    @Test
    void anAnswerDoesNotWaitForMoreInput() throws IOException {
        try (var in = new PipedInputStream();
                var answers = new PipedInputStream();
                var out = new PrintWriter(new PipedOutputStream(answers), false, StandardCharsets.UTF_8)) {
            var writer = new PipedOutputStream(in);
            var scan = new Thread(() -> scan(in, out));
            scan.start();
            var lines = new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8));
            try (writer) {
                for (int i = 0; i < 3; i++) {
                    write(writer, "{\"id\":" + i + ",\"text\":\"zorvath insult\"}\n{\"id\"");
                    assertThat(lines.readLine()).startsWith("{\"id\":" + i);
                    write(writer, ":\"again\",\"text\":\"\"}\n");
                    assertThat(lines.readLine()).startsWith("{\"id\":\"again\"");
                }
            }
            assertThat(lines.readLine()).isNull();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void scan(InputStream in, PrintWriter out) {
        try (out) {
            new ScreeningScan(SCREENS).run(new JsonLines(in), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void labelledFilesGiveFigures(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("rows.jsonl"), """
            {"text":"zorvath insult","label":1,"lang":"en","category":"plain","source":"mine"}
            {"text":"zorvath maybe","label":1,"lang":"en","category":"hard","source":"mine"}
            {"text":"All is well with my order.","label":0,"lang":"en","category":"plain","source":"mine"}
            {"text":"zorvath is fine","label":0,"lang":"de","category":"hard"}
            """);
        var out = new StringWriter();
        new ScreeningEvaluation(SCREENS, true, 1).run(List.of(file)).writeTables(new PrintWriter(out));
        assertThat(out.toString()
                        .lines()
                        .filter(line -> line.startsWith("all "))
                        .toList())
                .anySatisfy(line -> assertThat(line.split(" +"))
                        .startsWith("all", "4", "2", "1.000", "1.000", "0.667", "1.000", "0.500", "0.000", "0.750"));
        assertThat(out.toString()).contains("missed 0.500 en hard: zorvath maybe");
        var json = new StringWriter();
        new ScreeningEvaluation(SCREENS, false, 0).run(List.of(file)).writeJson(new PrintWriter(json));
        assertThat(json.toString()).contains("\"encoder\" : 0.75", "\"languages\" : {", "\"mine\" : {");
    }
}

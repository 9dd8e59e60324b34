package io.trustrail.gateway.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.terms.TermDetector;
import io.trustrail.gateway.evaluation.data.JsonLines;
import io.trustrail.gateway.guard.Detector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PiiScanTest {

    private static final Detector NAMES = new TermDetector("names", "PERSON", List.of("ann", "bob"));

    private record Ran(boolean good, List<String> lines) {}

    private static Ran scan(Detector detector, byte[] input) throws IOException {
        var out = new StringWriter();
        boolean good =
                new PiiScan(new Finder(List.of(detector), 0)).run(new JsonLines(new ByteArrayInputStream(input)), out);
        return new Ran(good, out.toString().lines().toList());
    }

    private static Ran scan(String input) throws IOException {
        return scan(NAMES, input.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyLineIsAnsweredWithOffsetsInUtf16Units() throws IOException {
        var ran = scan("""
            {"id":"a","text":"😀 ann and bob","lang":"en"}

            {"id":7,"text":"nobody"}
            """);
        assertThat(ran.good()).isTrue();
        assertThat(ran.lines())
                .containsExactly(
                        "{\"id\":\"a\",\"findings\":[{\"start\":3,\"end\":6,\"type\":\"PERSON\",\"score\":1.0},"
                                + "{\"start\":11,\"end\":14,\"type\":\"PERSON\",\"score\":1.0}]}",
                        "{\"id\":7,\"findings\":[]}");
    }

    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        assertThat(scan("{\"id\":\"ü\",\"text\":\"ann\"}").lines())
                .hasSize(1)
                .allMatch(line -> line.contains("\\u00FC"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ann bob                     | is no JSON object",
                "[\"ann\"]                   | is no JSON object",
                "{\"id\":\"a\",\"text\":\"ann | is no JSON object",
                "{\"id\":1,\"text\":\"ann\"} ann | is no JSON object",
                "{\"text\":\"ann\"}          | id is missing; give a text or a number",
                "{\"id\":{},\"text\":\"ann\"} | id is missing; give a text or a number",
                "{\"id\":\"a\"}              | text is missing; give a text",
                "{\"id\":\"a\",\"text\":[\"ann\"]} | text is missing; give a text",
            })
    void aBadLineIsToldByItsNumberWithoutItsTextAndTheRestGoesOn(String line, String problem) throws IOException {
        var ran = scan("\n" + line + "\n{\"id\":\"b\",\"text\":\"\"}\n");
        assertThat(ran.good()).isFalse();
        assertThat(ran.lines())
                .containsExactly("{\"line\":2,\"error\":\"" + problem + "\"}", "{\"id\":\"b\",\"findings\":[]}");
    }

    @Test
    void bytesThatAreNoUtf8AreABadLine() throws IOException {
        var ran = scan(NAMES, "{\"id\":\"a\",\"text\":\"M\u00fcller\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(ran.good()).isFalse();
        assertThat(ran.lines()).containsExactly("{\"line\":1,\"error\":\"is no JSON object\"}");
    }

    @Test
    void aDetectorThatFailsIsToldWithoutItsMessage() throws IOException {
        var input = "{\"id\":1,\"text\":\"fail\"}\n{\"id\":2,\"text\":\"x\"}";
        var ran = scan(new UnsureDetector(), input.getBytes(StandardCharsets.UTF_8));
        assertThat(ran.good()).isFalse();
        assertThat(ran.lines().get(0))
                .isEqualTo("{\"line\":1,\"error\":\"a detector failed with java.lang.IllegalStateException\"}");
        assertThat(ran.lines().get(1)).contains("\"score\":0.3");
    }

    @Test
    void anAnswerIsThereBeforeTheNextLineIsRead() throws IOException {
        var answered = new ArrayList<Integer>();
        var flushed = new StringWriter();
        var out = new Writer() {
            private final StringBuilder waiting = new StringBuilder();

            @Override
            public void write(char[] characters, int offset, int length) {
                waiting.append(characters, offset, length);
            }

            @Override
            public void flush() {
                flushed.append(waiting);
                waiting.setLength(0);
            }

            @Override
            public void close() {}
        };
        var lines = List.of("{\"id\":1,\"text\":\"\"}\n", "{\"id\":2,\"text\":\"\"}\n");
        new PiiScan(new Finder(List.of(NAMES), 0))
                .run(new JsonLines(new Dialogue(lines, () -> answered.add(lines(flushed)))), out);
        assertThat(answered).containsExactly(0, 1, 2);
    }

    private static int lines(StringWriter written) {
        return (int) written.toString().lines().count();
    }

    /** Gives one line at a read and tells before each. */
    private static final class Dialogue extends InputStream {
        private final List<String> lines;
        private final Runnable before;
        private int next;

        Dialogue(List<String> lines, Runnable before) {
            this.lines = lines;
            this.before = before;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("the scan reads blocks");
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            before.run();
            if (next == lines.size()) {
                return -1;
            }
            var line = lines.get(next++).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(line, 0, target, offset, line.length);
            return line.length;
        }
    }
}

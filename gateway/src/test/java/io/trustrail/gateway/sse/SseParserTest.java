package io.trustrail.gateway.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseParserTest {

    private static final String STREAM =
            ": hello\n\nevent: a\ndata: {\"t\":\"é漢🙂\"}\n\ndata:one\ndata: two\nid: 7\n\n\n"
                    + "data\n\nretry: 5\ndata:  spaced\n\ndata: [DONE]\n\n";

    private static List<String> dataOf(byte[] bytes, List<Integer> cuts) {
        var parser = new SseParser(1 << 20);
        var data = new ArrayList<String>();
        var raw = new ByteArrayOutputStream();
        int from = 0;
        for (int cut : cuts.stream().sorted().toList()) {
            int to = Math.max(from, Math.min(cut, bytes.length));
            take(parser.feed(Arrays.copyOfRange(bytes, from, to)), data, raw);
            from = to;
        }
        take(parser.feed(Arrays.copyOfRange(bytes, from, bytes.length)), data, raw);
        take(parser.end(), data, raw);
        assertThat(raw.toByteArray()).isEqualTo(bytes);
        return data;
    }

    private static void take(List<SseEvent> events, List<String> data, ByteArrayOutputStream raw) {
        events.forEach(event -> {
            raw.writeBytes(event.raw());
            if (event.hasData()) {
                data.add(new String(event.data(), UTF_8));
            }
        });
    }

    @Property
    void anyCutGivesTheSameEventsAndAllBytes(
            @ForAll @Size(max = 12) List<@IntRange(max = 160) Integer> cuts, @ForAll @IntRange(max = 2) int ending) {
        var end = List.of("\n", "\r\n", "\r").get(ending);
        var bytes = STREAM.replace("\n", end).getBytes(UTF_8);
        assertThat(dataOf(bytes, cuts)).containsExactly("{\"t\":\"é漢🙂\"}", "one\ntwo", " spaced", "[DONE]");
    }

    @Test
    void anEventWithoutItsBlankLineIsStillAnEvent() {
        assertThat(dataOf("data: last".getBytes(UTF_8), List.of())).containsExactly("last");
    }

    @Test
    void aByteOrderMarkDoesNotHideTheFirstEvent() {
        var parser = new SseParser(100);
        assertThat(parser.feed("\uFEFFdata: x\n\n".getBytes(UTF_8)))
                .extracting(event -> new String(event.data(), UTF_8))
                .containsExactly("x");
    }

    @Test
    void otherDataKeepsTheOtherLines() {
        var event = new SseParser(100)
                .feed(": c\r\nevent: e\r\ndata: a\r\ndata: b\r\nid: 1\r\n\r\n".getBytes(UTF_8))
                .get(0);
        assertThat(new String(event.withData("X".getBytes(UTF_8)), UTF_8))
                .isEqualTo(": c\r\nevent: e\r\ndata: X\r\nid: 1\r\n\r\n");
    }

    @Test
    void anEventMayNotGrowWithoutEnd() {
        for (var event : List.of("data: 0123456789", "data: 0123456789\n\n")) {
            assertThatThrownBy(() -> new SseParser(10).feed(event.getBytes(UTF_8)))
                    .isInstanceOf(SseParser.EventTooLarge.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"choices\":[]}\n\n", "Data: x\n\n", "data: x\nhello\n\n", "datax: y\n\n"})
    void linesThatNoGuardReadsAreNotWellFormed(String text) {
        assertThat(new SseParser(100).feed(text.getBytes(UTF_8))).noneMatch(SseEvent::isWellFormed);
    }

    @Test
    void theLimitIsForOneEventHoweverManyPiecesItComesIn() {
        var parser = new SseParser(30);
        for (int i = 0; i < 50; i++) {
            assertThat(parser.feed("data: 0123456789\n\n".getBytes(UTF_8))).hasSize(1);
        }
        parser.feed("data: 0123456789\n".getBytes(UTF_8));
        assertThatThrownBy(() -> parser.feed("data: 0123456789\n".getBytes(UTF_8)))
                .isInstanceOf(SseParser.EventTooLarge.class)
                .hasMessageNotContaining("0123");
    }

    @Test
    void anEventMayBeLongerThanTheBufferStartsWith() {
        var data = "x".repeat(100_000);
        var parser = new SseParser(1 << 20);
        assertThat(parser.feed(("data: " + data).getBytes(UTF_8))).isEmpty();
        assertThat(parser.feed("\n\ndata: y\n\n".getBytes(UTF_8)))
                .extracting(event -> event.data().length)
                .containsExactly(100_000, 1);
    }

    @Test
    void aLineFeedThatComesLateBelongsToItsCarriageReturn() {
        var parser = new SseParser(100);
        assertThat(parser.feed("data: a\r\n\r".getBytes(UTF_8))).hasSize(1);
        var next = parser.feed("\ndata: b\r\n\r\n".getBytes(UTF_8));
        assertThat(next).singleElement().satisfies(event -> {
            assertThat(new String(event.data(), UTF_8)).isEqualTo("b");
            assertThat(new String(event.raw(), UTF_8)).isEqualTo("\ndata: b\r\n\r\n");
            assertThat(event.isWellFormed()).isTrue();
        });
        assertThat(parser.end()).isEmpty();
    }
}

package io.trustrail.gateway.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SseEventTest {

    private static List<SseEvent> parse(byte[] bytes) {
        var parser = new SseParser(1 << 16);
        var events = parser.feed(bytes);
        assertThat(parser.end()).isEmpty();
        return events;
    }

    private static SseEvent event(String lines) {
        return parse((lines.replace("|", "\n") + "\n\n").getBytes(UTF_8)).get(0);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'data: {}\n\n'",
        "ping, 'event: ping\ndata: {}\n\n'",
    })
    void anEventOfOnesOwnHasItsNameAndData(String name, String written) {
        assertThat(text(SseEvent.encode(name, "{}".getBytes(UTF_8)))).isEqualTo(written);
    }

    @Test
    void aCommentIsAnEventWithoutData() {
        assertThat(parse(SseEvent.comment("hold"))).singleElement().satisfies(event -> {
            assertThat(event.hasData()).isFalse();
            assertThat(event.isWellFormed()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "data: a, 'data: X\n\n'",
        "data:a, 'data: X\n\n'",
        "data, 'data: X\n\n'",
        "id: 1|data: a|data: b|retry: 5, 'id: 1\ndata: X\nretry: 5\n\n'",
        "data: a|event: e|data: b, 'data: X\nevent: e\n\n'",
    })
    void otherDataStandsWhereTheFirstStood(String lines, String changed) {
        assertThat(text(event(lines).withData("X".getBytes(UTF_8)))).isEqualTo(changed);
    }

    @Property
    void otherDataIsReadBackAsItWasGiven(
            @ForAll @StringLength(min = 1, max = 20) @Chars({'\n', '{', ':', ' '}) @CharRange(from = 'a', to = 'e')
                    String data) {
        var changed = event("event: e|data: old|data: older").withData(data.getBytes(UTF_8));
        assertThat(parse(changed)).singleElement().satisfies(event -> {
            assertThat(text(event.data())).isEqualTo(data);
            assertThat(event.isWellFormed()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "data: a|data: b, 'a\nb'",
        "data|data: b, '\nb'",
        "data: a|data, 'a\n'",
        "data:  a, ' a'",
        "data:a:b, a:b",
        "event: x, ''",
        ": data: x, ''",
        "data: a|: c|data: b, 'a\nb'",
    })
    void dataLinesAreJoined(String lines, String data) {
        assertThat(text(event(lines).data())).isEqualTo(data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: x", "data", "event: e|data: x", ": c|data: x", "id|retry: 5|data: x", ":"})
    void linesOfTheSpecificationAreWellFormed(String lines) {
        assertThat(event(lines).isWellFormed()).isTrue();
    }
}

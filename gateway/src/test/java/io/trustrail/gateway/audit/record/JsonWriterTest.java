package io.trustrail.gateway.audit.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Property
    void everyTextComesBackWithHalfPairsReplaced(@ForAll String name, @ForAll String value) throws IOException {
        var node = written(json -> json.field(name, value));

        assertThat(node.get(whole(name)).textValue()).isEqualTo(whole(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"\\/\b\f\n\r\t\0", "é漢😀", "\u2028\u2029\ufeff", "a\ud83d", "\ude00b", "\ude00\ud83d"})
    void textsThatNeedCareComeBack(String value) throws IOException {
        assertThat(written(json -> json.field("text", value)).get("text").textValue())
                .isEqualTo(whole(value));
    }

    @Property
    void everyNumberComesBack(@ForAll long value) throws IOException {
        assertThat(written(json -> json.field("n", value)).get("n").longValue()).isEqualTo(value);
    }

    @Test
    void theEndsOfTheNumbersComeBack() throws IOException {
        for (long value : new long[] {0, 9, 10, 99, 100, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(written(json -> json.field("n", value)).get("n").longValue())
                    .isEqualTo(value);
        }
    }

    @Property
    void everyTimeComesBackToTheMicrosecond(
            @ForAll @LongRange(min = -62_135_596_800_000_000L, max = 253_402_300_799_999_999L) long micros,
            @ForAll @LongRange(max = 999) long nanos)
            throws IOException {
        var at = Instant.EPOCH.plus(micros, ChronoUnit.MICROS).plusNanos(nanos);

        var text = written(json -> json.field("one", at).field("again", at))
                .get("again")
                .textValue();

        assertThat(text).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(Instant.parse(text)).isEqualTo(at.truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void listsMapsAndNestedObjectsAreSeparated() throws IOException {
        var node = written(json -> json.field("none", List.of())
                .field("two", List.of("a", "b"))
                .field("empty", Map.of())
                .field("counts", Map.of("EMAIL", 2))
                .name("inner")
                .open()
                .field("x", true)
                .field("y", false)
                .close()
                .field("last", 1));

        assertThat(node).isEqualTo(JSON.readTree("""
                {"none":[],"two":["a","b"],"empty":{},"counts":{"EMAIL":2},"inner":{"x":true,"y":false},"last":1}"""));
    }

    private static JsonNode written(Consumer<JsonWriter> fields) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var json = new JsonWriter(bytes::write);
        fields.accept(json.open());
        json.close();
        return JSON.readTree(bytes.toByteArray());
    }

    private static String whole(String text) {
        var safe = new StringBuilder();
        text.codePoints()
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xfffd : point)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }
}

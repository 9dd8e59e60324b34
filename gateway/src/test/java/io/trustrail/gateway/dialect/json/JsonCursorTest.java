package io.trustrail.gateway.dialect.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trustrail.gateway.dialect.json.BrokenJson.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cursor reads what a well-known parser reads, and refuses what it refuses. */
class JsonCursorTest {

    private static final int DEEPEST = 50;
    private static final Names KNOWN = new Names(List.of("a", "role", "content", "index"));
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Map<JsonToken, Token> SAME = Map.ofEntries(
            Map.entry(JsonToken.START_OBJECT, Token.START_OBJECT),
            Map.entry(JsonToken.END_OBJECT, Token.END_OBJECT),
            Map.entry(JsonToken.START_ARRAY, Token.START_ARRAY),
            Map.entry(JsonToken.END_ARRAY, Token.END_ARRAY),
            Map.entry(JsonToken.FIELD_NAME, Token.NAME),
            Map.entry(JsonToken.VALUE_STRING, Token.STRING),
            Map.entry(JsonToken.VALUE_NUMBER_INT, Token.INTEGER),
            Map.entry(JsonToken.VALUE_NUMBER_FLOAT, Token.DECIMAL),
            Map.entry(JsonToken.VALUE_TRUE, Token.TRUE),
            Map.entry(JsonToken.VALUE_FALSE, Token.FALSE),
            Map.entry(JsonToken.VALUE_NULL, Token.NULL));

    private record Read(Token token, String text, long start) {}

    private static List<Read> read(byte[] bytes) {
        var json = new JsonCursor(bytes, KNOWN, DEEPEST, true);
        var all = new ArrayList<Read>();
        while (json.next() != Token.END) {
            var text = json.token() == Token.NAME ? json.name() : json.text();
            all.add(new Read(json.token(), text, json.start()));
        }
        return all;
    }

    private static List<Read> jackson(byte[] bytes) throws IOException {
        var all = new ArrayList<Read>();
        try (JsonParser parser = JACKSON.createParser(bytes)) {
            while (parser.nextToken() != null) {
                all.add(new Read(
                        SAME.getOrDefault(parser.currentToken(), Token.END),
                        parser.getText(),
                        parser.currentTokenLocation().getByteOffset()));
                if (parser.getParsingContext().inRoot()
                        && parser.getParsingContext().getCurrentIndex() > 0) {
                    throw new IOException("more than one value");
                }
            }
        }
        return all;
    }

    @Property(tries = 500)
    void readsEveryTextAsAnotherParserDoes(@ForAll("documents") String document) throws IOException {
        var bytes = document.getBytes(UTF_8);

        assertThat(read(bytes)).isEqualTo(jackson(bytes));
    }

    /** One byte changed, left out or put in: both take it, and read the same, or both refuse it. */
    @Property(tries = 500)
    void refusesWhatAnotherParserRefuses(
            @ForAll("documents") String document, @ForAll("damages") int damage, @ForAll("bytes") byte other)
            throws IOException {
        var bytes = damaged(document.getBytes(UTF_8), damage, other);

        List<Read> expected;
        try {
            expected = jackson(bytes);
        } catch (IOException refused) {
            assertThatThrownBy(() -> read(bytes)).isInstanceOf(BrokenJson.class);
            return;
        }
        if (expected.isEmpty()) {
            assertThatThrownBy(() -> read(bytes)).isInstanceOf(BrokenJson.class);
        } else {
            assertThat(read(bytes)).isEqualTo(expected);
        }
    }

    private static byte[] damaged(byte[] bytes, int damage, byte other) {
        int at = (damage >>> 2) % bytes.length;
        var text = new ArrayList<Byte>();
        for (byte b : bytes) {
            text.add(b);
        }
        switch (damage & 3) {
            case 0 -> text.set(at, other);
            case 1 -> text.remove(at);
            case 2 -> text.add(at, other);
            default -> text.subList(at, text.size()).clear();
        }
        var changed = new byte[text.size()];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = text.get(i);
        }
        return changed;
    }

    @Provide
    Arbitrary<Integer> damages() {
        return Arbitraries.integers().between(0, 4_000);
    }

    /** Bytes that mean something in JSON; Jackson reads broken UTF-8, which is told apart in a test of its own. */
    @Provide
    Arbitrary<Byte> bytes() {
        return Arbitraries.of("{}[]:,\"\\ \t\n/abfnrtu0123456789+-.eE\u0001x'"
                .chars()
                .mapToObj(c -> (byte) c)
                .toList());
    }

    @Provide
    Arbitrary<String> documents() {
        return values(2);
    }

    private static Arbitrary<String> values(int depth) {
        var strings = Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(30),
                        Arbitraries.strings().ascii().ofMaxLength(40),
                        Arbitraries.strings()
                                .withChars("\\\"/\b\f\n\r\té日\uD83D\uDE42\u2028")
                                .ofMaxLength(12))
                .map(text -> text.codePoints()
                        .filter(c -> c < 0xD800 || c > 0xDFFF)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .map(JsonCursorTest::literal);
        var scalars = Arbitraries.oneOf(
                strings,
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.doubles().map(String::valueOf),
                Arbitraries.of("0", "-0", "1e5", "1E-7", "0.00", "true", "false", "null", "12345678901234567890"));
        if (depth == 0) {
            return scalars;
        }
        var inner = values(depth - 1);
        var blanks = Arbitraries.of("", " ", "\n\t", "\r\n  ");
        var arrays = Combinators.combine(inner.list().ofMaxSize(4), blanks)
                .as((all, blank) -> "[" + blank + String.join(blank + "," + blank, all) + blank + "]");
        var names = Arbitraries.oneOf(
                strings, Arbitraries.of("\"a\"", "\"role\"", "\"ro\\u006ce\"", "\"content\"", "\"index\""));
        var members = Combinators.combine(names, inner, blanks)
                .as((name, value, blank) -> name + blank + ":" + blank + value)
                .list()
                .ofMaxSize(11);
        var objects = Combinators.combine(members, blanks)
                .as((all, blank) -> "{" + blank + String.join(blank + "," + blank, all) + blank + "}")
                .filter(JsonCursorTest::hasNoNameTwice);
        return Arbitraries.oneOf(scalars, arrays, objects);
    }

    private static boolean hasNoNameTwice(String object) {
        try {
            jackson(object.getBytes(UTF_8));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String literal(String text) {
        try {
            return new ObjectMapper().writeValueAsString(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stray continuation, 80", "overlong slash, C0AF", "overlong of three, E080AF", "overlong of four, F08080AF",
        "half a surrogate pair, EDA080", "beyond Unicode, F4908080", "five bytes, F888808080", "cut after two, E697",
        "a lead alone, C3", "a lead before ASCII, C341",
    })
    void refusesWhatIsNotUtf8(String name, String hex) {
        var broken = HexFormat.of().parseHex("227078" + hex + "22");

        assertThatThrownBy(() -> read(broken))
                .as(name)
                .isInstanceOfSatisfying(
                        BrokenJson.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_UTF8));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 6, 7, 8, 9, 15, 16, 17, 31})
    void findsWhatEndsAStringAtAnyDistance(int distance) {
        var plain = "x".repeat(distance);

        assertThat(read(("[\"" + plain + "\",\"" + plain + "\\n" + plain + "\",\"" + plain + "日\"]").getBytes(UTF_8)))
                .extracting(Read::text)
                .containsExactly("[", plain, plain + "\n" + plain, plain + "日", "]");
        assertThatThrownBy(() -> read(("\"" + plain + "\u001f" + plain + "\"").getBytes(UTF_8)))
                .isInstanceOf(BrokenJson.class);
    }

    @Test
    void aNameTwiceIsRefusedHoweverManyAreBetweenAndHoweverItIsWritten() {
        var many = IntStream.range(0, 300).mapToObj(i -> "\"n" + i + "\":0").collect(Collectors.joining(","));

        for (var last : List.of("n0", "n7", "n8", "n9", "n299", "\\u006e250")) {
            var text = "{" + many + ",\"" + last + "\":{\"n0\":1}}";
            assertThatThrownBy(() -> read(text.getBytes(UTF_8)))
                    .isInstanceOfSatisfying(
                            BrokenJson.class, e -> assertThat(e.reason()).isEqualTo(Reason.SAME_NAME_TWICE));
        }
    }

    @Test
    void nestingHasALimit() {
        var most = "[".repeat(DEEPEST) + "]".repeat(DEEPEST);
        var more = "[" + most + "]";

        assertThat(read(most.getBytes(UTF_8))).hasSize(2 * DEEPEST);
        assertThatThrownBy(() -> read(more.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        BrokenJson.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_DEEP));
    }

    @Test
    void childrenAreSkipped() {
        var json = new JsonCursor("[{\"a\":[1,{\"a\":2}]},3]".getBytes(UTF_8), KNOWN, DEEPEST, true);
        json.next();
        json.next();

        json.skipChildren();

        assertThat(json.token()).isEqualTo(Token.END_OBJECT);
        assertThat(json.next()).isEqualTo(Token.INTEGER);
        assertThat(json.path()).isEqualTo("[1]");
    }
}

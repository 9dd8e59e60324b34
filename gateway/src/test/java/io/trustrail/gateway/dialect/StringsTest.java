package io.trustrail.gateway.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strings of every kind are found, replaced and left alone. */
class StringsTest {

    private static Message content(String literal) {
        return prompt("{\"role\":\"user\",\"content\":" + literal + "}");
    }

    private static Message arguments(String json) {
        return prompt("{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"function\":{\"arguments\":"
                + StrictJson.quote(json) + "}}]}");
    }

    private static Message prompt(String message) {
        return Dialects.OPENAI_CHAT.prompt(("{\"model\":\"f\",\"messages\":[" + message + "]}").getBytes(UTF_8));
    }

    private static List<String> texts(Message message) {
        return message.texts().stream().map(TextSpan::text).toList();
    }

    private static String sentContent(Message message) {
        return StrictJson.read(message.toBytes()).at("/messages/0/content").asText();
    }

    private static String sentArguments(Message message) {
        return StrictJson.read(message.toBytes())
                .at("/messages/0/tool_calls/0/function/arguments")
                .asText();
    }

    /** As a client gets it: halves of surrogate pairs stand in escapes, since UTF-8 can't carry them. */
    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDE42", "a\uD83D b", "\uDE42\uD83D", "x\uD83D\uD83D\uDE42"})
    void halvesOfSurrogatePairsAreReadAndWritten(String halves) {
        var message = content(escaped(halves));
        assertThat(texts(message)).containsExactly(halves);
        message.texts().get(0).replace("<" + halves + ">");
        assertThat(sentContent(message)).isEqualTo("<" + halves + ">");
    }

    @Property
    void anyTextIsReplacedByAnyOther(@ForAll String text, @ForAll String other) {
        var message = content(escaped("x" + text));
        assertThat(texts(message)).containsExactly("x" + text);
        message.texts().get(0).replace(other);
        assertThat(sentContent(message)).isEqualTo(other);
    }

    private static String escaped(String text) {
        var literal = new StringBuilder("\"");
        text.chars().forEach(c -> literal.append(String.format("\\u%04X", c)));
        return literal.append('"').toString();
    }

    @Test
    void anEmptyStringIsNoText() {
        assertThat(texts(content("\"\""))).isEmpty();
        assertThat(texts(content("null"))).isEmpty();
        assertThat(texts(content("[]"))).isEmpty();
    }

    @Test
    void aMillionCharactersAreOneText() {
        var text = "0123456789 é漢🙂\"\\".repeat(70_000);
        var message = content(StrictJson.quote(text));
        assertThat(texts(message)).containsExactly(text);
        message.texts().get(0).replace(text + "!");
        assertThat(sentContent(message)).isEqualTo(text + "!");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '`',
            value = {
                "{\"a\":\"x\",\"a\":\"y\"}        → a,x,a,y",
                "{\"a\":{\"a\":{\"a\":[\"x\"]}}}  → a,a,a,x",
                "[\"x\",[\"y\"]]                  → x,y",
                " {\"a\" : \"\\u0078\" }          → a,x",
                "{\"n\":12345678,\"m\":123456789} → n,m,123456789",
                "{\"n\":-123456789,\"f\":1.5e300} → n,-123456789,f",
                "{\"a\":true,\"b\":null}          → a,b",
                "{\"a\":\"{\\\"b\\\":1}\"}        → a,{\"b\":1}",
                "{}                               → ``",
                "not json                         → not json",
                "\"x\"                            → \"x\"",
                "123456789                        → 123456789",
                "{\"a\":\"x\"                     → {\"a\":\"x\"",
                "{\"a\":1} and more               → {\"a\":1} and more",
                "{'a':1}                          → {'a':1}",
            })
    void argumentsAreReadAsJsonOrElseAsText(String json, String texts) {
        assertThat(String.join(",", texts(arguments(json)))).isEqualTo(texts);
    }

    @Test
    void everyOccurrenceOfADuplicateNameIsReplaced() {
        var message = arguments("{\"to\":\"a\\u0040b\",\"to\":\"a@b\"}");
        message.texts().stream().filter(text -> text.text().equals("a@b")).forEach(text -> text.replace("[X]"));
        assertThat(sentArguments(message)).isEqualTo("{\"to\":\"[X]\",\"to\":\"[X]\"}");
    }

    @Test
    void numbersBecomeStringsAndOthersStayAsTheyAre() {
        var message = arguments("{\"n\": 4111111111111111, \"m\":1.50, \"k\":-123456789}");
        message.texts().stream()
                .filter(text -> text.text().endsWith("1111") || text.text().startsWith("-"))
                .forEach(text -> text.replace("[N]"));
        assertThat(sentArguments(message)).isEqualTo("{\"n\": \"[N]\", \"m\":1.50, \"k\":\"[N]\"}");
    }

    @Test
    void argumentsNestedDeeperThanAnyoneReadsAreText() {
        var deep = "[".repeat(5000) + "\"x\"" + "]".repeat(5000);
        assertThat(texts(arguments(deep))).containsExactly(deep);
        var shallow = "[".repeat(400) + "\"x\"" + "]".repeat(400);
        assertThat(texts(arguments(shallow))).containsExactly("x");
    }

    @Test
    void emptyArgumentsAreATextThatSaysNothing() {
        var message = arguments("");
        assertThat(String.join("", texts(message))).isEmpty();
        assertThat(sentArguments(message)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '`',
            value = {
                "{\"to\":[\"a\",\"x\"]} → messages[0].tool_calls[0].function.arguments.to[1]",
                "[{\"x\":1}]            → messages[0].tool_calls[0].function.arguments[0].x",
                "x                      → messages[0].tool_calls[0].function.arguments",
            })
    void aTextInsideAStringIsNamedFromTheMessagesRoot(String json, String field) {
        var message = arguments(json);
        var text = message.texts().stream()
                .filter(found -> found.text().equals("x"))
                .findFirst()
                .orElseThrow();
        assertThat(text.field()).isEqualTo(field);
    }

    @Test
    void jsonTextIsReadAndWrittenAlone() {
        var json = JsonText.read("{\"a\": \"x\",\n \"b\":[\"é\\n\"]}").orElseThrow();
        assertThat(json.texts()).extracting(TextSpan::text).containsExactly("a", "x", "b", "é\n");
        assertThat(json.text()).isEqualTo("{\"a\": \"x\",\n \"b\":[\"é\\n\"]}");
        json.texts().get(3).replace("\"q\"");
        assertThat(json.text()).isEqualTo("{\"a\": \"x\",\n \"b\":[\"\\\"q\\\"\"]}");
        assertThat(json.texts().get(1).field()).isEqualTo("a");
        assertThat(JsonText.read("{\"a\":")).isEmpty();
        assertThat(JsonText.read("7")).isEmpty();
    }
}

package io.trustrail.gateway.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trustrail.gateway.guard.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplicingTest {

    private static final String OPENAI = """
        { "temperature" : 1.00, "seed":12345678901234567890,  "model":"f" , "x_new":{"note":"N0","n":7},
          "messages":[
           {"content":"S0","role":"system"},
           {"role":"user","content":[{"type":"text","text":"U\\u00e9\\n0"},{"type":"image_url","image_url":{"url":"data:"}}]},
           {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function",
             "function":{"name":"fn","arguments":"{\\"to\\": \\"A\\\\\\"0\\", \\"k1\\":[\\"A1\\"],\\"n\\":4111111111111111}"}}]},
           {"role":"tool","tool_call_id":"c1","content":"T0"}],
          "tools":[{"type":"function","function":{"name":"fn","description":"D0",
             "parameters":{"type":"object","properties":{"to":{"description":"D1"}}}}}],
          "user":"M0","stream":true}\
        """;

    private static Map<String, Origin> origins(Message message) {
        var found = new LinkedHashMap<String, Origin>();
        message.texts().forEach(text -> found.put(text.text(), text.origin()));
        return found;
    }

    @ParameterizedTest
    @CsvSource({
        "jane@example.com, true",
        "Jane Doe, true",
        "+49 30 901820, true",
        "4111111111111111, true",
        "'', true",
        "x_new, false",
        "topK, false",
    })
    void namesOfUnknownFieldsAreTextUnlessTheyLookLikeFields(String name, boolean text) {
        for (var dialect : List.of(Dialects.OPENAI_CHAT, Dialects.ANTHROPIC_MESSAGES)) {
            var prompt = dialect.prompt("""
                {"model":"f","messages":[{"role":"user","content":"Hi","%1$s":1}],"%1$s":[2]}\
                """.formatted(name).getBytes(UTF_8));
            assertThat(prompt.texts().stream().filter(it -> it.text().equals(name)))
                    .hasSize(text ? 2 : 0)
                    .allMatch(it -> it.origin() == Origin.METADATA);
        }
    }

    @Test
    void findsEveryTextWithItsOrigin() {
        var found = origins(Dialects.OPENAI_CHAT.prompt(OPENAI.getBytes(UTF_8)));
        assertThat(found)
                .containsEntry("S0", Origin.SYSTEM)
                .containsEntry("Ué\n0", Origin.USER)
                .containsEntry("A\"0", Origin.TOOL_CALL)
                .containsEntry("A1", Origin.TOOL_CALL)
                .containsEntry("k1", Origin.TOOL_CALL)
                .containsEntry("4111111111111111", Origin.TOOL_CALL)
                .containsEntry("T0", Origin.TOOL_RESULT)
                .containsEntry("D0", Origin.TOOL_DEFINITION)
                .containsEntry("D1", Origin.TOOL_DEFINITION)
                .containsEntry("M0", Origin.METADATA)
                .containsEntry("N0", Origin.METADATA);
        assertThat(found).doesNotContainKeys("f", "c1", "system", "data:");
    }

    @Test
    void tellsWhatNoGuardCanRead() {
        assertThat(Dialects.OPENAI_CHAT.prompt(OPENAI.getBytes(UTF_8)).media()).containsExactly("image");
    }

    @Test
    void aMessageThatNobodyChangedIsTheArrayThatCame() {
        var bytes = OPENAI.getBytes(UTF_8);
        assertThat(Dialects.OPENAI_CHAT.prompt(bytes).toBytes()).isSameAs(bytes);
    }

    @Test
    void onlyTheReplacedTextChanges() {
        var message = Dialects.OPENAI_CHAT.prompt(OPENAI.getBytes(UTF_8));
        message.texts().stream().filter(t -> t.text().equals("A\"0")).forEach(t -> t.replace("new \"\\ ü"));
        assertThat(new String(message.toBytes(), UTF_8))
                .isEqualTo(OPENAI.replace("A\\\\\\\"0", "new \\\\\\\"\\\\\\\\ ü"));
    }

    @Test
    void aNumberBecomesTextAndAKeyStaysAKey() throws Exception {
        var message = Dialects.OPENAI_CHAT.prompt(OPENAI.getBytes(UTF_8));
        message.texts().forEach(t -> {
            if (t.text().startsWith("4111") || t.text().equals("k1")) {
                t.replace("[X]");
            }
        });
        var arguments = new ObjectMapper()
                .readTree(message.toBytes())
                .at("/messages/2/tool_calls/0/function/arguments")
                .asText();
        assertThat(arguments).isEqualTo("{\"to\": \"A\\\"0\", \"[X]\":[\"A1\"],\"n\":\"[X]\"}");
    }

    @Test
    void anthropicBlocksHaveTheirOrigins() {
        var found = Dialects.ANTHROPIC_MESSAGES.prompt("""
            {"model":"f","system":[{"type":"text","text":"S"}],"messages":[
             {"role":"user","content":"U"},
             {"role":"assistant","content":[{"type":"thinking","thinking":"K","signature":"sig"},{"type":"text","text":"A"},
                {"type":"tool_use","id":"i","name":"fn","input":{"key":"V"}}]},
             {"role":"user","content":[{"type":"tool_result","tool_use_id":"i","content":[{"type":"text","text":"R"}]},
                {"type":"document","source":{"data":"plain","media_type":"text/plain","type":"text"}},
                {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}}]}],
             "metadata":{"user_id":"M"}}\
            """.getBytes(UTF_8));
        assertThat(origins(found))
                .containsEntry("S", Origin.SYSTEM)
                .containsEntry("U", Origin.USER)
                .containsEntry("A", Origin.ASSISTANT)
                .containsEntry("V", Origin.TOOL_CALL)
                .containsEntry("R", Origin.TOOL_RESULT)
                .containsEntry("plain", Origin.USER)
                .containsEntry("M", Origin.METADATA)
                .doesNotContainKeys("sig", "AAAA");
        assertThat(found.media()).containsExactly("attachment");
        assertThat(found.texts().stream().filter(TextSpan::isSealed).map(TextSpan::text))
                .containsExactly("K");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"model\":\"f\",\"messages\":7}                           | messages                | must be an"
                        + " array",
                "{\"model\":7,\"messages\":[]}                              | model                   | must be a"
                        + " string",
                "{\"model\":\"f\",\"messages\":[{\"content\":5}]}           | messages[0].content     | must be a"
                        + " string or an array of parts",
                "{\"model\":\"f\",\"stream\":\"yes\",\"messages\":[]}       | stream                  | must be true"
                        + " or false",
                "{\"model\":\"f\",\"messages\":[{\"role\":\"a\",\"role\":\"b\"}]} | messages[0].role  | the field"
                        + " appears twice",
                "{\"model\":\"f\"}                                          | messages                | is missing",
                "[1]                                                        | ``                      | the body must"
                        + " be a JSON object",
                "{\"messages\":[]} {}                                       | ``                      | the body must"
                        + " be one JSON object with nothing behind it",
            })
    void saysWhichFieldIsWrong(String body, String field, String problem) {
        assertThatThrownBy(() -> Dialects.OPENAI_CHAT.prompt(body.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        MalformedMessage.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessage(problem);
    }

    @Test
    void refusesWhatIsNotUtf8AndWhatIsTooDeep() {
        var broken = "{\"messages\":[{\"content\":\"a?b\"}]}".getBytes(UTF_8);
        broken[25] = (byte) 0xC3;
        var deep = "{\"messages\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        for (var body : List.of(
                broken,
                deep.getBytes(UTF_8),
                "{\"messages\":[]}".getBytes(java.nio.charset.StandardCharsets.UTF_16LE))) {
            assertThatThrownBy(() -> Dialects.OPENAI_CHAT.prompt(body)).isInstanceOf(MalformedMessage.class);
        }
    }

    @Property
    void replacingEveryTextGivesTheSameTreeWithOtherTexts(@ForAll("json") String content, @ForAll("json") String other)
            throws Exception {
        var mapper = new ObjectMapper();
        var tree = mapper.createObjectNode().put("model", "f");
        tree.set("extra", mapper.readTree("{\"a\":[1.50,true,null,{\"b\":\"x\"}]}"));
        tree.putArray("messages").addObject().put("content", content).put("role", "user");
        var message = Dialects.OPENAI_CHAT.prompt(mapper.writeValueAsBytes(tree));
        message.texts().stream().filter(t -> t.origin() == Origin.USER).forEach(t -> t.replace(other));
        JsonNode read = mapper.readTree(message.toBytes());
        assertThat(read.at("/messages/0/content").asText()).isEqualTo(content.isEmpty() ? "" : other);
        assertThat(read.get("extra")).isEqualTo(tree.get("extra"));
    }

    @Provide
    Arbitrary<String> json() {
        return Arbitraries.strings()
                .withChars("aZ\"\\/\n\t\u0001é漢🙂{}[]:, ")
                .ofMaxLength(40)
                .map(s -> new String(s.getBytes(UTF_8), UTF_8));
    }
}

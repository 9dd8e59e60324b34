package io.trustrail.gateway.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams are asked to tell their token counts, whatever shape the request's own options have. */
class AskUsageTest {

    private static Message prompt(String body) {
        return Dialects.OPENAI_CHAT.prompt(body.getBytes(UTF_8));
    }

    private static String body(String options) {
        return " {\"messages\" : [], \"stream\":true" + options + ", \"n\":1.00}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '`',
            value = {
                "``                                                       → {\"include_usage\":true}",
                ", \"stream_options\" : null                              → {\"include_usage\":true}",
                ", \"stream_options\":{}                                  → {\"include_usage\":true}",
                ", \"stream_options\":{ \t }                              → {\"include_usage\":true}",
                ", \"stream_options\":{\"include_usage\":false}           → {\"include_usage\":true}",
                ", \"stream_options\":{\"include_usage\" : null , \"x\":1} → {\"include_usage\":true,\"x\":1}",
                ", \"stream_options\":{\"include_obfuscation\":false}     → {\"include_usage\":true,\"include_obfuscation\":false}",
                ", \"stream_options\":{ \"a\":[{}],\"b\":\"}\" }          → {\"include_usage\":true,\"a\":[{}],\"b\":\"}\"}",
            })
    void asksWhoDidNotAsk(String options, String asked) {
        var message = prompt(body(options));
        var splice = Dialects.OPENAI_CHAT.askUsage(message).orElseThrow();
        var sent = message.toBytesWith(List.of(splice));
        assertThat(StrictJson.read(sent).get("stream_options")).isEqualTo(StrictJson.read(asked));
        assertThat(new String(sent, UTF_8)).contains("\"n\":1.00");
    }

    @Test
    void asksBesideEveryOtherChange() {
        var message =
                prompt("{\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"bad\"}],\"model\":\"f\"}");
        message.texts().get(0).replace("good \" text");
        var splices = List.of(
                Message.string(message.fact("model").orElseThrow(), "vendor/model"),
                Dialects.OPENAI_CHAT.askUsage(message).orElseThrow());
        assertThat(new String(message.toBytesWith(splices), UTF_8))
                .isEqualTo("{\"stream_options\":{\"include_usage\":true},\"stream\":true,\"messages\":"
                        + "[{\"role\":\"user\",\"content\":\"good \\\" text\"}],\"model\":\"vendor/model\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messages\":[]}",
                "{\"messages\":[],\"stream\":false}",
                "{\"messages\":[],\"stream\":null}",
                "{\"messages\":[],\"stream\":true,\"stream_options\":{\"include_usage\":true}}",
            })
    void leavesAloneWhoAskedAndWhoWantsNoStream(String body) {
        assertThat(Dialects.OPENAI_CHAT.askUsage(prompt(body))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "[]                            → stream_options               → must be an object",
                "true                          → stream_options               → must be an object",
                "{\"include_usage\":{\"a\":1}} → stream_options.include_usage → must be true or false",
                "{\"include_usage\":\"true\"}  → stream_options.include_usage → must be true or false",
            })
    void refusesOptionsThatAreNone(String options, String field, String problem) {
        assertThatThrownBy(() -> prompt(body(", \"stream_options\":" + options)))
                .isInstanceOfSatisfying(
                        MalformedMessage.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessage(problem);
    }

    @Test
    void anthropicTellsUnasked() {
        var message = Dialects.ANTHROPIC_MESSAGES.prompt("{\"messages\":[],\"stream\":true}".getBytes(UTF_8));
        assertThat(Dialects.ANTHROPIC_MESSAGES.askUsage(message)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":1}}               → true",
                "{\"choices\": [ ] ,\"usage\":{\"prompt_tokens\":1}}            → true",
                "{\"usage\":{\"prompt_tokens\":1},\"choices\":[\t]}             → true",
                "{\"choices\":[],\"usage\":null}                                → false",
                "{\"choices\":[{\"index\":0}],\"usage\":{\"prompt_tokens\":1}}  → false",
                "{\"choices\":{},\"usage\":{\"prompt_tokens\":1}}               → false",
                "{\"usage\":{\"prompt_tokens\":1}}                              → false",
                "{\"choices\":[],\"prompt_filter_results\":[]}                  → false",
            })
    void knowsTheEventThatOnlyTellsUsage(String event, boolean only) {
        var message = Dialects.OPENAI_CHAT.event(event.getBytes(UTF_8));
        assertThat(Dialects.OPENAI_CHAT.isOnlyUsage(message)).isEqualTo(only);
        assertThat(Dialects.ANTHROPIC_MESSAGES.isOnlyUsage(message)).isFalse();
    }
}

package io.trustrail.gateway.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dialect writes itself is what its strictest clients accept. */
class OwnMessagesTest {

    private static final Dialect OPENAI = Dialects.OPENAI_CHAT;
    private static final Dialect ANTHROPIC = Dialects.ANTHROPIC_MESSAGES;
    private static final String HARD = "a \"b\" \\ c\n\u0001 é 漢 🙂 \uD83D </script>";

    private final StreamState state = new StreamState();

    private void deliver(Dialect dialect, String event) {
        state.delivered(dialect.follow(dialect.event(event.getBytes(UTF_8)), state));
    }

    private static List<JsonNode> data(byte[] events) {
        return StrictJson.events(events).stream()
                .filter(event -> !OPENAI.isEnd(event.data()))
                .map(event -> StrictJson.read(event.data()))
                .toList();
    }

    private static List<String> names(byte[] events) {
        return StrictJson.events(events).stream().map(StrictJson::name).toList();
    }

    static Stream<Channel> openAiChannels() {
        return Stream.of(
                        "content",
                        "refusal",
                        "reasoning",
                        "reasoning_content",
                        "transcript",
                        "arguments",
                        "input",
                        "function_call")
                .map(kind -> new Channel(kind, 3, kind.equals("arguments") || kind.equals("input") ? 2 : 0));
    }

    /** More text of a channel is read as that channel's text. */
    @ParameterizedTest
    @MethodSource("openAiChannels")
    void anOpenAiPieceContinuesItsChannel(Channel channel) {
        deliver(
                OPENAI,
                "{\"id\":\"c \\\"1\\\"\",\"created\":1.5e9,\"model\":\"m\",\"choices\":[{\"index\":3,\"delta\":{}}]}");
        var event = StrictJson.events(OPENAI.piece(channel, HARD, state)).get(0);
        assertThat(OPENAI.event(event.data()).texts()).singleElement().satisfies(text -> {
            assertThat(text.channel()).isEqualTo(channel);
            assertThat(text.text()).isEqualTo(HARD);
            assertThat(text.isStreamed()).isTrue();
        });
        var chunk = StrictJson.read(event.data());
        assertThat(chunk.get("id").asText()).isEqualTo("c \"1\"");
        assertThat(new String(event.data(), UTF_8)).contains("\"created\":1.5e9,");
        assertThat(chunk.get("object").asText()).isEqualTo("chat.completion.chunk");
        assertThat(chunk.at("/choices/0/finish_reason").isNull()).isTrue();
    }

    @Test
    void whatAPieceCanNotRepeatIsLeftOut() {
        deliver(OPENAI, "{\"id\":{\"a\":1},\"created\":[2],\"model\":null,\"choices\":[]}");
        var chunk = data(OPENAI.piece(new Channel("content", 0, 0), "x", state)).get(0);
        assertThat(chunk.get("id").asText()).isEmpty();
        assertThat(chunk.get("created").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"text, text_delta", "partial_json, input_json_delta", "thinking, thinking_delta"})
    void anAnthropicPieceContinuesItsChannel(String kind, String type) {
        var event = StrictJson.events(ANTHROPIC.piece(new Channel(kind, 4, 0), HARD, state))
                .get(0);
        assertThat(StrictJson.name(event)).isEqualTo("content_block_delta");
        var data = StrictJson.read(event.data());
        assertThat(data.get("type").asText()).isEqualTo("content_block_delta");
        assertThat(data.at("/delta/type").asText()).isEqualTo(type);
        assertThat(ANTHROPIC.event(event.data()).texts()).singleElement().satisfies(text -> {
            assertThat(text.channel()).isEqualTo(new Channel(kind, 4, 0));
            assertThat(text.text()).isEqualTo(HARD);
        });
    }

    @Test
    void anOpenAiStreamThatIsCutClosesEveryOpenChoice() {
        deliver(
                OPENAI,
                "{\"id\":\"c1\",\"created\":7,\"model\":\"m\",\"choices\":[{\"index\":0},{\"index\":2},{\"index\":1}]}");
        deliver(OPENAI, "{\"id\":\"c1\",\"choices\":[{\"index\":2,\"finish_reason\":\"stop\"}]}");
        var end = OPENAI.filteredEnd(state);
        var chunk = data(end).get(0);
        assertThat(chunk.at("/choices").findValuesAsText("index")).containsExactly("0", "1");
        assertThat(chunk.at("/choices").findValuesAsText("finish_reason"))
                .containsExactly("content_filter", "content_filter");
        assertThat(chunk.at("/choices/0/delta").isEmpty()).isTrue();
        assertThat(chunk.get("id").asText()).isEqualTo("c1");
        assertThat(chunk.get("created").asInt()).isEqualTo(7);
        assertThat(new String(end, UTF_8)).endsWith("data: [DONE]\n\n");
    }

    @Test
    void anOpenAiStreamThatIsCutAtItsStartHasAMessageAllTheSame() {
        OPENAI.follow(
                OPENAI.event("{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\"}}]}"
                        .getBytes(UTF_8)),
                state);
        var chunk = data(OPENAI.filteredEnd(state)).get(0);
        assertThat(chunk.at("/choices/0/index").asInt()).isZero();
        assertThat(chunk.at("/choices/0/delta/role").asText()).isEqualTo("assistant");
        assertThat(chunk.at("/choices/0/finish_reason").asText()).isEqualTo("content_filter");
    }

    @Test
    void anAnthropicStreamThatIsCutClosesEveryOpenBlock() {
        deliver(
                ANTHROPIC,
                "{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":5,\"output_tokens\":1}}}");
        for (int i = 0; i < 3; i++) {
            deliver(ANTHROPIC, "{\"type\":\"content_block_start\",\"index\":" + i + ",\"content_block\":{}}");
        }
        deliver(ANTHROPIC, "{\"type\":\"content_block_stop\",\"index\":1}");
        var end = ANTHROPIC.filteredEnd(state);
        assertThat(names(end))
                .containsExactly("content_block_stop", "content_block_stop", "message_delta", "message_stop");
        var data = data(end);
        assertThat(data).extracting(event -> event.path("index").asInt(-1)).containsExactly(0, 2, -1, -1);
        assertThat(data.get(2).at("/delta/stop_reason").asText()).isEqualTo("refusal");
        assertThat(data.get(2).at("/usage/output_tokens").asInt()).isEqualTo(1);
        assertThat(data).extracting(event -> event.get("type").asText()).isEqualTo(names(end));
    }

    @Test
    void anAnthropicStreamThatIsCutAtItsStartHasAMessageAllTheSame() {
        var end = ANTHROPIC.filteredEnd(state);
        assertThat(names(end)).containsExactly("message_start", "message_delta", "message_stop");
        var message = data(end).get(0).get("message");
        assertThat(message.get("role").asText()).isEqualTo("assistant");
        assertThat(message.get("content").isArray()).isTrue();
        assertThat(message.at("/usage/input_tokens").isInt()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"c \\u00e9\",\"created\":5,\"model\":\"m\",\"choices\":[{\"index\":0},{\"index\":1}],"
                        + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}",
                "{\"choices\":[{\"message\":{\"content\":\"x\"}}]}",
                "{\"id\":{\"a\":1},\"created\":[2],\"model\":null,\"choices\":[]}",
                "{}",
            })
    void aWholeOpenAiReplyThatIsWithheldIsAReply(String reply) {
        var message = OPENAI.reply(reply.getBytes(UTF_8));
        var body = StrictJson.read(OPENAI.filteredReply(message, HARD));
        assertThat(body.get("object").asText()).isEqualTo("chat.completion");
        assertThat(body.get("choices")).isNotEmpty().allSatisfy(choice -> {
            assertThat(choice.at("/message/role").asText()).isEqualTo("assistant");
            assertThat(choice.at("/message/content").isNull()).isTrue();
            assertThat(choice.at("/message/refusal").asText()).isEqualTo(HARD);
            assertThat(choice.at("/finish_reason").asText()).isEqualTo("content_filter");
        });
        assertThat(body.get("id").isTextual()).isTrue();
        var usage = body.get("usage");
        assertThat(usage.get("total_tokens").asInt())
                .isEqualTo(usage.get("prompt_tokens").asInt()
                        + usage.get("completion_tokens").asInt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"m1\",\"model\":\"m\",\"content\":[],\"usage\":{\"input_tokens\":3,\"output_tokens\":4}}",
                "{\"id\":[1],\"model\":{}}",
                "{}",
            })
    void aWholeAnthropicReplyThatIsWithheldIsAReply(String reply) {
        var message = ANTHROPIC.reply(reply.getBytes(UTF_8));
        var body = StrictJson.read(ANTHROPIC.filteredReply(message, HARD));
        assertThat(body.get("type").asText()).isEqualTo("message");
        assertThat(body.get("stop_reason").asText()).isEqualTo("refusal");
        assertThat(body.at("/content/0/text").asText()).isEqualTo(HARD);
        assertThat(body.at("/usage/output_tokens").isInt()).isTrue();
        assertThat(body.get("id").isTextual()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error, invalid_request_error",
        "401, authentication_error,  authentication_error",
        "403, permission_error,      permission_error",
        "404, invalid_request_error, not_found_error",
        "413, invalid_request_error, request_too_large",
        "429, rate_limit_error,      rate_limit_error",
        "499, invalid_request_error, invalid_request_error",
        "500, server_error,          api_error",
        "503, server_error,          api_error",
        "504, server_error,          timeout_error",
    })
    void errorsHaveTheShapeOfTheirDialect(int status, String openAiType, String anthropicType) {
        var shape = new ErrorShape(status, "content_filter", HARD, "messages[0].\"x\"", "call_1");
        var openAi = StrictJson.read(OPENAI.error(shape)).get("error");
        var anthropic = StrictJson.read(ANTHROPIC.error(shape));
        assertThat(openAi.get("type").asText()).isEqualTo(openAiType);
        assertThat(openAi.get("message").asText()).isEqualTo(HARD);
        assertThat(openAi.get("param").asText()).isEqualTo("messages[0].\"x\"");
        assertThat(openAi.get("code").asText()).isEqualTo("content_filter");
        assertThat(anthropic.get("type").asText()).isEqualTo("error");
        assertThat(anthropic.at("/error/type").asText()).isEqualTo(anthropicType);
        assertThat(anthropic.at("/error/message").asText()).isEqualTo(HARD);
        assertThat(anthropic.get("request_id").asText()).isEqualTo("call_1");
    }

    @Test
    void anErrorInAStreamIsAnEventThatTheDialectKnowsAsOne() {
        var shape = new ErrorShape(502, "vendor_closed_early", "m", "", "call_1");
        for (var dialect : Dialects.all()) {
            var event = StrictJson.events(dialect.errorEvent(shape)).get(0);
            assertThat(dialect.isError(dialect.event(event.data()))).isTrue();
            assertThat(StrictJson.read(event.data()).findValue("param").isNull())
                    .isTrue();
        }
        assertThat(names(ANTHROPIC.errorEvent(shape))).containsExactly("error");
        assertThat(names(OPENAI.errorEvent(shape))).containsExactly("");
    }

    @Test
    void featuresAreListedAsModels() {
        var names = List.of("agent-copilot", "raw \"x\"");
        var openAi = StrictJson.read(OPENAI.models(names));
        assertThat(openAi.get("object").asText()).isEqualTo("list");
        assertThat(openAi.get("data").findValuesAsText("id")).isEqualTo(names);
        assertThat(openAi.get("data").get(0)).isEqualTo(StrictJson.read(OPENAI.model("agent-copilot")));
        var anthropic = StrictJson.read(ANTHROPIC.models(names));
        assertThat(anthropic.get("data").findValuesAsText("id")).isEqualTo(names);
        assertThat(anthropic.get("first_id").asText()).isEqualTo("agent-copilot");
        assertThat(anthropic.get("last_id").asText()).isEqualTo("raw \"x\"");
        assertThat(anthropic.get("data").get(0)).isEqualTo(StrictJson.read(ANTHROPIC.model("agent-copilot")));
        assertThat(StrictJson.read(ANTHROPIC.models(List.of())).get("first_id").isNull())
                .isTrue();
        assertThat(StrictJson.read(OPENAI.models(List.of())).get("data").isEmpty())
                .isTrue();
    }
}

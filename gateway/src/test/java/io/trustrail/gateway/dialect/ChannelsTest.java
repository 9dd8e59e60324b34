package io.trustrail.gateway.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A piece of text knows the stream that it belongs to, however deep it stands. */
class ChannelsTest {

    private static final Channel WHOLE = new Channel("", 0, 0);

    private static Map<String, Channel> channels(Dialect dialect, String event) {
        var found = new LinkedHashMap<String, Channel>();
        dialect.event(event.getBytes(UTF_8))
                .texts()
                .forEach(text -> found.put(text.text(), text.isStreamed() ? text.channel() : WHOLE));
        return found;
    }

    @Test
    void openAiChoicesAndToolCallsAreToldApartByTheirIndexes() {
        var event = "{\"choices\":["
                + "{\"delta\":{\"content\":\"a\",\"refusal\":\"b\"},\"index\":1},"
                + "{\"index\":0,\"delta\":{\"tool_calls\":["
                + "{\"function\":{\"arguments\":\"c\",\"name\":\"fn\"},\"index\":3,\"id\":\"call\"},"
                + "{\"index\":2,\"function\":{\"arguments\":\"d\"}},"
                + "{\"index\":4,\"custom\":{\"input\":\"e\",\"name\":\"fn\"}}],"
                + "\"audio\":{\"id\":\"x\",\"transcript\":\"f\"}}}]}";
        assertThat(channels(Dialects.OPENAI_CHAT, event))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "a", new Channel("content", 1, 0),
                        "b", new Channel("refusal", 1, 0),
                        "c", new Channel("arguments", 0, 3),
                        "d", new Channel("arguments", 0, 2),
                        "e", new Channel("input", 0, 4),
                        "f", new Channel("transcript", 0, 0)));
    }

    @Test
    void whatHasNoIndexIsKnownByItsPosition() {
        var event = "{\"choices\":[{\"delta\":{\"content\":\"a\"}},{\"delta\":{\"tool_calls\":["
                + "{\"function\":{\"arguments\":\"b\"}},{\"function\":{\"arguments\":\"c\"}}]}}]}";
        assertThat(channels(Dialects.OPENAI_CHAT, event))
                .containsEntry("a", new Channel("content", 0, 0))
                .containsEntry("b", new Channel("arguments", 1, 0))
                .containsEntry("c", new Channel("arguments", 1, 1));
    }

    @Test
    void anthropicBlocksAreToldApartByTheEventsIndex() {
        assertThat(channels(
                        Dialects.ANTHROPIC_MESSAGES,
                        "{\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\"},\"index\":2,"
                                + "\"type\":\"content_block_delta\"}"))
                .containsExactly(Map.entry("{", new Channel("partial_json", 2, 0)));
        assertThat(
                        channels(
                                Dialects.ANTHROPIC_MESSAGES,
                                "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"text_delta\",\"text\":\"a\"}}"))
                .containsExactly(Map.entry("a", new Channel("text", 1, 0)));
    }

    @Test
    void fieldsOfTomorrowAreReadAsTextsOfTheirOwn() {
        var openAi = "{\"id\":\"c\",\"object\":\"o\",\"moderation\":{\"note\":\"a\",\"list\":[\"b\",{\"c\":\"c\"}]},"
                + "\"choices\":[{\"index\":0,\"delta\":{\"thoughts\":\"d\",\"role\":\"assistant\"},\"extra\":\"e\"},\"f\"]}";
        assertThat(channels(Dialects.OPENAI_CHAT, openAi).keySet()).containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(channels(Dialects.OPENAI_CHAT, openAi))
                .containsValue(WHOLE)
                .allSatisfy((text, channel) -> assertThat(channel).isEqualTo(WHOLE));
        var anthropic = "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"citations_delta\","
                + "\"citation\":{\"cited_text\":\"a\"}},\"new\":\"b\"}";
        assertThat(channels(Dialects.ANTHROPIC_MESSAGES, anthropic).keySet()).containsExactly("a", "b");
    }

    @Test
    void unknownFieldsAreMetadata() {
        var message = Dialects.OPENAI_CHAT.event("{\"choices\":[],\"new\":\"a\"}".getBytes(UTF_8));
        assertThat(message.texts()).extracting(TextSpan::origin).containsExactly(Origin.METADATA);
    }

    @Test
    void thinkingIsSealedInEventsAndReplies() {
        var event = Dialects.ANTHROPIC_MESSAGES.event(
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"a\"}}"
                        .getBytes(UTF_8));
        var reply = Dialects.ANTHROPIC_MESSAGES.reply(
                "{\"content\":[{\"type\":\"thinking\",\"thinking\":\"a\",\"signature\":\"s\"}]}".getBytes(UTF_8));
        assertThat(event.texts()).extracting(TextSpan::isSealed).containsExactly(true);
        assertThat(reply.texts()).extracting(TextSpan::isSealed).containsExactly(true);
    }
}

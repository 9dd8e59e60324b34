package io.trustrail.gateway.proxy.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.sse.SseParser;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Any split of a reply into pieces gives what the whole reply gives, in each dialect. */
class RelayTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReplyFixture fixture = new ReplyFixture();

    @Provide
    Arbitrary<List<String>> texts() {
        var fragments = Arbitraries.of(
                "Hello ",
                "bad",
                "badger ",
                " ",
                "[",
                "]",
                "[EMAIL",
                "word ",
                "x.y",
                "secret@",
                "\\",
                "%5B",
                "\n",
                "漢字",
                "🙂",
                fixture.mailToken(),
                fixture.phoneToken(),
                fixture.mailToken().toLowerCase(java.util.Locale.ROOT),
                fixture.phoneToken().replace("_", "\\_"),
                "[EMAIL_ZZZZZZ]",
                bare(fixture.mailToken()),
                bare(fixture.phoneToken()),
                "**" + fixture.mailToken() + "**",
                "'s ");
        return fragments
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts))
                .list()
                .ofSize(2);
    }

    private static String bare(String token) {
        return token.substring(1, token.length() - 1);
    }

    @Property(tries = 400)
    void openAiStreamsReadLikeWholeReplies(@ForAll("texts") List<String> texts, @ForAll Random random)
            throws Exception {
        var whole = openAiWhole(texts);
        var streamed = contents(run(Dialects.OPENAI_CHAT, openAiEvents(texts, random)), "/choices", "/delta/content");
        assertThat(streamed).isEqualTo(whole);
    }

    @Property(tries = 400)
    void anthropicStreamsReadLikeWholeReplies(@ForAll("texts") List<String> texts, @ForAll Random random)
            throws Exception {
        var whole = openAiWhole(texts);
        var streamed = new TreeMap<Integer, String>();
        for (var event : run(Dialects.ANTHROPIC_MESSAGES, anthropicEvents(texts, random))) {
            if (event.path("type").asText().equals("content_block_delta")) {
                streamed.merge(
                        event.get("index").asInt(), event.at("/delta/text").asText(), String::concat);
            }
        }
        whole.values().removeIf(String::isEmpty);
        streamed.values().removeIf(String::isEmpty);
        assertThat(streamed).isEqualTo(whole);
    }

    @Property(tries = 200)
    void toolArgumentsAreRestoredAsValidJsonHoweverTheyAreCut(@ForAll Random random) throws Exception {
        var arguments =
                "{\"to\": \"" + fixture.quoteToken() + "\", \"cc\":[\"x " + fixture.mailToken() + "\"], \"n\": 1.50}";
        var events = new ArrayList<String>();
        int at = 0;
        while (at < arguments.length()) {
            int next = Math.min(arguments.length(), at + 1 + random.nextInt(9));
            events.add(chunk(
                    0,
                    "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":"
                            + JSON.writeValueAsString(arguments.substring(at, next)) + "}}]}",
                    "null"));
            at = next;
        }
        events.add(chunk(0, "{}", "\"tool_calls\""));
        var out = new StringBuilder();
        for (var event : run(Dialects.OPENAI_CHAT, events)) {
            out.append(
                    event.at("/choices/0/delta/tool_calls/0/function/arguments").asText());
        }
        assertThat(out.toString())
                .isEqualTo(
                        "{\"to\": \"" + ReplyFixture.QUOTE.replace("\\", "\\\\").replace("\"", "\\\"")
                                + "\", \"cc\":[\"x " + ReplyFixture.MAIL + "\"], \"n\": 1.50}");
    }

    @Test
    void whatNobodyChangesGoesOnAsTheBytesThatCame() {
        var bytes =
                ("event: x\r\ndata: {\"id\" : \"a\",  \"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hello. \"},"
                                + "\"finish_reason\":null}], \"new\":1.00}\r\n\r\n")
                        .getBytes(UTF_8);
        var relay = fixture.relay(Dialects.OPENAI_CHAT);
        var event = new SseParser(1000).feed(bytes).get(0);
        assertThat(relay.event(event).result().getBytes()).isEqualTo(bytes);
    }

    @Test
    void aBlockedTextNeverPassesAndTheStreamEndsAsFiltered() throws Exception {
        var relay = fixture.relay(Dialects.OPENAI_CHAT);
        var out = Buffer.buffer();
        boolean blocked = false;
        for (var event :
                List.of(chunk(0, "{\"content\":\"ok FORB\"}", "null"), chunk(0, "{\"content\":\"IDDEN x\"}", "null"))) {
            var passed = relay.event(ReplyFixture.event(event));
            if (passed.failed()) {
                assertThat(passed.cause()).isInstanceOf(ReplyBlocked.class);
                out.appendBuffer(relay.filteredEnd());
                blocked = true;
            } else {
                out.appendBuffer(passed.result());
            }
        }
        assertThat(blocked).isTrue();
        assertThat(out.toString())
                .contains("ok ", "\"finish_reason\":\"content_filter\"", "[DONE]")
                .doesNotContain("FORB");
    }

    @Test
    void logProbabilitiesDoNotRepeatTheText() throws Exception {
        var body =
                "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"bad\"},\"logprobs\":{\"content\":[{\"token\":\"bad\"}]}}]}";
        var out = fixture.relay(Dialects.OPENAI_CHAT)
                .whole(body.getBytes(UTF_8), true)
                .result()
                .toString();
        assertThat(out).isEqualTo("{\"choices\":[{\"index\":0,\"message\":{\"content\":\"[X]\"},\"logprobs\":null}]}");
    }

    private Map<Integer, String> openAiWhole(List<String> texts) throws Exception {
        var body = JSON.createObjectNode().put("id", "x");
        var choices = body.putArray("choices");
        for (int i = 0; i < texts.size(); i++) {
            choices.addObject().put("index", i).putObject("message").put("content", texts.get(i));
        }
        var out = fixture.relay(Dialects.OPENAI_CHAT)
                .whole(JSON.writeValueAsBytes(body), true)
                .result();
        return contents(List.of(JSON.readTree(out.getBytes())), "/choices", "/message/content");
    }

    private static Map<Integer, String> contents(List<JsonNode> frames, String list, String text) {
        var found = new TreeMap<Integer, String>();
        for (var frame : frames) {
            for (var choice : frame.at(list)) {
                found.merge(choice.get("index").asInt(), choice.at(text).asText(""), String::concat);
            }
        }
        return found;
    }

    private List<JsonNode> run(Dialect dialect, List<String> events) throws Exception {
        var relay = fixture.relay(dialect);
        var out = Buffer.buffer();
        for (var event : events) {
            out.appendBuffer(relay.event(ReplyFixture.event(event)).result());
        }
        var parsed = new ArrayList<JsonNode>();
        for (var event : new SseParser(1 << 20).feed(out.getBytes())) {
            parsed.add(JSON.readTree(event.data()));
        }
        return parsed;
    }

    private static String chunk(int index, String delta, String finish) {
        return "{\"id\":\"c\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":" + index + ",\"delta\":" + delta
                + ",\"finish_reason\":" + finish + "}]}";
    }

    private static List<String> openAiEvents(List<String> texts, Random random) throws Exception {
        var events = new ArrayList<String>();
        interleave(
                texts,
                random,
                (index, piece) ->
                        events.add(chunk(index, "{\"content\":" + JSON.writeValueAsString(piece) + "}", "null")),
                (index, last) -> events.add(chunk(
                        index,
                        last.isEmpty() ? "{}" : "{\"content\":" + JSON.writeValueAsString(last) + "}",
                        "\"stop\"")));
        return events;
    }

    private static List<String> anthropicEvents(List<String> texts, Random random) throws Exception {
        var events = new ArrayList<String>();
        interleave(
                texts,
                random,
                (index, piece) -> events.add("{\"type\":\"content_block_delta\",\"index\":" + index
                        + ",\"delta\":{\"type\":\"text_delta\",\"text\":" + JSON.writeValueAsString(piece) + "}}"),
                (index, last) -> {
                    events.add("{\"type\":\"content_block_delta\",\"index\":" + index
                            + ",\"delta\":{\"type\":\"text_delta\",\"text\":" + JSON.writeValueAsString(last) + "}}");
                    events.add("{\"type\":\"content_block_stop\",\"index\":" + index + "}");
                });
        return events;
    }

    /** Writes a piece of a text, or its last piece. */
    private interface Sink {
        void write(int index, String piece) throws Exception;
    }

    private static void interleave(List<String> texts, Random random, Sink piece, Sink last) throws Exception {
        var at = new int[texts.size()];
        var open = new ArrayList<Integer>();
        for (int i = 0; i < texts.size(); i++) {
            open.add(i);
        }
        while (!open.isEmpty()) {
            int index = open.get(random.nextInt(open.size()));
            var text = texts.get(index);
            int next = Math.min(text.length(), at[index] + random.nextInt(8));
            next = next > 0 && next < text.length() && Character.isLowSurrogate(text.charAt(next)) ? next - 1 : next;
            boolean ends = at[index] == text.length() || (next == text.length() && random.nextBoolean());
            (ends ? last : piece).write(index, text.substring(at[index], next));
            at[index] = next;
            if (ends) {
                open.remove((Integer) index);
            }
        }
    }
}

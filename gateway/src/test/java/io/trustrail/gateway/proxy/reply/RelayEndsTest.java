package io.trustrail.gateway.proxy.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.dialect.Usage;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Guard;
import io.trustrail.gateway.guard.ScriptedGuard;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.proxy.Calls;
import io.trustrail.gateway.proxy.prompt.Blocks;
import io.trustrail.gateway.sse.SseEvent;
import io.trustrail.gateway.sse.SseParser;
import io.trustrail.gateway.vendor.VendorFailure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How streams and replies end: well, early, blocked or unreadable. */
class RelayEndsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Dialect OPENAI = Dialects.OPENAI_CHAT;
    private static final Dialect ANTHROPIC = Dialects.ANTHROPIC_MESSAGES;
    private static final Guard BLOCKING = ScriptedGuard.finding("FORBIDDEN", "WORD", Action.BLOCK);

    private final ReplyFixture fixture = new ReplyFixture();

    private static Future<Buffer> give(Relay relay, String data) {
        return Future.<Void>succeededFuture().compose(v -> relay.event(ReplyFixture.event(data)));
    }

    private static Future<Buffer> whole(Relay relay, String body, boolean good) {
        return Future.<Void>succeededFuture().compose(v -> relay.whole(body.getBytes(UTF_8), good));
    }

    private static List<JsonNode> events(Buffer bytes) throws Exception {
        var read = new ArrayList<JsonNode>();
        for (var event : new SseParser(1 << 20).feed(bytes.getBytes())) {
            if (!OPENAI.isEnd(event.data())) {
                read.add(JSON.readTree(event.data()));
            }
        }
        return read;
    }

    private static VendorFailure.Kind failure(Future<?> answer) {
        assertThat(answer.cause()).isInstanceOf(VendorFailure.class);
        return ((VendorFailure) answer.cause()).kind();
    }

    private static String tool(int choice, String arguments, String finish) {
        return "{\"id\":\"c\",\"choices\":[{\"index\":" + choice
                + ",\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":" + "{\"arguments\":\"" + arguments
                + "\"}}]},\"finish_reason\":" + finish + "}]}";
    }

    @Test
    void aToolCallThatIsBlockedWhenItIsWholeIsStillAnOpenChoiceToTheClient() throws Exception {
        var relay = fixture.relay(OPENAI, BLOCKING);
        give(relay, tool(0, "{}", "null"));
        give(relay, tool(1, "{\\\"a\\\":\\\"FORB", "null"));
        assertThat(give(relay, tool(1, "IDDEN\\\"}", "\"tool_calls\"")).cause()).isInstanceOf(ReplyBlocked.class);
        var end = events(relay.filteredEnd()).get(0);
        assertThat(end.get("choices").findValuesAsText("index")).containsExactly("0", "1");
    }

    @Test
    void aToolUseThatIsBlockedWhenItIsWholeIsStillAnOpenBlockToTheClient() throws Exception {
        var relay = fixture.relay(ANTHROPIC, BLOCKING);
        give(relay, "{\"type\":\"message_start\",\"message\":{\"id\":\"m\"}}");
        give(
                relay,
                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"tool_use\",\"input\":{}}}");
        give(
                relay,
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"input_json_delta\","
                        + "\"partial_json\":\"{\\\"a\\\":\\\"FORBIDDEN\\\"}\"}}");
        assertThat(give(relay, "{\"type\":\"content_block_stop\",\"index\":0}").cause())
                .isInstanceOf(ReplyBlocked.class);
        assertThat(events(relay.filteredEnd()))
                .extracting(event -> event.get("type").asText())
                .containsExactly("content_block_stop", "message_delta", "message_stop");
    }

    @Test
    void countsThatOnlyTheGatewayAskedForAreKeptFromTheClient() {
        var usage = "{\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}";
        for (boolean hidden : List.of(true, false)) {
            var request = fixture.request(OPENAI, Calls.nobody(), BLOCKING);
            var relay = fixture.relay(request, hidden);
            assertThat(give(relay, usage).result().toString()).isEqualTo(hidden ? "" : "data: " + usage + "\n\n");
            assertThat(request.call().ledger().usage()).isEqualTo(new Usage(3, 4));
        }
    }

    @Test
    void halvesOfASurrogatePairMeetAgainAtTheClient() throws Exception {
        var relay = fixture.relay(OPENAI);
        var out = Buffer.buffer();
        for (var content : List.of("\"bad\"", "\" \\ud83d\"", "\"\\ude42 bad\"", "\".\"")) {
            out.appendBuffer(give(relay, "{\"choices\":[{\"index\":0,\"delta\":{\"content\":" + content + "}}]}")
                    .result());
        }
        var text = new StringBuilder();
        events(out)
                .forEach(event ->
                        text.append(event.at("/choices/0/delta/content").asText()));
        assertThat(text).hasToString("[X] 🙂 [X].");
    }

    @Test
    void anEventOverSeveralLinesStaysAnEvent() throws Exception {
        var relay = fixture.relay(OPENAI);
        var pretty = "data: {\n"
                + "data:  \"choices\": [{\"index\": 0,\n"
                + "data:  \"delta\": {\"content\": \"bad. \"}}]\n"
                + "data: }\n\n";
        var out = relay.event(new SseParser(1000).feed(pretty.getBytes(UTF_8)).get(0))
                .result();
        assertThat(new SseParser(1000).feed(out.getBytes())).allMatch(SseEvent::isWellFormed);
        assertThat(events(out))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.at("/choices/0/delta/content").asText())
                                .isEqualTo("[X]. "));
    }

    @Test
    void thinkingIsNeverAlteredButItMayBeBlocked() {
        var token = fixture.mailToken();
        var thought =
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"bad"
                        + " "
                        + token + "\"}}";
        assertThat(give(fixture.relay(ANTHROPIC), thought).result()).hasToString("data: " + thought + "\n\n");
        assertThat(give(fixture.relay(ANTHROPIC, BLOCKING), thought.replace("bad", "FORBIDDEN"))
                        .cause())
                .isInstanceOf(ReplyBlocked.class);
    }

    @Test
    void withoutGuardsEveryByteIsTheVendors() {
        var event = "{\"choices\":[{\"index\":0,\"logprobs\":{\"content\":[]},\"delta\":{\"content\":\"[EMAIL\"}}]}";
        assertThat(give(fixture.relay(OPENAI, new Guard[0]), event).result()).hasToString("data: " + event + "\n\n");
    }

    @Test
    void aGuardThatAnswersLaterHoldsTheEvent() {
        var answer = Promise.<Verdict>promise();
        var relay = fixture.relay(OPENAI, new ScriptedGuard("slow", 0, passage -> answer.future()));
        var passed = give(relay, "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hello\"}}]}");
        assertThat(passed.isComplete()).isFalse();
        answer.complete(Verdict.allow(5));
        assertThat(passed.result().toString()).contains("hello");
    }

    @Test
    void aStreamWithoutAProperEndWasClosedEarly() {
        var relay = fixture.relay(OPENAI);
        give(relay, "{\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"}}]}");
        assertThat(failure(relay.end())).isEqualTo(VendorFailure.Kind.CLOSED_EARLY);
    }

    @Test
    void aStreamThatReportedAFailureHasEnded() {
        var relay = fixture.relay(OPENAI);
        give(relay, "{\"error\":{\"message\":\"overloaded\"}}");
        assertThat(relay.sawError()).isTrue();
        assertThat(relay.end().succeeded()).isTrue();
    }

    @Test
    void whatIsHeldBackGoesOutBeforeTheEndMark() {
        var relay = fixture.relay(OPENAI);
        give(relay, "{\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"so ba\"}}]}");
        assertThat(give(relay, "[DONE]").result().toString())
                .contains("\"content\":\"ba\"")
                .endsWith("data: [DONE]\n\n");
        assertThat(relay.end().result().length()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "<html>", "{\"a\":1,\"a\":2}", "[DONE"})
    void whatCanNotBeReadIsTheVendorsFault(String data) {
        assertThat(failure(give(fixture.relay(OPENAI), data))).isEqualTo(VendorFailure.Kind.UNREADABLE);
        assertThat(failure(whole(fixture.relay(OPENAI), data, true))).isEqualTo(VendorFailure.Kind.UNREADABLE);
    }

    @Test
    void aFailureThatCallsItselfAGoodReplyIsAFailure() {
        var report = "{\"error\":{\"message\":\"bad day\"}}";
        assertThat(failure(whole(fixture.relay(OPENAI), report, true))).isEqualTo(VendorFailure.Kind.ERROR_STATUS);
        assertThat(whole(fixture.relay(OPENAI), report, false).result()).hasToString(report.replace("bad", "[X]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"error\",\"error\":{\"type\":\"t\",\"message\":\"bad TOKEN\"},\"request_id\":\"r\"}",
                "{\"error\":\"bad TOKEN\"}",
            })
    void whatAVendorSaysOfItsFailuresIsGuardedAndRestored(String report) {
        var fromVendor = report.replace("TOKEN", fixture.mailToken());
        var toClient = report.replace("bad TOKEN", "[X] " + ReplyFixture.MAIL);
        for (var dialect : Dialects.all()) {
            assertThat(whole(fixture.relay(dialect), fromVendor, false).result())
                    .hasToString(toClient);
            assertThat(give(fixture.relay(dialect), fromVendor).result()).hasToString("data: " + toClient + "\n\n");
        }
    }

    @Test
    void aWholeReplyThatIsBlockedIsReplacedByOneThatSaysSo() throws Exception {
        var relay = fixture.relay(OPENAI, BLOCKING);
        var body = "{\"id\":\"c\",\"choices\":[{\"index\":0,\"message\":{\"content\":\"a FORBIDDEN b\"}}]}";
        assertThat(whole(relay, body, true).cause()).isInstanceOf(ReplyBlocked.class);
        var told = JSON.readTree(relay.filteredReply().getBytes());
        assertThat(told.at("/choices/0/message/refusal").asText()).isEqualTo(Blocks.REPLY);
        assertThat(told.toString()).doesNotContain("FORBIDDEN", "WORD");
    }
}

package io.trustrail.gateway.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.Reply;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A detector on another machine in the path of real calls: prompts and replies, whole and in streams. */
@Timeout(120)
class RemoteDetectorIT {

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    private static final Vertx VERTX = Vertx.vertx();
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static final List<HttpServerRequest> UNANSWERED = new CopyOnWriteArrayList<>();
    private static volatile boolean broken;

    /** Finds each "Zorvath", as Presidio would say it. */
    @BeforeAll
    static void guardIsInForce() {
        var server = Await.result(server());
        var policy = PolicyDirectory.original()
                .replace("guards:\n  pii:\n", """
                    guards:
                      far:
                        detector: presidio
                        settings: {url: "http://127.0.0.1:%1$d", remember: 0}
                        timeout: 10s
                        rules: [{action: rewrite, operator: redact}]
                      slow:
                        detector: presidio
                        settings: {url: "http://127.0.0.1:%1$d", remember: 0}
                        timeout: 200ms
                        rules: [{action: rewrite, operator: redact}]
                      narrow:
                        detector: presidio
                        settings: {url: "http://127.0.0.1:%1$d", remember: 0, connections: 1, queue: 0}
                        timeout: 1m
                        rules: [{direction: reply, action: allow}, {action: rewrite, operator: redact}]
                      pii:
                    """.formatted(server.actualPort()))
                .replace("features:\n", """
                    features:
                      far:
                        level: 1
                        targets:
                          - {vendor: openai, model: gpt-4.1-mini}
                          - {vendor: anthropic, model: claude-sonnet-4-5}
                        guards: [pii, far]
                      slow:
                        level: 1
                        targets: [{vendor: openai, model: gpt-4.1-mini}, {vendor: anthropic, model: claude-sonnet-4-5}]
                        guards: [pii, slow]
                      narrow:
                        level: 1
                        targets: [{vendor: openai, model: gpt-4.1-mini}, {vendor: anthropic, model: claude-sonnet-4-5}]
                        guards: [pii, narrow]
                    """);
        var before = GATEWAY.health().getString("policyHash");
        GATEWAY.policies().write(policy);
        Await.until(
                "the new policy",
                () -> !GATEWAY.health().getString("policyHash").equals(before));
    }

    private static Future<HttpServer> server() {
        return VERTX.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    var text = body.toJsonObject().getString("text");
                    ASKED.add(text);
                    if (text.contains("never")) {
                        UNANSWERED.add(request);
                        return;
                    }
                    request.response().setStatusCode(broken ? 500 : 200).end(found(text));
                }))
                .listen(0, "127.0.0.1");
    }

    private static Buffer found(String text) {
        var found = new JsonArray();
        for (int at = text.indexOf("Zorvath"); at >= 0; at = text.indexOf("Zorvath", at + 1)) {
            found.add(new JsonObject()
                    .put("entity_type", "PERSON")
                    .put("start", text.codePointCount(0, at))
                    .put("end", text.codePointCount(0, at) + 7)
                    .put("score", 0.9));
        }
        return found.toBuffer();
    }

    @AfterAll
    static void close() {
        Await.result(VERTX.close());
    }

    private static Reply call(Wire wire, boolean stream, String text) {
        return GATEWAY.caller().post(wire.path(), wire.prompt("far", text).put("stream", stream));
    }

    @ParameterizedTest
    @CsvSource({"OPENAI, false", "OPENAI, true", "ANTHROPIC, false", "ANTHROPIC, true"})
    void promptsAndRepliesAreRead(Wire wire, boolean stream) {
        broken = false;
        ASKED.clear();
        var pieces = new String[] {"I know Zor", "vath \uD83D\uDE00 and his dog. ", "Ask ", "Zorvath about it."};
        GATEWAY.vendor()
                .answers(stream ? Script.sse(wire.stream(pieces)) : Script.json(wire.answer(String.join("", pieces))));

        var reply = call(wire, stream, "\uD83D\uDE00 Who is Zorvath?");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(GATEWAY.vendor().onlyRequest().text())
                .contains("Who is [PERSON]?")
                .doesNotContain("Zorvath");
        var told = stream ? wire.streamedText(reply.text()) : wire.textOf(reply.json());
        assertThat(told).isEqualTo("I know [PERSON] \uD83D\uDE00 and his dog. Ask [PERSON] about it.");
        assertThat(ASKED)
                .contains(
                        "\uD83D\uDE00 Who is Zorvath?",
                        "I know Zorvath \uD83D\uDE00 and his dog.",
                        "Ask Zorvath about it.");
    }

    @ParameterizedTest
    @EnumSource
    void whatCanNotBeReadDoesNotLeave(Wire wire) {
        broken = true;

        var reply = call(wire, false, "Who is Zorvath?");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.text()).contains("A guard could not run", "far").doesNotContain("Zorvath");
        var closed = GATEWAY.closed(reply.header("x-trustrail-call"));
        assertThat(closed.getString("outcome")).isEqualTo("guard_failed");
        assertThat(closed.getJsonArray("failed")).containsExactly("far");
        assertThat(GATEWAY.admin().get("/metrics").text())
                .containsPattern("trustrail_guard_failures_total\\{.*guard=\"far\".*} [1-9]");
        assertThat(GATEWAY.logs().stream().filter(line -> line.contains("refused")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatTakesItsTimeIsNotWaitedForAndNothingLeaves(Wire wire) {
        var reply = GATEWAY.caller().post(wire.path(), wire.prompt("slow", "Who never answers?"));

        assertThat(reply.status()).isEqualTo(503);
        assertThat(GATEWAY.vendor().requests()).isEmpty();
        failed("slow", reply, "timeout");
    }

    @ParameterizedTest
    @EnumSource
    void whoFindsTheQueueFullIsRefused(Wire wire) {
        int before = UNANSWERED.size();
        GATEWAY.vendor().answers(Script.json(wire.answer("Hello.")));
        var first = GATEWAY.caller()
                .postAsync(
                        wire.path(),
                        wire.prompt("narrow", "Who never answers?").toBuffer().getBytes());
        Await.until("the first question", () -> UNANSWERED.size() > before);
        var second = GATEWAY.caller().post(wire.path(), wire.prompt("narrow", "Who is next?"));

        assertThat(second.status()).isEqualTo(503);
        failed("narrow", second, "overloaded");
        UNANSWERED.get(before).response().end("[]");
        assertThat(first.join().status()).isEqualTo(200);
    }

    /** A reply is held to the same: what could not be judged of it is not sent. */
    @ParameterizedTest
    @CsvSource({"OPENAI, false", "OPENAI, true", "ANTHROPIC, false", "ANTHROPIC, true"})
    void nothingOfAReplyLeavesThatCouldNotBeJudged(Wire wire, boolean stream) {
        var pieces = new String[] {"This sentence is fine as it is. ", "This one never comes back."};
        GATEWAY.vendor()
                .answers(stream ? Script.sse(wire.stream(pieces)) : Script.json(wire.answer(String.join("", pieces))));
        var reply =
                GATEWAY.caller().post(wire.path(), wire.prompt("slow", "Well?").put("stream", stream));

        assertThat(reply.text()).doesNotContain("This one");
        assertThat(GATEWAY.lastClosed().getString("outcome")).isEqualTo("guard_failed");
        assertThat(GATEWAY.lastClosed().getJsonArray("failed")).containsExactly("slow");
    }

    /** The declared outcome, in the client's error, the record, the metric and the log. */
    private static void failed(String guard, Reply reply, String reason) {
        assertThat(reply.text()).contains("A guard could not run", guard);
        var closed = GATEWAY.closed(reply.header("x-trustrail-call"));
        assertThat(closed.getString("outcome")).isEqualTo("guard_failed");
        assertThat(closed.getJsonArray("failed")).containsExactly(guard);
        assertThat(GATEWAY.admin().get("/metrics").text())
                .containsPattern("trustrail_guard_failures_total\\{.*guard=\"" + guard + "\".*} [1-9]");
        assertThat(GATEWAY.logs()).anyMatch(line -> line.contains(reason));
    }
}

package io.trustrail.gateway.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that other systems have checked, without a model. */
@Timeout(120)
class CheckIT {

    private static final String GUARD = "/v1/guard";
    private static final String FMS = "/api/v1/text/contents";

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    /** A feature that stops a word, in prompts and in replies. */
    @BeforeAll
    static void guardIsInForce() {
        var policy =
                PolicyDirectory.original().replace("guards:\n  pii:\n", """
                    guards:
                      words:
                        detector: terms
                        settings: {category: BANNED, terms: [Zorvath]}
                        rules: [{action: block}]
                      gone:
                        detector: presidio
                        settings: {url: "http://127.0.0.1:1"}
                      pii:
                    """).replace("features:\n", """
                        features:
                          strict:
                            level: 1
                            targets: [{vendor: openai, model: gpt-4.1-mini}]
                            guards: [pii, words]
                          broken:
                            level: 1
                            targets: [{vendor: openai, model: gpt-4.1-mini}]
                            guards: [gone]
                        """);
        var before = GATEWAY.health().getString("policyHash");
        GATEWAY.policies().write(policy);
        Await.until(
                "the new policy",
                () -> !GATEWAY.health().getString("policyHash").equals(before));
    }

    private static Reply check(JsonObject request) {
        return GATEWAY.caller().post(GUARD, request);
    }

    private static JsonObject result(JsonObject check, int index) {
        return check.getJsonArray("results").getJsonObject(index);
    }

    @Test
    void aTextIsRewrittenAndNothingIsCalled() {
        var reply =
                check(new JsonObject().put("model", "strict").put("input", "Mail \uD83D\uDE00 anna.zorn@example.org"));

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.header("x-trustrail-verdict")).isEqualTo("rewrite");
        var result = result(reply.json(), 0);
        assertThat(reply.json().getString("verdict")).isEqualTo("rewrite");
        assertThat(result.getString("text")).matches("Mail \uD83D\uDE00 \\[EMAIL_\\w+]");
        assertThat(result.getString("direction")).isEqualTo("prompt");
        assertThat(result.getString("origin")).isEqualTo("user");
        var finding = result.getJsonArray("findings").getJsonObject(0);
        assertThat(finding.getJsonArray("doubts")).isEmpty();
        assertThat(finding.getString("category")).isEqualTo("EMAIL");
        assertThat(finding.getInteger("start")).isEqualTo(8);
        assertThat(finding.getInteger("end")).isEqualTo(29);
        assertThat(finding.getString("guard")).isEqualTo("pii");
        assertThat(finding.getString("action")).isEqualTo("rewrite");
        assertThat(GATEWAY.vendor().requests()).isEmpty();
    }

    @Test
    void itLeavesARecordWithoutItsText() {
        var reply = check(new JsonObject().put("model", "strict").put("input", "Mail anna.zorn@example.org"));

        var closed = GATEWAY.closed(reply.header("x-trustrail-call"));
        assertThat(reply.json().getString("id")).isEqualTo(reply.header("x-trustrail-call"));
        assertThat(closed.getString("outcome")).isEqualTo("checked");
        assertThat(closed.getString("feature")).isEqualTo("strict");
        assertThat(closed.getString("verdict")).isEqualToIgnoringCase("rewrite");
        assertThat(closed.encode()).doesNotContain("anna.zorn");
    }

    @Test
    void eachTextOfAListHasItsOwnVerdict() {
        var reply = check(new JsonObject()
                .put("model", "strict")
                .put("input", new JsonArray().add("All is well").add("Ask Zorvath")));

        assertThat(reply.json().getString("verdict")).isEqualTo("block");
        assertThat(result(reply.json(), 0).getString("verdict")).isEqualTo("allow");
        assertThat(result(reply.json(), 0).getString("text")).isEqualTo("All is well");
        assertThat(result(reply.json(), 1).getString("verdict")).isEqualTo("block");
        assertThat(result(reply.json(), 1).containsKey("text")).isFalse();
        assertThat(result(reply.json(), 1).getString("field")).isEqualTo("input[1]");
    }

    @Test
    void aChatComesBackAsItMayGoOn() {
        var chat = new JsonArray()
                .add(new JsonObject().put("role", "system").put("content", "Be kind."))
                .add(new JsonObject()
                        .put("role", "user")
                        .put("content", "I am at anna.zorn@example.org")
                        .put("x", 1))
                .add(new JsonObject().put("role", "assistant").put("content", "Noted: anna.zorn@example.org"));

        var reply = check(new JsonObject().put("model", "strict").put("messages", chat));

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var messages = reply.json().getJsonArray("messages");
        assertThat(messages.getJsonObject(0).getString("content")).isEqualTo("Be kind.");
        assertThat(messages.getJsonObject(1).getString("content")).matches("I am at \\[EMAIL_\\w+]");
        assertThat(messages.getJsonObject(1).getInteger("x")).isEqualTo(1);
        var directions = reply.json().getJsonArray("results").stream()
                .map(it -> ((JsonObject) it).getString("origin") + " " + ((JsonObject) it).getString("direction"))
                .toList();
        assertThat(directions).contains("system prompt", "user prompt", "assistant reply");
    }

    @Test
    void aRepliesRulesAreAskedForAReply() {
        var prompt = check(new JsonObject().put("model", "strict").put("input", "I am at anna.zorn@example.org"));
        var reply = check(new JsonObject()
                .put("model", "strict")
                .put("input", "I am at anna.zorn@example.org")
                .put("direction", "reply"));

        assertThat(result(reply.json(), 0).getString("origin")).isEqualTo("assistant");
        assertThat(result(reply.json(), 0).getString("text"))
                .isNotEqualTo(result(prompt.json(), 0).getString("text"));
    }

    @Test
    void aGuardThatCannotRunIsNamedAndNothingPasses() {
        var reply = check(new JsonObject().put("model", "broken").put("input", "Hello there"));

        assertThat(reply.json().getString("verdict")).isEqualTo("block");
        assertThat(result(reply.json(), 0).getJsonArray("failed")).containsExactly("gone");
        assertThat(GATEWAY.closed(reply.header("x-trustrail-call")).getJsonArray("failed"))
                .containsExactly("gone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"model\": \"strict\"} | 400 | input",
                "{\"model\": \"strict\", \"input\": \"a\", \"messages\": []} | 400 | input",
                "{\"model\": \"strict\", \"input\": [1]} | 400 | input[0]",
                "{\"model\": \"strict\", \"input\": []} | 400 | input",
                "{\"model\": \"strict\", \"messages\": []} | 400 | messages",
                "{\"model\": \"strict\", \"input\": \"a\", \"direction\": \"up\"} | 400 | direction",
                "{\"model\": \"strict\", \"input\": \"a\", \"origin\": \"me\"} | 400 | origin",
                "{\"model\": \"strict\", \"input\": \"a\", \"inputs\": \"b\"} | 400 | inputs",
                "{\"model\": \"strict\", \"messages\": 1} | 400 | messages",
                "{\"input\": \"a\"} | 404 | model",
                "{\"model\": \"nobody\", \"input\": \"a\"} | 404 | model",
            })
    void badInputIsToldWithItsField(String request, int status, String field) {
        var reply = GATEWAY.caller().post(GUARD, request.getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.json().getJsonObject("error").getString("param")).isEqualTo(field);
    }

    @Test
    void whatIsNoObjectIsTold() {
        var reply = GATEWAY.caller().post(GUARD, "[1]".getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("is no JSON object");
    }

    private static Reply fms(String detector, String body) {
        return GATEWAY.caller().post(FMS, body.getBytes(StandardCharsets.UTF_8), Map.of("detector-id", detector));
    }

    @Test
    void orchestratorsAskItAsADetector() {
        var reply = fms(
                "strict",
                "{\"contents\": [\"\uD83D\uDE00 anna.zorn@example.org\", \"nothing\"], \"detector_params\": {}}");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var lists = reply.body().toJsonArray();
        assertThat(lists.getJsonArray(1)).isEmpty();
        var detection = lists.getJsonArray(0).getJsonObject(0);
        assertThat(detection.getInteger("start")).isEqualTo(2);
        assertThat(detection.getInteger("end")).isEqualTo(23);
        assertThat(detection.getString("text")).isEqualTo("anna.zorn@example.org");
        assertThat(detection.getString("detection")).isEqualTo("EMAIL");
        assertThat(detection.getString("detection_type")).isEqualTo("pii");
        assertThat(detection.getDouble("score")).isBetween(0.5, 1.0);
    }

    @Test
    void anOrchestratorIsToldWhatItsErrorsAre() {
        var broken = fms("broken", "{\"contents\": [\"Hello\"]}")
                .body()
                .toJsonArray()
                .getJsonArray(0);
        var unknown = fms("nobody", "{\"contents\": [\"Hello\"]}");
        var bad = fms("strict", "{\"contents\": \"Hello\"}");
        var nameless = fms("", "{\"contents\": [\"Hello\"]}");
        assertThat(nameless.status()).isEqualTo(400);
        assertThat(nameless.json().getString("message")).startsWith("detector-id: the header is missing");

        assertThat(broken.getJsonObject(0).getString("detection")).isEqualTo("guard_unavailable");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().getInteger("code")).isEqualTo(404);
        assertThat(unknown.json().getString("message")).contains("strict");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().getString("message")).contains("contents");
    }
}

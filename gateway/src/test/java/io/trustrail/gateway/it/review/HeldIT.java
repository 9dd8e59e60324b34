package io.trustrail.gateway.it.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.MessageCreateParams;
import com.openai.errors.InternalServerException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.OpenAiReplies;
import io.trustrail.gateway.it.vendor.Pieces;
import io.trustrail.gateway.it.vendor.Script;
import io.trustrail.gateway.review.Decision;
import io.trustrail.gateway.review.Submission;
import io.trustrail.gateway.review.Terms;
import io.trustrail.gateway.review.TestDesk;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients wait for people: in each dialect, whole and streamed. */
@Timeout(120)
class HeldIT {

    private static final String MAIL = "jane.doe@example.com";
    private static final String QUESTION = "Please write to " + MAIL + " about my order.";

    private final Door door = new Door();

    @AfterEach
    void close() {
        door.close();
    }

    /** The vendor repeats what it got in the user's message: the token. */
    private void vendorEchoes(Wire wire, boolean stream) {
        door.vendor().answers(request -> {
            var token = token(request.body().toString());
            var text = "I wrote to " + token + ". All is well.";
            return stream
                    ? Script.sse(wire.stream(Pieces.of(text, 3).toArray(String[]::new)))
                    : Script.json(wire.answer(text));
        });
    }

    private static String token(String prompt) {
        int start = prompt.indexOf("[EMAIL_");
        assertThat(start).as(prompt).isPositive();
        return prompt.substring(start, prompt.indexOf(']', start) + 1);
    }

    private CompletableFuture<String> call(Wire wire, String feature, boolean stream) {
        var body = stream ? wire.streamed(feature, QUESTION) : wire.prompt(feature, QUESTION);
        return door.caller()
                .postAsync(wire.path(), body.encode().getBytes(StandardCharsets.UTF_8))
                .thenApply(reply -> {
                    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
                    return stream ? wire.streamedText(reply.text()) : wire.textOf(reply.json());
                });
    }

    private static Map<String, String> edit(Submission submission, String from, String to) {
        var text = submission.content().answer().get(0);
        return Map.of(text.channel(), text.text().replace(from, to));
    }

    @ParameterizedTest
    @CsvSource({"OPENAI, false", "OPENAI, true", "ANTHROPIC, false", "ANTHROPIC, true"})
    void anApprovedAnswerGoesOutAsItWas(Wire wire, boolean stream) throws Exception {
        vendorEchoes(wire, stream);
        var text = call(wire, "all-held", stream);
        var submission = door.desk().next();
        assertThat(submission.terms().mode()).isEqualTo(Terms.Mode.HOLD);
        assertThat(submission.terms().skills())
                .as("what the rule asks for, and the answer's language")
                .containsExactlyInAnyOrder("slang", "lang:en");
        assertThat(submission.content().toString()).doesNotContain(MAIL);
        assertThat(submission.content().answer()).hasSize(1);
        assertThat(submission.content().answer().get(0).text())
                .startsWith("I wrote to [EMAIL_")
                .doesNotContain(MAIL);
        assertThat(submission.content().values()).containsValue(MAIL);
        assertThat(submission.content().conversation())
                .anyMatch(turn -> turn.text().contains("[EMAIL_"));
        assertThat(submission.content().conversation())
                .noneMatch(turn -> turn.text().contains(MAIL));
        assertThat(text).isNotDone();
        door.desk().decide(submission.call(), new Decision.Approved());
        assertThat(Await.result(text)).isEqualTo("I wrote to " + MAIL + ". All is well.");
        var closed = door.closed(submission.call());
        assertThat(closed.getString("outcome")).isEqualTo("held_released");
        assertThat(closed.getString("review")).isEqualTo("hold");
        assertThat(closed.getString("reviewId")).isEqualTo(TestDesk.id(submission.call()));
        assertThat(closed.getInteger("confidencePermille")).isBetween(1, 999);
    }

    @ParameterizedTest
    @CsvSource({"OPENAI, false", "OPENAI, true", "ANTHROPIC, false", "ANTHROPIC, true"})
    void anEditedTextIsRestoredForTheCaller(Wire wire, boolean stream) throws Exception {
        vendorEchoes(wire, stream);
        var text = call(wire, "all-held", stream);
        var submission = door.desk().next();
        door.desk()
                .decide(submission.call(), new Decision.Edited(edit(submission, "All is well", "\"Tuesday\" it is")));
        assertThat(Await.result(text)).isEqualTo("I wrote to " + MAIL + ". \"Tuesday\" it is.");
        assertThat(door.closed(submission.call()).getString("outcome")).isEqualTo("held_edited");
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI, false, soon-refused, held_timeout",
        "OPENAI, true, soon-refused, held_timeout",
        "ANTHROPIC, true, soon-refused, held_timeout",
        "OPENAI, false, soon-released, held_timeout_released",
        "ANTHROPIC, true, soon-released, held_timeout_released",
        "OPENAI, true, soon-interim, held_timeout_interim",
        "ANTHROPIC, false, soon-interim, held_timeout_interim"
    })
    void nobodyDecidesInTime(Wire wire, boolean stream, String feature, String outcome) throws Exception {
        vendorEchoes(wire, stream);
        var text = call(wire, feature, stream);
        var expected = outcome.endsWith("released") ? "I wrote to " + MAIL + ". All is well." : null;
        var told = outcome.endsWith("interim") ? "A colleague looks at it." : expected;
        if (told != null) {
            assertThat(Await.result(text)).isEqualTo(told);
        } else {
            assertThat(String.valueOf(Await.result(text))).doesNotContain("wrote");
        }
        var submission = door.desk().next();
        assertThat(door.closed(submission.call()).getString("outcome")).isEqualTo(outcome);
        assertThat(door.desk().decide(submission.call(), new Decision.Approved()))
                .as("the window has won")
                .isFalse();
    }

    @Test
    void officialClientsGetARejectedAnswerAsAFilteredOne() throws Exception {
        vendorEchoes(Wire.OPENAI, false);
        var params = ChatCompletionCreateParams.builder()
                .model("all-held")
                .addUserMessage(QUESTION)
                .build();
        var answer = CompletableFuture.supplyAsync(
                () -> door.openAi().chat().completions().create(params));
        door.desk().decide(door.desk().next().call(), new Decision.Rejected("wrong", "not true"));
        assertThat(Await.result(answer).choices().get(0).finishReason())
                .isEqualTo(ChatCompletion.Choice.FinishReason.CONTENT_FILTER);

        vendorEchoes(Wire.OPENAI, true);
        var streamed = CompletableFuture.supplyAsync(() -> {
            var accumulator = ChatCompletionAccumulator.create();
            try (var stream = door.openAi().chat().completions().createStreaming(params)) {
                stream.stream().forEach(accumulator::accumulate);
            }
            return accumulator.chatCompletion();
        });
        var submission = door.desk().next();
        door.desk().decide(submission.call(), new Decision.Rejected("wrong", ""));
        var choice = Await.result(streamed).choices().get(0);
        assertThat(choice.finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.CONTENT_FILTER);
        assertThat(choice.message().content().orElse("")).doesNotContain("wrote");
        assertThat(door.closed(submission.call()).getString("outcome")).isEqualTo("held_rejected");
    }

    @Test
    void anthropicsClientTakesAnEditedStreamAndAnInterimOne() throws Exception {
        vendorEchoes(Wire.ANTHROPIC, true);
        var edited = CompletableFuture.supplyAsync(() -> streamed("all-held"));
        var submission = door.desk().next();
        door.desk().decide(submission.call(), new Decision.Edited(edit(submission, "I wrote", "We write")));
        assertThat(Await.result(edited)).isEqualTo("We write to " + MAIL + ". All is well.");
        var parked = CompletableFuture.supplyAsync(() -> streamed("all-parked"));
        assertThat(Await.result(parked)).isEqualTo("A colleague looks at it.");
    }

    private String streamed(String feature) {
        var accumulator = MessageAccumulator.create();
        var params = MessageCreateParams.builder()
                .model(feature)
                .maxTokens(100)
                .addUserMessage(QUESTION)
                .build();
        try (var stream = door.anthropic().messages().createStreaming(params)) {
            stream.stream().forEach(accumulator::accumulate);
        }
        return accumulator.message().content().get(0).asText().text();
    }

    @Test
    void aWaitingStreamIsKeptAliveAndNamesItsReview() throws Exception {
        vendorEchoes(Wire.OPENAI, true);
        var body = Wire.OPENAI.streamed("all-held", QUESTION).encode().getBytes(StandardCharsets.UTF_8);
        var reply = door.caller().open("/v1/chat/completions", body);
        var submission = door.desk().next();
        var id = TestDesk.id(submission.call());
        var head = new String(reply.body().readNBytes(30), StandardCharsets.UTF_8);
        assertThat(head).startsWith(": ").contains("waiting");
        door.desk().decide(submission.call(), new Decision.Approved());
        var rest = head + new String(reply.body().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(reply.headers().firstValue("x-trustrail-review").orElse("") + rest)
                .contains(id);
        assertThat(Wire.OPENAI.streamedText(rest)).isEqualTo("I wrote to " + MAIL + ". All is well.");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aClientThatLeavesIsNotedAndLeavesNothingBehind(Wire wire) throws IOException, InterruptedException {
        vendorEchoes(wire, true);
        var body = wire.streamed("all-held", QUESTION).encode().getBytes(StandardCharsets.UTF_8);
        var reply = door.caller().open(wire.path(), body);
        var submission = door.desk().next();
        reply.body().close();
        Await.until("the client's leaving is noted", () -> door.desk().isAbandoned(submission.call()));
        assertThat(door.closed(submission.call()).getString("outcome")).isEqualTo("client_gone");
        Await.until("the call ended", () -> door.underWay() == 0);
    }

    @Test
    void aGatewayThatClosesTellsWaitingClientsAndKeepsTheirReviews() throws Exception {
        vendorEchoes(Wire.OPENAI, false);
        var params = ChatCompletionCreateParams.builder()
                .model("all-held")
                .addUserMessage(QUESTION)
                .build();
        var answer = CompletableFuture.supplyAsync(
                () -> door.openAi().chat().completions().create(params));
        var submission = door.desk().next();
        Await.until("the call waits", () -> door.underWay() == 1);
        door.drain();
        assertThatThrownBy(() -> Await.result(answer))
                .hasRootCauseInstanceOf(InternalServerException.class)
                .hasStackTraceContaining("shutting down while a person looks")
                .hasStackTraceContaining("GET /v1/reviews/" + TestDesk.id(submission.call()));
        assertThat(door.desk().isAbandoned(submission.call())).isTrue();
        assertThat(door.desk().decide(submission.call(), new Decision.Approved()))
                .isTrue();
        assertThat(door.closed(submission.call()).getString("outcome")).isEqualTo("shutting_down");
    }

    @ParameterizedTest
    @CsvSource({"all-held, false", "all-held, true", "all-parked, false", "all-parked, true"})
    void nothingGoesOutWhereTheDeskTakesNothing(String feature, boolean stream) {
        vendorEchoes(Wire.OPENAI, stream);
        door.desk().breaks();
        var body = stream ? Wire.OPENAI.streamed(feature, QUESTION) : Wire.OPENAI.prompt(feature, QUESTION);
        var reply = door.caller().post("/v1/chat/completions", body);
        assertThat(reply.text()).contains("review_unavailable").doesNotContain("wrote");
        if (!stream) {
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.header("x-should-retry")).isEqualTo("false");
        }
        assertThat(door.closed(reply.header("x-trustrail-call")).getString("outcome"))
                .isEqualTo("review_unavailable");
        assertThat(door.metrics()).contains("outcome=\"review_unavailable\"");
    }

    @Test
    void whatGuardsFindInAnEditedTextIsNotCountedAgain() throws Exception {
        door.vendor().answers(Script.json(OpenAiReplies.texts("Ask sam@example.org.")));
        var text = call(Wire.OPENAI, "all-held", false);
        var submission = door.desk().next();
        door.desk().decide(submission.call(), new Decision.Edited(edit(submission, "Ask", "Please ask")));
        assertThat(Await.result(text)).startsWith("Please ask ");
        assertThat(door.closed(submission.call()).getJsonObject("findings").getInteger("EMAIL"))
                .isEqualTo(1);
    }

    @Test
    void anEditedTextGoesThroughTheGuardsOfTheReply() throws Exception {
        vendorEchoes(Wire.OPENAI, false);
        var text = call(Wire.OPENAI, "all-held", false);
        var submission = door.desk().next();
        var unknown = edit(submission, "All is well", "Ask [EMAIL_ZZZZZZ]");
        door.desk().decide(submission.call(), new Decision.Edited(unknown));
        assertThat(Await.result(text)).isEqualTo("I wrote to " + MAIL + ". Ask [EMAIL_ZZZZZZ].");
    }

    @ParameterizedTest
    @CsvSource({"OPENAI, false", "OPENAI, true", "ANTHROPIC, false", "ANTHROPIC, true"})
    void peopleSeeWhatTheModelThoughtMasked(Wire wire, boolean stream) throws Exception {
        door.vendor().answers(request -> {
            var thought = "I should write to " + token(request.body().toString()) + ".";
            return stream
                    ? Script.sse(Thoughts.stream(wire, Pieces.of(thought, 7), "All is well."))
                    : Script.json(Thoughts.whole(wire, thought, "All is well."));
        });
        var text = call(wire, "all-held", stream);
        var submission = door.desk().next();
        var conversation = submission.content().conversation();
        var last = conversation.get(conversation.size() - 1);
        assertThat(last.origin()).isEqualTo("reasoning");
        assertThat(last.text())
                .startsWith("I should write to [EMAIL_")
                .endsWith("].")
                .doesNotContain(MAIL);
        assertThat(submission.content().answer()).hasSize(1);
        assertThat(submission.content().toString()).doesNotContain(MAIL);
        door.desk().decide(submission.call(), new Decision.Edited(edit(submission, "All", "Everything")));
        assertThat(Await.result(text)).isEqualTo("Everything is well.");
    }

    @Test
    void aGuardHoldsWhatItFinds() throws Exception {
        door.vendor().answers(Script.json(OpenAiReplies.texts("Ask sam@example.org.")));
        var text = call(Wire.OPENAI, "mail-held", false);
        var submission = door.desk().next();
        assertThat(submission.judgement().reasons()).startsWith("held-by-guard");
        assertThat(submission.content().marks()).hasSize(1);
        var mark = submission.content().marks().get(0);
        assertThat(submission.content().answer().get(0).text().substring(mark.start(), mark.end()))
                .isEqualTo("sam@example.org");
        door.desk().decide(submission.call(), new Decision.Approved());
        assertThat(Await.result(text)).isEqualTo("Ask sam@example.org.");
        assertThat(door.closed(submission.call()).getString("verdict")).isEqualTo("HOLD");
    }

    @Test
    void onlyAnswersOfLittleConfidenceWait() throws Exception {
        door.vendor().answers(Script.json(OpenAiReplies.texts("Your order is on its way.")));
        assertThat(Await.result(call(Wire.OPENAI, "unsure-held", false))).isEqualTo("Your order is on its way.");
        door.vendor().answers(Script.json(OpenAiReplies.texts("Perhaps it has 4711 items, I think; maybe 815.")));
        var text = call(Wire.OPENAI, "unsure-held", false);
        var submission = door.desk().next();
        assertThat(submission.judgement().confidence()).isLessThan(0.5);
        assertThat(submission.judgement().reasons()).startsWith("low-confidence");
        assertThat(submission.judgement().signals()).extracting(it -> it.name()).contains("hedging", "unknown-numbers");
        door.desk().decide(submission.call(), new Decision.Approved());
        Await.result(text);
        assertThat(door.desk().waiting()).isZero();
        assertThat(door.metrics()).contains("trustrail_confidence_bucket", "trustrail_review_wait_seconds_count");
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aLongAnswerGoesTheWayThatItsPolicySays(boolean stream) throws Exception {
        var words = "All is well. ".repeat(1_000);
        door.vendor()
                .answers(request -> stream
                        ? Script.sse(Wire.OPENAI.stream(Pieces.of(words, 500).toArray(String[]::new)))
                        : Script.json(OpenAiReplies.texts(words)));
        var body = stream ? Wire.OPENAI.streamed("short-held", QUESTION) : Wire.OPENAI.prompt("short-held", QUESTION);
        var refused = door.caller().post("/v1/chat/completions", body);
        assertThat(refused.text()).contains("review_too_long").doesNotContain("All is well");
        assertThat(Await.result(call(Wire.OPENAI, "long-released", stream))).isEqualTo(words);
        assertThat(door.desk().waiting()).isZero();
    }

    @Test
    void aStreamThatIsTooLongIsCutAtOnce() {
        var events =
                Wire.OPENAI.stream(Pieces.of("All is well. ".repeat(1_000), 500).toArray(String[]::new));
        var more = Promise.<Void>promise();
        door.vendor().answers(Script.sse().write(events).await(more.future()).end());
        var refused = door.caller().post("/v1/chat/completions", Wire.OPENAI.streamed("short-held", QUESTION));
        assertThat(refused.text())
                .as("the vendor has not ended")
                .contains("review_too_long")
                .doesNotContain("All is well");
        more.complete();
    }

    @ParameterizedTest
    @CsvSource({"all-after, false, after", "all-after, true, after", "all-sampled, false, sample"})
    void theClientHasTheAnswerBeforeAnybodyLooks(String feature, boolean stream, String mode) throws Exception {
        vendorEchoes(Wire.OPENAI, stream);
        assertThat(Await.result(call(Wire.OPENAI, feature, stream))).isEqualTo("I wrote to " + MAIL + ". All is well.");
        var submission = door.desk().next();
        assertThat(submission.content().answer().get(0).text()).doesNotContain(MAIL);
        var closed = door.closed(submission.call());
        assertThat(closed.getString("outcome")).isEqualTo("delivered");
        assertThat(closed.getString("review")).isEqualTo(mode);
    }

    @Test
    void aDeskThatIsBrokenHoldsUpNobodyWhoHasTheAnswer() throws Exception {
        vendorEchoes(Wire.OPENAI, false);
        door.desk().breaks();
        var reply = door.caller().post("/v1/chat/completions", Wire.OPENAI.prompt("all-after", QUESTION));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(door.closed(reply.header("x-trustrail-call")).getString("review"))
                .isEqualTo("lost");
    }

    @Test
    void logProbabilitiesAreAskedForReadAndTakenOutAgain() throws Exception {
        var logprobs = new JsonObject(
                "{\"content\":[{\"token\":\"All\",\"logprob\":-2.5,\"bytes\":null,\"top_logprobs\":[{\"token\":\"a\",\"logprob\":-9.0}]}]}");
        var body = OpenAiReplies.texts("All is well.");
        body.getJsonArray("choices").getJsonObject(0).put("logprobs", logprobs);
        door.vendor().answers(Script.json(body));
        var answer = door.caller()
                .postAsync(
                        "/v1/chat/completions",
                        Wire.OPENAI.prompt("all-held", QUESTION).encode().getBytes(StandardCharsets.UTF_8));
        var submission = door.desk().next();
        door.desk().decide(submission.call(), new Decision.Approved());
        assertThat(door.vendor().onlyRequest().json().getBoolean("logprobs")).isTrue();
        assertThat(submission.judgement().signals())
                .filteredOn(it -> it.name().equals("token-doubt"))
                .extracting(it -> it.value())
                .containsExactly(1 - Math.exp(-2.5));
        var choice = Await.result(answer).json().getJsonArray("choices").getJsonObject(0);
        assertThat(choice.getValue("logprobs")).isNull();
    }
}

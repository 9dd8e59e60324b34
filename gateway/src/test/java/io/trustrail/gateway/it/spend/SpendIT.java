package io.trustrail.gateway.it.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.fixture.Reply;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.OpenAiReplies;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What calls cost is in the record and the meters; what is limited stays within its limit, on one gateway. */
@Timeout(120)
class SpendIT {

    private static final String LIMITS = """
        hundred: {for: {features: [raw]}, calls: 100, every: month}
        few: {per: [application, feature], for: {features: [project-notes]}, calls: 2, every: day, warn-at: 50}
        cent: {for: {features: [agent-copilot]}, money: 0.01, every: day}
        one-by-one: {per: [key], for: {features: [no-email-in]}, at-once: 1}
        """;

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture(parent -> SpendPolicy.in(parent, LIMITS));

    private static Reply call(Wire wire, JsonObject body) {
        return GATEWAY.caller().post(wire.path(), body);
    }

    private static JsonObject closed(Reply reply) {
        return GATEWAY.closed(reply.header("x-trustrail-call"));
    }

    @ParameterizedTest
    @EnumSource
    void whatACallCostsIsInItsRecord(Wire wire) {
        // 11 tokens in and 7 out.
        long nanos = wire == Wire.OPENAI ? 11 * 400 + 7 * 1_600 : 11 * 3_000 + 7 * 15_000;
        GATEWAY.vendor().answers(Script.json(wire.answer("Yes.")));
        var whole = closed(call(wire, wire.prompt("support-replies", "Is it?")));
        assertThat(whole.getLong("costNanos")).isEqualTo(nanos);
        assertThat(whole.getString("currency")).isEqualTo("USD");
        var stream = wire.stream("Ye", "s.").replace("data: [DONE]", OpenAiReplies.usage() + "data: [DONE]");
        GATEWAY.vendor().answers(Script.sse(stream));
        var streamed = closed(call(wire, wire.streamed("support-replies", "Is it?")));
        assertThat(streamed.getLong("costNanos")).isEqualTo(nanos);
        var metrics = GATEWAY.admin().get("/metrics").text();
        assertThat(metrics)
                .contains("trustrail_cost_total{application=\"demo\",currency=\"USD\",feature=\"support-replies\"");
    }

    @Test
    void cachedTokensHaveTheirOwnPrices() {
        var answer = Wire.ANTHROPIC.answer("Yes.");
        answer.getJsonObject("usage").put("cache_read_input_tokens", 1_000).put("cache_creation_input_tokens", 100);
        GATEWAY.vendor().answers(Script.json(answer));
        var record = closed(call(Wire.ANTHROPIC, Wire.ANTHROPIC.prompt("support-replies", "Is it?")));
        assertThat(record.getLong("inputTokens")).isEqualTo(1_111);
        assertThat(record.getLong("costNanos")).isEqualTo(11 * 3_000 + 7 * 15_000 + 1_000 * 300 + 100 * 3_750);
        var openAi = Wire.OPENAI.answer("Yes.");
        openAi.getJsonObject("usage").put("prompt_tokens_details", new JsonObject().put("cached_tokens", 10));
        GATEWAY.vendor().answers(Script.json(openAi));
        var other = closed(call(Wire.OPENAI, Wire.OPENAI.prompt("support-replies", "Is it?")));
        assertThat(other.getLong("inputTokens")).isEqualTo(11);
        assertThat(other.getLong("costNanos")).isEqualTo(400 + 10 * 100 + 7 * 1_600);
    }

    @Test
    void aCostThatNobodyKnowsIsCalledUnknown() {
        GATEWAY.vendor()
                .answers(request -> request.json().getString("model").contains("nano")
                        ? Script.json(Wire.OPENAI.answer("Yes."))
                        : Script.json(500, "{}"));
        var record = closed(call(Wire.OPENAI, Wire.OPENAI.prompt("stubborn", "Is it?")));
        assertThat(record.getString("costUnknown")).isEqualTo("no_price");
        var answer = Wire.OPENAI.answer("Yes.");
        answer.remove("usage");
        GATEWAY.vendor().answers(Script.json(answer));
        var uncounted = closed(call(Wire.OPENAI, Wire.OPENAI.prompt("support-replies", "Is it?")));
        assertThat(uncounted.getString("costUnknown")).isEqualTo("no_usage");
        assertThat(GATEWAY.admin().get("/metrics").text()).contains("reason=\"no_usage\"", "reason=\"no_price\"");
    }

    @Test
    void whenABudgetIsUsedUpEachApiIsToldInItsOwnWords() {
        for (var wire : Wire.values()) {
            GATEWAY.vendor().answers(Script.json(wire.answer("Yes.")));
            var last = call(wire, wire.prompt("project-notes", "Is it?"));
            assertThat(last.status()).isEqualTo(200);
            assertThat(last.header("x-trustrail-budget-remaining")).startsWith("few; ");
        }
        for (var wire : Wire.values()) {
            var refused = call(wire, wire.prompt("project-notes", "Is it?"));
            assertThat(refused.status()).isEqualTo(429);
            assertThat(wire.errorMessage(refused.json()))
                    .contains("The limit few has 0 calls of 2 calls left", "it starts anew at ", "T00:00:00Z");
            assertThat(refused.text()).contains("budget_exceeded");
            assertThat(refused.header("x-should-retry")).isEqualTo("false");
            assertThat(refused.header("x-trustrail-limit")).isEqualTo("few");
            assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(1, 86_401);
            var record = closed(refused);
            assertThat(record.getString("outcome")).isEqualTo("budget_exceeded");
            assertThat(record.getString("limit")).isEqualTo("few");
            assertThat(record.containsKey("costNanos")).isFalse();
        }
        Await.until(
                "the warning in the record",
                () -> JournalView.read(GATEWAY.data())
                        .all("limit.warned")
                        .findAny()
                        .isPresent());
        var warnings = JournalView.read(GATEWAY.data()).all("limit.warned").toList();
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0).getJsonObject("facts").getString("application"))
                .isEqualTo("demo");
    }

    @Test
    void ofTwoHundredAtOnceAHundredPassAlsoOverARestart() {
        GATEWAY.vendor().answers(Script.json(Wire.OPENAI.answer("Yes.")));
        var caller = GATEWAY.caller();
        var body = Wire.OPENAI.prompt("raw", "Is it?").toBuffer().getBytes();
        var calls = new ArrayList<CompletableFuture<Reply>>();
        for (int i = 0; i < 200; i++) {
            calls.add(caller.postAsync(Wire.OPENAI.path(), body));
        }
        var statuses = calls.stream().map(Await::result).map(Reply::status).toList();
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(100);
        assertThat(statuses.stream().filter(status -> status == 429)).hasSize(100);
        GATEWAY.restart();
        assertThat(call(Wire.OPENAI, Wire.OPENAI.prompt("raw", "Is it?")).status())
                .isEqualTo(429);
    }

    @Test
    void aCallThatMayCostTooMuchIsRefusedAndOneThatFailsCostsNothing() {
        var prompt = Wire.OPENAI.prompt("agent-copilot", "Is it?");
        var tooMuch = call(Wire.OPENAI, prompt.copy().put("max_tokens", 10_000));
        assertThat(tooMuch.status()).isEqualTo(429);
        assertThat(tooMuch.text()).contains("0.01 USD of 0.01 USD left", "a smaller limit of output tokens");
        GATEWAY.vendor().answers(Script.json(500, "{\"error\":{\"message\":\"down\"}}"));
        var small = prompt.copy().put("max_tokens", 6_000);
        for (int i = 0; i < 3; i++) {
            assertThat(call(Wire.OPENAI, small).status()).isEqualTo(500);
        }
        GATEWAY.vendor().answers(Script.json(Wire.OPENAI.answer("Yes.")));
        var passed = call(Wire.OPENAI, small);
        assertThat(passed.status()).isEqualTo(200);
        closed(passed);
        assertThat(call(Wire.OPENAI, small).status()).isEqualTo(200);
    }

    @Test
    void callsAtOnceAreCountedWhileTheyLast() throws InterruptedException {
        var answer = Promise.<Void>promise();
        GATEWAY.vendor()
                .answers(Script.of(200, "application/json")
                        .await(answer.future())
                        .write(Wire.OPENAI.answer("Yes.").encode())
                        .end());
        var body = Wire.OPENAI.prompt("no-email-in", "Is it?");
        var first =
                GATEWAY.caller().postAsync(Wire.OPENAI.path(), body.toBuffer().getBytes());
        GATEWAY.vendor().nextRequest();
        var second = call(Wire.OPENAI, body);
        assertThat(second.status()).isEqualTo(429);
        assertThat(second.text()).contains("concurrency_exceeded");
        answer.complete();
        assertThat(Await.result(first).status()).isEqualTo(200);
        Await.until("a free place", () -> call(Wire.OPENAI, body).status() == 200);
    }
}

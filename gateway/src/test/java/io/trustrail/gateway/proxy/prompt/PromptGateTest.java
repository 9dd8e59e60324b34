package io.trustrail.gateway.proxy.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Guard;
import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.guard.ScriptedGuard;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.policy.MediaRule;
import io.trustrail.gateway.privacy.OperatorKind;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.proxy.Calls;
import io.trustrail.gateway.proxy.call.Refusal;
import io.trustrail.gateway.proxy.call.Refused;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PromptGateTest {

    private static final String TWO_TEXTS =
            "{\"model\":\"f\",\"messages\":[{\"role\":\"system\",\"content\":\"calm\"},{\"role\":\"user\",\"content\":\"secret"
                    + " plan\"}]}";
    private static final String THINKING = "{\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\","
            + "\"thinking\":\"a secret\",\"signature\":\"s\"}]}]}";

    private final Operators operators = new Operators(new byte[32]);

    private static Understood request(Dialect dialect, String body, MediaRule media, Guard... guards) {
        var bytes = body.getBytes(UTF_8);
        return new Understood(
                Calls.call(dialect, Calls.nobody()),
                Calls.feature(new GuardChain(List.of(guards)), media),
                Calls.facts(dialect),
                dialect.prompt(bytes),
                bytes.length);
    }

    private static Understood request(String body, Guard... guards) {
        return request(Dialects.OPENAI_CHAT, body, MediaRule.PASS, guards);
    }

    private Future<GuardedRequest> guard(Understood request) {
        return Future.<Void>succeededFuture().compose(v -> new PromptGate(operators).guard(request));
    }

    private Refusal refusal(Understood request) {
        var answer = guard(request);
        assertThat(answer.cause()).isInstanceOf(Refused.class);
        return ((Refused) answer.cause()).refusal();
    }

    private static String sent(Future<GuardedRequest> guarded) {
        return guarded.result().bodyFor(Calls.target(true)).toString();
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCK", "HOLD"})
    void aBlockNamesFieldAndCategoryAndNotTheValue(Action action) {
        var refusal = refusal(request(TWO_TEXTS, ScriptedGuard.finding("secret", "SECRET", action)));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("content_filter");
        assertThat(refusal.field()).isEqualTo("messages[1].content");
        assertThat(refusal.outcome()).isEqualTo("blocked_prompt");
        assertThat(refusal.message()).contains("SECRET").doesNotContain("secret", "plan");
    }

    @Test
    void aBlockNamesEachCategoryThatItIsForOnce() {
        var guards = List.of(
                ScriptedGuard.finding("secret", "SECRET", Action.BLOCK),
                ScriptedGuard.finding("plan", "PLAN", Action.FLAG),
                ScriptedGuard.finding("e", "SECRET", Action.FLAG));
        assertThat(refusal(request(TWO_TEXTS, guards.toArray(Guard[]::new))).message())
                .endsWith("guardrail: SECRET");
    }

    @Test
    void aBlockWithoutFindingsSaysSoToo() {
        var guard = ScriptedGuard.of(passage -> new Verdict(Action.BLOCK, List.of(), List.of(), 0, List.of()));
        assertThat(refusal(request(TWO_TEXTS, guard)).message()).endsWith(": its text");
    }

    @Test
    void aGuardThatCouldNotRunStopsTheCallAndNobodyTriesAgain() {
        var guard = ScriptedGuard.of(passage -> new Verdict(Action.BLOCK, List.of(), List.of(), 0, List.of("names")));
        var refusal = refusal(request(TWO_TEXTS, guard));
        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.outcome()).isEqualTo("guard_failed");
        assertThat(refusal.message()).contains("names");
        assertThat(refusal.headers()).containsEntry("x-should-retry", "false");
    }

    @Test
    void aGuardThatCouldNotRunAndMayIsOnlyWrittenDown() {
        var guard = ScriptedGuard.of(passage ->
                new Verdict(Action.ALLOW, List.of(), List.of(), passage.text().length(), List.of("names")));
        var request = request(TWO_TEXTS, guard);
        assertThat(guard(request).succeeded()).isTrue();
        assertThat(request.call().ledger().prompt().failed()).containsExactly("names");
    }

    @Test
    void aGuardThatBreaksBreaksTheCall() {
        var broken = new ScriptedGuard("g", 0, passage -> Future.failedFuture(new IllegalStateException("broken")));
        assertThat(guard(request(TWO_TEXTS, broken)).cause()).hasMessage("broken");
    }

    @Test
    void aSignedTextWithAFindingIsRefusedByItsField() {
        var refusal = refusal(request(
                Dialects.ANTHROPIC_MESSAGES,
                THINKING,
                MediaRule.PASS,
                ScriptedGuard.finding("secret", "SECRET", Action.REWRITE)));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.field()).isEqualTo("messages[0].content[0].thinking");
        assertThat(refusal.message()).contains("SECRET", "signature").doesNotContain("a secret");
    }

    @Test
    void aSignedTextThatIsOnlyFlaggedPassesUnchanged() {
        var guarded = guard(request(
                Dialects.ANTHROPIC_MESSAGES,
                THINKING,
                MediaRule.PASS,
                ScriptedGuard.finding("secret", "SECRET", Action.FLAG)));
        assertThat(sent(guarded)).isEqualTo(THINKING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://x\"}} → image",
                "{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"AA\"}}   → audio",
                "{\"type\":\"file\",\"file\":{\"file_data\":\"AA\"}}            → file",
            })
    void whatNoGuardCanReadIsRefusedOrPassedAsTheFeatureSays(String part, String kind) {
        var body = "{\"messages\":[{\"role\":\"user\",\"content\":[" + part + "]}]}";
        var refusal = refusal(request(Dialects.OPENAI_CHAT, body, MediaRule.REFUSE));
        assertThat(refusal.code()).isEqualTo("unscannable_content");
        assertThat(refusal.message()).contains(kind).doesNotContain("https", "AA");
        assertThat(sent(guard(request(Dialects.OPENAI_CHAT, body, MediaRule.PASS))))
                .isEqualTo(body);
    }

    @Test
    void aRequestOfTextsPassesWhereMediaAreRefused() {
        assertThat(guard(request(Dialects.OPENAI_CHAT, TWO_TEXTS, MediaRule.REFUSE))
                        .succeeded())
                .isTrue();
    }

    @Test
    void everyTextIsReadWithItsOrigin() {
        var seen = new ArrayList<String>();
        var watcher = ScriptedGuard.of(passage -> {
            seen.add(passage.origin() + " " + passage.text() + " " + passage.complete());
            return Verdict.allow(passage.text().length());
        });
        var guarded = guard(request(TWO_TEXTS, watcher));
        assertThat(seen).containsExactly("SYSTEM calm true", "USER secret plan true");
        assertThat(sent(guarded)).isEqualTo(TWO_TEXTS.replace("\"f\"", "\"vendor-model\""));
    }

    @Test
    void whileOneAnswerIsWaitedForTheOtherTextsAreAskedAbout() {
        var asked = new ArrayList<String>();
        var answers = new ArrayList<Promise<Verdict>>();
        var slow = new ScriptedGuard("slow", 0, passage -> {
            asked.add(passage.text());
            var answer = Promise.<Verdict>promise();
            answers.add(answer);
            return answer.future();
        });
        var guarded = guard(request(TWO_TEXTS, slow));
        assertThat(asked).containsExactly("calm", "secret plan");
        var found = new Finding("SECRET", 0, 6, 1);
        var pseudonym = operators.operator(OperatorKind.PSEUDONYM, "t");
        answers.get(1)
                .complete(
                        new Verdict(Action.REWRITE, List.of(found), List.of(Edit.of(found, pseudonym)), 11, List.of()));
        assertThat(guarded.isComplete()).isFalse();
        answers.get(0).complete(Verdict.allow(4));
        assertThat(sent(guarded)).containsPattern("\"\\[SECRET_\\w{6}] plan\"");
        assertThat(guarded.result().vault().isEmpty()).isFalse();
        assertThat(guarded.result().call().ledger().prompt().findings()).containsEntry("SECRET", 1);
    }

    @Test
    void theVendorGetsItsModelsNameAndIsAskedForTokenCounts() {
        var body = "{\"model\":\"f\",\"stream\":true,\"messages\":[]}";
        var guarded = guard(request(body)).result();
        assertThat(guarded.bodyFor(Calls.target(true)))
                .hasToString("{\"stream_options\":{\"include_usage\":true},\"model\":\"vendor-model\",\"stream\":true,"
                        + "\"messages\":[]}");
        assertThat(guarded.asksUsage()).isTrue();
        assertThat(guarded.bodyFor(Calls.target(false)))
                .hasToString("{\"model\":\"vendor-model\",\"stream\":true,\"messages\":[]}");
        assertThat(guarded.asksUsage()).isFalse();
    }

    @Test
    void aFieldThatCarriesAFindingInItsNameIsReadAsWell() {
        var body = "{\"messages\":[],\"metadata\":{\"secret\":\"x\"}}";
        assertThat(refusal(request(body, ScriptedGuard.finding("secret", "SECRET", Action.BLOCK)))
                        .status())
                .isEqualTo(400);
    }
}

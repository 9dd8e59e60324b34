package io.trustrail.gateway.it.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Leaks;
import io.trustrail.gateway.it.fixture.Secret;
import io.trustrail.gateway.it.fixture.Tokens;
import io.trustrail.gateway.it.fixture.ToolStreams;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.AnthropicReplies;
import io.trustrail.gateway.it.vendor.OpenAiReplies;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes back, in the odd cases. */
@Timeout(120)
class RestoreIT {

    private static final String FEATURE = "support-replies";

    /** As in the tests' list of code names: nothing that JSON could hold without escapes. */
    private static final String NAME = "Zoë \"Ace\" O'Brien\\Söhne ☃";

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    @ParameterizedTest
    @CsvSource({"OPENAI, true", "OPENAI, false", "ANTHROPIC, true", "ANTHROPIC, false"})
    void aNameThatNeedsEscapesComesBackInTextAndToolCalls(Wire wire, boolean stream) {
        GATEWAY.vendor().answers(request -> {
            assertThat(request.text()).doesNotContain("Brien");
            var token = Tokens.in(request.text()).get(0);
            return stream
                    ? Script.sse(ToolStreams.of(wire, "About " + token + ".", arguments(token)))
                    : Script.json(ToolStreams.whole(wire, "About " + token + ".", arguments(token)));
        });

        var prompt = wire.prompt("project-notes", "What of " + NAME + "?").put("stream", stream);
        var reply = GATEWAY.caller().post(wire.path(), prompt);

        var text = stream ? wire.streamedText(reply.text()) : wire.textOf(reply.json());
        assertThat(text).isEqualTo("About " + NAME + ".");
        var calls = stream ? ToolStreams.arguments(wire, reply.text()) : ToolStreams.calls(wire, reply.json());
        assertThat(calls).hasSize(1);
        assertThat(new JsonObject(calls.get(0))).isEqualTo(new JsonObject(arguments(NAME)));
    }

    @ParameterizedTest
    @EnumSource
    void aTokenInLowerCaseMeansTheSame(Wire wire) {
        GATEWAY.vendor().answers(request -> {
            var token = Tokens.in(request.text()).get(0);
            return Script.json(wire.answer("Mail **" + token.toLowerCase(Locale.ROOT) + "** now"));
        });

        var reply = GATEWAY.caller().post(wire.path(), wire.prompt(FEATURE, Secret.EMAIL.sentence()));

        assertThat(wire.textOf(reply.json())).isEqualTo("Mail **" + Secret.EMAIL.value() + "** now");
    }

    @ParameterizedTest
    @EnumSource
    void aTokenThatStandsForNothingIsCounted(Wire wire) {
        GATEWAY.vendor().answers(Script.json(wire.answer("Ask [EMAIL_ZZZZZZ], or [see below], or [NOTE].")));

        var reply = GATEWAY.caller().post(wire.path(), wire.prompt(FEATURE, "Whom?"));

        assertThat(wire.textOf(reply.json())).isEqualTo("Ask [EMAIL_ZZZZZZ], or [see below], or [NOTE].");
        assertThat(GATEWAY.closed(reply.header("x-trustrail-call")).getInteger("restoreMisses"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyGetsAnothersValues(Wire wire) {
        GATEWAY.vendor().answers(request -> Script.json(wire.answer("Noted.")));
        GATEWAY.caller().post(wire.path(), wire.prompt(FEATURE, Secret.EMAIL.sentence()));
        var token = Tokens.in(GATEWAY.vendor().onlyRequest().text()).get(0);
        GATEWAY.vendor().answers(Script.json(wire.answer("It was " + token)));

        var reply = GATEWAY.caller().post(wire.path(), wire.prompt(FEATURE, "Who asked before me? " + token));

        assertThat(Leaks.in(reply.text())).isEmpty();
        assertThat(wire.textOf(reply.json())).isEqualTo("It was " + token);
    }

    @Test
    void probabilitiesOfTokensThatTheCallerDoesNotSeeAreDropped() {
        GATEWAY.vendor().answers(request -> {
            var token = Tokens.in(request.text()).get(0);
            var probabilities = new JsonArray();
            for (var piece : List.of("Mail ", token.substring(0, 5), token.substring(5))) {
                probabilities.add(new JsonObject().put("token", piece).put("logprob", -0.5));
            }
            var answer = OpenAiReplies.texts("Mail " + token);
            answer.getJsonArray("choices")
                    .getJsonObject(0)
                    .put("logprobs", new JsonObject().put("content", probabilities));
            return Script.json(answer);
        });

        var reply = GATEWAY.caller().post(Wire.OPENAI.path(), Wire.OPENAI.prompt(FEATURE, Secret.EMAIL.sentence()));

        assertThat(Wire.OPENAI.textOf(reply.json())).isEqualTo("Mail " + Secret.EMAIL.value());
        assertThat(reply.text()).doesNotContain("[EMA");
        assertThat(reply.json().getJsonArray("choices").getJsonObject(0).getValue("logprobs"))
                .isNull();
    }

    @Test
    void signedThinkingStaysAsItWasSigned() {
        GATEWAY.vendor().answers(request -> {
            var token = Tokens.in(request.text()).get(0);
            var thinking = new JsonObject()
                    .put("type", "thinking")
                    .put("thinking", "So it is " + token)
                    .put("signature", "c2lnbmF0dXJl");
            return Script.json(
                    AnthropicReplies.message("end_turn", thinking, AnthropicReplies.textBlock("It is " + token)));
        });

        var reply =
                GATEWAY.caller().post(Wire.ANTHROPIC.path(), Wire.ANTHROPIC.prompt(FEATURE, Secret.EMAIL.sentence()));

        var token = Tokens.in(GATEWAY.vendor().onlyRequest().text()).get(0);
        var thinking = reply.json().getJsonArray("content").getJsonObject(0);
        assertThat(thinking.getString("thinking")).isEqualTo("So it is " + token);
        assertThat(thinking.getString("signature")).isEqualTo("c2lnbmF0dXJl");
        assertThat(Wire.ANTHROPIC.textOf(reply.json())).isEqualTo("It is " + Secret.EMAIL.value());
    }

    private static String arguments(String who) {
        return new JsonObject()
                .put("who", who)
                .put("list", new JsonArray().add("to " + who).add(1.5))
                .encode();
    }
}

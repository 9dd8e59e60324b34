package io.trustrail.gateway.it.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Leaks;
import io.trustrail.gateway.it.fixture.Reply;
import io.trustrail.gateway.it.fixture.Secret;
import io.trustrail.gateway.it.fixture.Tokens;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Pieces;
import io.trustrail.gateway.it.vendor.RecordedRequest;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every secret in every place of a request. What the vendor gets has none of them; at level 1 the caller gets each back.
 * That nothing is in logs, metrics and files is checked after each test, as after all tests.
 */
@Timeout(300)
class CanaryIT {

    private static final String PRIVATE = "support-replies";
    private static final String SHARED = "shared-insights";
    private static final long CARD_NUMBER = 4111111111111111L;

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    static Stream<Arguments> ways() {
        return Stream.of(Wire.values())
                .flatMap(wire -> Stream.of(PRIVATE, SHARED)
                        .flatMap(feature -> Stream.of(false, true).map(stream -> arguments(wire, feature, stream))));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void noSecretLeavesFromAnywhere(Wire wire, String feature, boolean stream) {
        GATEWAY.vendor().answers(request -> echo(wire, request, stream));
        var problems = new ArrayList<String>();
        for (var plot : Plots.of(wire)) {
            for (var secret : Secret.values()) {
                var body = plot.request().apply(secret).put("model", feature).put("stream", stream);
                problem(wire, plot, secret, body).stream()
                        .map(problem -> plot + ", " + secret + ": " + problem)
                        .forEach(problems::add);
            }
        }

        assertThat(problems).isEmpty();
    }

    static Stream<Arguments> numbers() {
        var card = Plot.object("card", CARD_NUMBER);
        return Stream.of(
                arguments(Wire.ANTHROPIC, "tool input", toolInput(card)),
                arguments(Wire.ANTHROPIC, "tool input, nested", toolInput(Plot.object("a", Plot.array(card)))),
                arguments(Wire.ANTHROPIC, "unknown field", new JsonObject().put("x_card", CARD_NUMBER)),
                arguments(Wire.OPENAI, "tool-call argument", toolCall(card)),
                arguments(Wire.OPENAI, "metadata", new JsonObject().put("metadata", card)),
                arguments(Wire.OPENAI, "unknown field", new JsonObject().put("x_card", CARD_NUMBER)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("numbers")
    void noSecretLeavesAsANumber(Wire wire, String where, JsonObject planted) {
        GATEWAY.vendor().answers(request -> echo(wire, request, false));
        for (var feature : List.of(PRIVATE, SHARED)) {
            var body = wire.prompt(feature, "Hello").mergeIn(planted);

            var reply = GATEWAY.caller().post(wire.path(), body);

            assertThat(reply.status()).as(where).isEqualTo(200);
        }
        assertThat(GATEWAY.vendor().requests()).hasSize(2).allSatisfy(seen -> {
            assertThat(Leaks.in(seen.everything())).isEmpty();
            assertThat(seen.json()).isNotNull();
        });
    }

    @ParameterizedTest
    @EnumSource
    void noSecretLeavesInHeadersOrInTheQuery(Wire wire) {
        GATEWAY.vendor().answers(request -> echo(wire, request, false));
        var secret = Secret.EMAIL.value();
        var headers = Map.of(
                "x-customer", secret,
                "user-agent", secret,
                "cookie", "who=" + secret,
                "x-trustrail-subject", secret,
                "x-trustrail-conversation", secret,
                "x-trustrail-purpose", "answering",
                "x-client-request-id", secret,
                "idempotency-key", secret,
                "openai-project", secret,
                "anthropic-beta", secret);
        var body = wire.prompt(PRIVATE, "Hello").toBuffer().getBytes();

        var reply = GATEWAY.caller().post(wire.path() + "?user=" + secret, body, headers);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(Leaks.in(GATEWAY.vendor().onlyRequest().everything())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSecretThatIsNoPurposeIsNotRepeated(Wire wire) {
        var body = wire.prompt(PRIVATE, "Hello").toBuffer().getBytes();
        var headers = Map.of("x-trustrail-subject", "s-1", "x-trustrail-purpose", "mail to " + Secret.EMAIL.value());

        var reply = GATEWAY.caller().post(wire.path(), body, headers);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(Leaks.in(reply.text())).isEmpty();
        assertThat(GATEWAY.vendor().requests()).isEmpty();
    }

    private static JsonObject toolInput(JsonObject input) {
        return AnthropicPlots.use(input);
    }

    private static JsonObject toolCall(JsonObject arguments) {
        return OpenAiPlots.call(arguments.encode());
    }

    /** Answers with all tokens that it was sent. */
    private static Script echo(Wire wire, RecordedRequest request, boolean stream) {
        var text = "Back: " + String.join(" and ", Tokens.in(request.text())) + '.';
        return stream
                ? Script.sse(wire.stream(Pieces.of(text, 5).toArray(String[]::new)))
                : Script.json(wire.answer(text));
    }

    private static List<String> problem(Wire wire, Plot plot, Secret secret, JsonObject body) {
        int before = GATEWAY.vendor().requests().size();
        var reply = GATEWAY.caller().post(wire.path(), body);
        var seen = GATEWAY.vendor().requests();
        if (reply.status() != 200) {
            return refusal(wire, plot, reply, seen.size() > before);
        }
        var sent = seen.get(before);
        var leaks = Leaks.in(sent.everything());
        if (!leaks.isEmpty()) {
            return leaks;
        }
        boolean restored = body.getString("model").equals(PRIVATE);
        return restored ? notRestored(wire, Plots.expected(plot, secret), reply, body) : Leaks.in(reply.text());
    }

    private static List<String> refusal(Wire wire, Plot plot, Reply reply, boolean sent) {
        if (sent || !Plots.mayBeRefused(plot) || reply.status() != 400) {
            return List.of("status " + reply.status() + ": " + reply.text());
        }
        return Leaks.in(wire.errorMessage(reply.json()));
    }

    private static List<String> notRestored(Wire wire, String expected, Reply reply, JsonObject body) {
        var text = body.getBoolean("stream") ? wire.streamedText(reply.text()) : wire.textOf(reply.json());
        boolean whole = text.contains(expected) && Tokens.in(text).isEmpty();
        return whole ? List.of() : List.of("not restored, but: " + text);
    }
}

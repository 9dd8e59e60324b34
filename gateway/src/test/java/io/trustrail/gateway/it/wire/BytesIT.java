package io.trustrail.gateway.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Secret;
import io.trustrail.gateway.it.fixture.Tokens;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What nobody has to change stays as it was, byte for byte. */
@Timeout(120)
class BytesIT {

    private static final String FEATURE = "support-replies";

    /* Odd spacing, numbers that no tree model keeps, escapes that need not be, keys in no order, unknown fields. */
    private static final String ODD = """
            { "x_first" : [ 1.00 , 1e2,-0.0, 9007199254740993.10, 123456789012345678901 ] ,
            \t"temperature":1.00,"model" : "%s" , "x\\u005funknown":{"b":null,"a":[],"":{ }},
              "max_tokens":1024 , "messages":[{"x":true , "role":"user","content":"%s"} ]\r
            }
            """;

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    @ParameterizedTest
    @EnumSource
    void onlyTheModelOfARequestIsChanged(Wire wire) {
        GATEWAY.vendor().answers(Script.json(wire.answer("Fine")));
        var text = "\\u0048ello \\/ Z\\u00f6e \uD83D\uDE00";

        var reply = GATEWAY.caller().post(wire.path(), bytes(ODD.formatted(FEATURE, text)));

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var seen = GATEWAY.vendor().onlyRequest();
        assertThat(seen.text()).isEqualTo(ODD.formatted(seen.json().getString("model"), text));
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatWasFoundInARequestIsChanged(Wire wire) {
        GATEWAY.vendor().answers(Script.json(wire.answer("Fine")));

        GATEWAY.caller().post(wire.path(), bytes(ODD.formatted(FEATURE, "Ask " + Secret.EMAIL.value() + "!")));

        var seen = GATEWAY.vendor().onlyRequest();
        var token = Tokens.in(seen.text()).get(0);
        var model = seen.json().getString("model");
        assertThat(seen.text()).isEqualTo(ODD.formatted(model, "Ask " + token + "!"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsBesideAnEditMeansTheSame(Wire wire) {
        GATEWAY.vendor().answers(Script.json(wire.answer("Fine")));
        var escaped = "Half a pair \\ud83d, a NUL \\u0000, \\\"\\\\ \\u2028\\uffff \uD83D\uDE00 ";

        var reply = GATEWAY.caller().post(wire.path(), bytes(ODD.formatted(FEATURE, escaped + Secret.EMAIL.value())));

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var seen = GATEWAY.vendor().onlyRequest();
        var token = Tokens.in(seen.text()).get(0);
        var expected = new JsonObject("{\"text\":\"" + escaped + token + "\"}").getString("text");
        assertThat(Tokens.lastText(seen)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void aWholeReplyIsLeftAlone(Wire wire) {
        var answer = wire.answer("Fine").encode();
        var odd =
                "\n{ \"x_cost\" : 1.00 ,\t\"x_id\":123456789012345678901,\"x\\u0041\":[ ]," + answer.substring(1) + " ";
        GATEWAY.vendor().answers(Script.json(200, odd));

        var reply = GATEWAY.caller().post(wire.path(), wire.prompt(FEATURE, "Hello"));

        assertThat(reply.text()).isEqualTo(odd);
        assertThat(reply.header("x-trustrail-verdict")).isEqualTo("allow");
    }

    @ParameterizedTest
    @EnumSource
    void aStreamWithoutGuardsIsLeftAlone(Wire wire) {
        var odd = ": a comment\n\n" + oddStream(wire);
        GATEWAY.vendor().answers(Script.sse(odd));

        var reply = GATEWAY.caller().post(wire.path(), wire.streamed("raw", "Hello"));

        assertThat(reply.text()).isEqualTo(odd);
    }

    @ParameterizedTest
    @EnumSource
    void aPairThatIsSplitBetweenEventsArrivesWhole(Wire wire) {
        GATEWAY.vendor().answers(request -> {
            var token = Tokens.in(request.text()).get(0);
            return Script.sse(wire.streamStart()
                    + wire.streamText("Smile HALF").replace("HALF", "\\ud83d")
                    + wire.streamText("HALF at " + token).replace("HALF", "\\ude00")
                    + wire.streamText(" HALF").replace("HALF", "\\uD83D")
                    + wire.streamText("HALF.").replace("HALF", "\\uDE00")
                    + wire.streamEnd());
        });

        var reply = GATEWAY.caller().post(wire.path(), wire.streamed(FEATURE, Secret.EMAIL.sentence()));

        assertThat(wire.streamedText(reply.text()))
                .isEqualTo("Smile \uD83D\uDE00 at " + Secret.EMAIL.value() + " \uD83D\uDE00.");
    }

    @ParameterizedTest
    @EnumSource
    void guardsLeaveEventsWithoutTextAlone(Wire wire) {
        GATEWAY.vendor().answers(Script.sse(oddStream(wire)));

        var reply = GATEWAY.caller().post(wire.path(), wire.streamed(FEATURE, "Hello"));

        assertThat(reply.text())
                .contains(": keep-alive\n\n")
                .contains(wire.streamEnd())
                .startsWith(wire.streamStart());
        assertThat(wire.streamedText(reply.text())).isEqualTo("Fine, thanks. And you?");
    }

    @Test
    void lineEndsOfAnyKindAreEvents() {
        var stream = Wire.OPENAI.stream("Fine, ", "thanks.");
        for (var end : List.of("\r\n", "\r", "\n")) {
            var odd = stream.replace("\n", end);
            GATEWAY.vendor().answers(Script.sse(odd));

            var reply = GATEWAY.caller().post(Wire.OPENAI.path(), Wire.OPENAI.streamed("raw", "Hello"));

            assertThat(reply.text()).isEqualTo(odd);
        }
    }

    private static String oddStream(Wire wire) {
        return wire.streamStart()
                + wire.streamText("Fine, ")
                + ": keep-alive\n\n"
                + wire.streamText("thanks. ").replace("\":", "\" :  ")
                + wire.streamText("And you?")
                + wire.streamEnd();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

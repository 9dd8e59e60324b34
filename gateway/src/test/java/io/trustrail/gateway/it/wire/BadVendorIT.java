package io.trustrail.gateway.it.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.trustrail.gateway.it.fixture.Events;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Reply;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.OpenAiReplies;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Vendors that misbehave: callers learn that there is no (whole) answer, in their dialect, and the record says why. */
@Timeout(120)
class BadVendorIT {

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    static Stream<Arguments> bad() {
        return Stream.of(Wire.values()).flatMap(wire -> BadVendor.all(wire).map(bad -> arguments(wire, bad)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("bad")
    void isToldAsAnError(Wire wire, BadVendor bad) {
        GATEWAY.vendor().answers(bad.script());

        var reply = GATEWAY.caller()
                .post(wire.path(), wire.prompt(bad.feature(), "Hello").put("stream", bad.stream()));

        var error = error(reply);
        assertThat(wire.errorMessage(error)).doesNotContain("html", "vendor-key", "Exception", "jackson");
        assertThat(reply.text()).doesNotContain("[DONE]", "message_stop");
        var closed = GATEWAY.closed(reply.header("x-trustrail-call"));
        assertThat(closed.getString("outcome")).isNotBlank().isNotEqualTo("delivered");
        assertThat(closed.getString("vendor")).isNotBlank();
        GATEWAY.serves(wire);
    }

    @Test
    void aNewTryIsMadeBeforeTheFirstByteOnly() {
        GATEWAY.vendor()
                .answers(request -> GATEWAY.vendor().requests().size() == 1
                        ? Script.of(500, "application/json").end()
                        : Script.json(OpenAiReplies.texts("At last")));

        var reply = GATEWAY.caller().post(Wire.OPENAI.path(), Wire.OPENAI.prompt("stubborn", "Hello"));

        assertThat(Wire.OPENAI.textOf(reply.json())).isEqualTo("At last");
        assertThat(GATEWAY.closed(reply.header("x-trustrail-call")).getInteger("attempts"))
                .isEqualTo(2);
    }

    @Test
    void anotherTargetTakesOverAndIsRecordedFirst() {
        GATEWAY.vendor()
                .answers(request -> request.json().getString("model").equals("gpt-4.1-mini")
                        ? Script.json(
                                503,
                                OpenAiReplies.error("no", "server_error", null).encode())
                        : Script.json(OpenAiReplies.texts("From the other")));

        var reply = GATEWAY.caller().post(Wire.OPENAI.path(), Wire.OPENAI.prompt("stubborn", "Hello"));

        assertThat(Wire.OPENAI.textOf(reply.json())).isEqualTo("From the other");
        var closed = GATEWAY.closed(reply.header("x-trustrail-call"));
        assertThat(closed.getString("model")).isEqualTo("gpt-4.1-nano");
        assertThat(closed.getInteger("attempts")).isEqualTo(3);
    }

    /** The error of a reply that failed at once, or of the last event of a stream. */
    private static JsonObject error(Reply reply) {
        if (reply.header("content-type").startsWith("text/event-stream")) {
            var events = Events.json(reply.text()).toList();
            assertThat(events).as(reply.text()).isNotEmpty();
            return events.get(events.size() - 1);
        }
        assertThat(reply.status()).as(reply.text()).isBetween(500, 599);
        return reply.json();
    }
}

package io.trustrail.gateway.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers that leave: the vendor is let go of at once, and the record says so. */
@Timeout(120)
class AbortIT {

    private static final String FEATURE = "support-replies";

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    @ParameterizedTest
    @EnumSource
    void leavingInTheMiddleOfAStreamEndsItAtTheVendor(Wire wire) throws Exception {
        GATEWAY.vendor()
                .answers(Script.sse()
                        .write(wire.streamStart() + wire.streamText("It is a long story. "))
                        .stall());
        var body = wire.streamed(FEATURE, "Tell me").toBuffer().getBytes();

        var stream = GATEWAY.caller().open(wire.path(), body);
        try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isNotBlank();
        }

        Await.result(GATEWAY.vendor().nextRequest().gone());
        var call = stream.headers().firstValue("x-trustrail-call").orElseThrow();
        assertThat(GATEWAY.closed(call).getString("outcome")).isEqualTo("client_gone");
        GATEWAY.serves(wire);
    }

    @ParameterizedTest
    @EnumSource
    void leavingBeforeTheAnswerEndsItAtTheVendor(Wire wire) throws Exception {
        var before = closed();
        GATEWAY.vendor().answers(Script.silence());

        var pending = GATEWAY.caller()
                .postAsync(
                        wire.path(), wire.prompt(FEATURE, "Tell me").toBuffer().getBytes());
        var request = GATEWAY.vendor().nextRequest();
        assertThat(pending.cancel(true)).isTrue();

        Await.result(request.gone());
        awaitOneMore(before, "client_gone");
        GATEWAY.serves(wire);
    }

    @ParameterizedTest
    @EnumSource
    void leavingBeforeTheRequestIsCompleteReachesNoVendor(Wire wire) throws IOException {
        var before = closed();
        var body = wire.prompt(FEATURE, "Tell me").encode();

        try (var socket = RawSocket.open(GATEWAY.url())) {
            socket.send(RawSocket.head(wire, GATEWAY.key(), body.length()) + body.substring(0, body.length() / 2));
            Await.until("the gateway got the head", () -> underWay() == 1);
        }

        awaitOneMore(before, "client_gone");
        assertThat(GATEWAY.vendor().requests()).isEmpty();
        GATEWAY.serves(wire);
    }

    /** Calls that the gateway says it is serving. */
    private static int underWay() {
        return GATEWAY.health().getInteger("callsUnderWay");
    }

    private static List<JsonObject> closed() {
        return JournalView.read(GATEWAY.data()).all("closed").toList();
    }

    private static void awaitOneMore(List<JsonObject> before, String outcome) {
        Await.until("one more call is closed", () -> closed().size() > before.size());
        var now = closed();
        assertThat(now).hasSize(before.size() + 1);
        assertThat(now.get(before.size()).getString("outcome")).isEqualTo(outcome);
    }
}

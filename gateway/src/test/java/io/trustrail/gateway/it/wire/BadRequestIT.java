package io.trustrail.gateway.it.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Reply;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that make no sense: a clear error in the dialect's shape, a record, nothing sent, and life goes on. */
@Timeout(120)
class BadRequestIT {

    private static final int LONG_BODY = 3_000_000;

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    static Stream<Arguments> bad() {
        return Stream.of(Wire.values()).flatMap(wire -> BadRequest.all(wire).map(bad -> arguments(wire, bad)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("bad")
    void isToldWhatIsWrong(Wire wire, BadRequest bad) {
        var reply = GATEWAY.caller().post(wire.path(), bad.body().getBytes());

        assertThat(reply.status()).as(reply.text()).isEqualTo(bad.status());
        var message = wire.errorMessage(reply.json());
        assertThat(reply.text()).contains(bad.field());
        assertThat(message).doesNotContain("canary", "Hello", "Exception", "jackson");
        assertRecorded(reply);
        assertThat(GATEWAY.vendor().requests()).isEmpty();
        GATEWAY.serves(wire);
    }

    static Stream<Arguments> keys() {
        return Stream.of(Wire.values())
                .flatMap(wire -> Stream.of("", "Bearer", "Bearer ", "Basic YTpi", "sk-nobody", "clé", "x".repeat(9000))
                        .map(key -> arguments(wire, key)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("keys")
    void aKeyThatIsNoneIsRefused(Wire wire, String key) {
        var headers = wire == Wire.OPENAI ? Map.of("authorization", key) : Map.of("x-api-key", key);
        var body = wire.prompt("support-replies", "Hello").toBuffer().getBytes();

        var reply = GATEWAY.caller().post(wire.path(), body, headers);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(wire.errorMessage(reply.json())).doesNotContain("nobody");
        assertThat(GATEWAY.vendor().requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aBodyOfAnotherTypeIsRefused(Wire wire) {
        var body = wire.prompt("support-replies", "Hello").toBuffer().getBytes();

        for (var type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b")) {
            var reply = GATEWAY.caller().post(wire.path(), body, Map.of("content-type", type));

            assertThat(reply.status()).as(type).isIn(400, 415);
            assertThat(wire.errorMessage(reply.json())).containsIgnoringCase("content-type");
            assertRecorded(reply);
        }
        assertThat(GATEWAY.vendor().requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aBodyOfJsonByAnotherNameIsTaken(Wire wire) {
        GATEWAY.vendor().answers(Script.json(wire.answer("Yes")));
        var body = wire.prompt("support-replies", "Hello").toBuffer().getBytes();

        for (var type : List.of("application/json; charset=utf-8", "Application/JSON", "application/vnd.api+json")) {
            var reply = GATEWAY.caller().post(wire.path(), body, Map.of("content-type", type));

            assertThat(reply.status()).as(type).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tenMebibytesExactlyAreTaken(Wire wire) {
        GATEWAY.vendor().answers(Script.json(wire.answer("Yes")));
        var body = wire.prompt("support-replies", "Hello").encode();
        var padded = body + " ".repeat(10 * 1024 * 1024 - body.length());

        var reply = GATEWAY.caller().post(wire.path(), new JsonObject(body));
        var large = GATEWAY.caller().post(wire.path(), padded.getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(large.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void tooMuchInChunksIsRefused(Wire wire) {
        var body = wire.prompt("support-replies", "Hello").encode();
        var padded = body + " ".repeat(10 * 1024 * 1024 + 1 - body.length());

        var reply = GATEWAY.caller().postInChunks(wire.path(), padded.getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).isEqualTo(413);
        wire.errorMessage(reply.json());
        assertRecorded(reply);
    }

    /** What nobody has read of a refused body must not stand before the connection's next request. */
    @ParameterizedTest
    @EnumSource
    void theConnectionServesOnAfterALongBodyWasRefused(Wire wire) throws IOException {
        GATEWAY.vendor().answers(Script.json(wire.answer("All is well.")));
        var body = wire.prompt("support-replies", "Hello").encode();

        try (var socket = RawSocket.open(GATEWAY.url())) {
            socket.send(RawSocket.head(wire, "sk-nobody", LONG_BODY) + " ".repeat(LONG_BODY));
            socket.send(RawSocket.lastHead(wire, GATEWAY.key(), body.length()) + body);

            assertThat(socket.readToEnd()).startsWith("HTTP/1.1 401").contains("HTTP/1.1 200", "All is well.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBodyInChunksIsTaken(Wire wire) {
        GATEWAY.vendor().answers(Script.json(wire.answer("Yes")));
        var body = wire.prompt("support-replies", "Hello").toBuffer().getBytes();

        assertThat(GATEWAY.caller().postInChunks(wire.path(), body).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void aPathThatIsNoneIsTold(Wire wire) {
        var body = wire.prompt("support-replies", "Hello").toBuffer().getBytes();

        var reply = GATEWAY.caller().post("/v2" + wire.path(), body, wire.credentials(GATEWAY.key()));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(wire.errorMessage(reply.json())).contains(wire.path());
    }

    private static void assertRecorded(Reply reply) {
        var call = reply.header("x-trustrail-call");
        assertThat(call).startsWith("call_");
        var closed = GATEWAY.closed(call);
        assertThat(closed.getInteger("status")).isEqualTo(reply.status());
        assertThat(closed.getString("outcome")).isNotBlank().isNotEqualTo("delivered");
        assertThat(reply.header("x-request-id")).isNotBlank();
    }
}

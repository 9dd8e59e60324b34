package io.trustrail.gateway.it.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Reply;
import io.trustrail.gateway.it.fixture.Secret;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The headers that tell what a reply was screened with, and what the record says of the same call. */
@Timeout(120)
class CoverageIT {

    private static final String IMAGE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk";

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    static Stream<Arguments> calls() {
        return Stream.of(Wire.values())
                .flatMap(wire -> Stream.of(
                        arguments(wire, "support-replies", false, "Hello", "full", "allow"),
                        arguments(wire, "support-replies", true, "Hello", "window", "allow"),
                        arguments(wire, "support-replies", false, Secret.EMAIL.sentence(), "full", "rewrite"),
                        arguments(wire, "support-replies", true, Secret.EMAIL.sentence(), "window", "rewrite"),
                        arguments(wire, "agent-copilot", false, Secret.EMAIL.sentence(), "full", "flag"),
                        arguments(wire, "raw", false, Secret.EMAIL.sentence(), "none", "allow"),
                        arguments(wire, "raw", true, Secret.EMAIL.sentence(), "none", "allow")));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void isTold(Wire wire, String feature, boolean stream, String text, String coverage, String verdict) {
        GATEWAY.vendor().answers(stream ? Script.sse(wire.stream("Fine.")) : Script.json(wire.answer("Fine.")));

        var reply =
                GATEWAY.caller().post(wire.path(), wire.prompt(feature, text).put("stream", stream));

        assertTold(reply, coverage);
        assertThat(reply.header("x-trustrail-verdict")).isEqualTo(verdict);
        var closed = GATEWAY.closed(reply.header("x-trustrail-call"));
        assertThat(closed.getString("outcome")).isEqualTo("delivered");
        assertThat(closed.getString("feature")).isEqualTo(feature);
        assertThat(closed.getString("policyHash")).isEqualTo(GATEWAY.health().getString("policyHash"));
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatNobodyScanned(Wire wire) {
        GATEWAY.vendor().answers(Script.json(wire.answer("A dot.")));

        var reply = GATEWAY.caller().post(wire.path(), picture(wire).put("model", "with-images"));

        var kind = wire == Wire.OPENAI ? "image" : "(image|attachment)";
        assertThat(reply.header("x-trustrail-coverage")).matches("full;unscanned=" + kind);
        assertThat(GATEWAY.vendor().onlyRequest().text()).contains(IMAGE);
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatNobodyCanScan(Wire wire) {
        var reply = GATEWAY.caller().post(wire.path(), picture(wire).put("model", "support-replies"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(wire.errorMessage(reply.json())).doesNotContain(IMAGE);
        assertThat(GATEWAY.closed(reply.header("x-trustrail-call")).getString("outcome"))
                .isNotEqualTo("delivered");
        assertThat(GATEWAY.vendor().requests()).isEmpty();
    }

    private static void assertTold(Reply reply, String coverage) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.header("x-trustrail-coverage")).isEqualTo(coverage);
        assertThat(reply.header("x-trustrail-call")).startsWith("call_");
        assertThat(reply.header("x-request-id")).isNotBlank();
        assertThat(GATEWAY.closed(reply.header("x-trustrail-call")).getString("coverage"))
                .isEqualTo(coverage);
    }

    private static JsonObject picture(Wire wire) {
        var data = "data:image/png;base64," + IMAGE;
        var part = wire == Wire.OPENAI
                ? new JsonObject().put("type", "image_url").put("image_url", new JsonObject().put("url", data))
                : new JsonObject()
                        .put("type", "image")
                        .put(
                                "source",
                                new JsonObject()
                                        .put("type", "base64")
                                        .put("media_type", "image/png")
                                        .put("data", IMAGE));
        var text = new JsonObject().put("type", "text").put("text", "What is it?");
        var message = new JsonObject().put("role", "user").put("content", JsonArray.of(text, part));
        return wire.prompt("", "").put("messages", JsonArray.of(message));
    }
}

package io.trustrail.gateway.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Applications that speak HTTP/2 without TLS, as Java's own client does unless it is told otherwise. */
@Timeout(120)
class Http2IT {

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(Version.HTTP_2).build();

    @ParameterizedTest
    @EnumSource
    void wholeRepliesAreDelivered(Wire wire) throws IOException, InterruptedException {
        GATEWAY.vendor().answers(Script.json(wire.answer("Fine.")));

        var reply = CLIENT.send(request(wire, wire.prompt("support-replies", "How is it?")), BodyHandlers.ofString());

        assertThat(reply.version()).isEqualTo(Version.HTTP_2);
        assertThat(wire.textOf(new JsonObject(reply.body()))).isEqualTo("Fine.");
        assertThat(GATEWAY.lastClosed().getString("outcome")).isEqualTo("delivered");
    }

    @ParameterizedTest
    @EnumSource
    void streamsAreDelivered(Wire wire) throws IOException, InterruptedException {
        GATEWAY.vendor().answers(Script.sse(wire.stream("It is ", "fine.")));

        var reply = CLIENT.send(request(wire, wire.streamed("support-replies", "How is it?")), BodyHandlers.ofString());

        assertThat(wire.streamedText(reply.body())).isEqualTo("It is fine.");
        assertThat(GATEWAY.lastClosed().getString("outcome")).isEqualTo("delivered");
    }

    @ParameterizedTest
    @EnumSource
    void whoLeavesIsGone(Wire wire) {
        GATEWAY.vendor().answers(Script.sse().write(wire.streamStart()).stall());
        int before = opened();

        var reply = CLIENT.sendAsync(
                request(wire, wire.streamed("support-replies", "How is it?")), BodyHandlers.ofString());
        Await.until("the call is on its way", () -> opened() > before);
        reply.cancel(true);

        assertThat(GATEWAY.lastClosed().getString("outcome")).isEqualTo("client_gone");
    }

    private static int opened() {
        return (int) JournalView.read(GATEWAY.data()).all("opened").count();
    }

    private static HttpRequest request(Wire wire, JsonObject body) {
        var request = HttpRequest.newBuilder(URI.create(GATEWAY.url() + wire.path()))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body.encode()));
        wire.credentials(GATEWAY.key()).forEach(request::header);
        return request.build();
    }
}

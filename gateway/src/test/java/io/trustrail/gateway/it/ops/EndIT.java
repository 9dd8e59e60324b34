package io.trustrail.gateway.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayProcess;
import io.trustrail.gateway.it.fixture.Invariants;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.fixture.ProcessFixture;
import io.trustrail.gateway.it.fixture.Secret;
import io.trustrail.gateway.it.fixture.Tokens;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.Promise;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a gateway ends: asked to, and not. */
@Timeout(180)
class EndIT {

    private static final String FEATURE = "support-replies";

    /* Enough for every event loop to have one. */
    private static final int STREAMS = 8;

    private final ProcessFixture fixture = new ProcessFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource
    void streamsUnderWayEndWellBeforeTheProcessDoes(Wire wire) throws IOException {
        var gateway = fixture.serve();
        var rest = Promise.<Void>promise();
        var slow = Script.sse()
                .write(wire.streamStart() + wire.streamText("One moment, please. "))
                .await(rest.future())
                .write(wire.streamText("Done.") + wire.streamEnd())
                .end();
        var quick = Script.json(wire.answer("Yes?"));
        fixture.vendor().answers(request -> request.text().contains("Wait") ? slow : quick);

        var streams = Stream.generate(() -> open(gateway, wire)).limit(STREAMS).toList();
        gateway.terminate();
        Await.until("new callers are turned away", () -> isTurnedAway(gateway, wire));
        rest.complete();

        for (var stream : streams) {
            var events = new String(stream.body().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(wire.streamedText(events)).endsWith("Done.");
        }
        assertThat(gateway.awaitExit()).isIn(0, 143);
        assertThat(JournalView.read(fixture.data()).all("closed"))
                .filteredOn(closed -> calls(streams).contains(closed.getString("call")))
                .hasSize(STREAMS)
                .allSatisfy(closed -> assertThat(closed.getString("outcome")).isEqualTo("delivered"));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasKilledIsReportedAtTheNextStart(Wire wire) throws IOException {
        var first = fixture.serve();
        var token = token(first, wire);
        fixture.vendor().answers(Script.sse().write(wire.streamStart()).stall());
        var stream = open(first, wire);
        try (var lines = reader(stream)) {
            assertThat(lines.readLine()).isNotBlank();
            first.kill();
        }
        var call = stream.headers().firstValue("x-trustrail-call").orElseThrow();
        assertThat(JournalView.read(fixture.data()).unclosed()).containsExactly(call);

        var second = fixture.serve();

        assertThat(second.health().getInteger("callsCrashedBeforeStart")).isEqualTo(1);
        assertThat(second.output()).contains(call);
        Invariants.everyCallIsClosed(fixture.data());
        assertThat(token(second, wire)).isEqualTo(token);
    }

    private static List<String> calls(List<HttpResponse<InputStream>> streams) {
        return streams.stream()
                .map(stream -> stream.headers().firstValue("x-trustrail-call").orElseThrow())
                .toList();
    }

    /** What stands for an e-mail address at the vendor. */
    private String token(GatewayProcess gateway, Wire wire) {
        fixture.vendor().reset();
        fixture.vendor().answers(Script.json(wire.answer("Fine")));
        var reply = gateway.caller().post(wire.path(), wire.prompt(FEATURE, Secret.EMAIL.sentence()));
        assertThat(reply.status()).isEqualTo(200);
        return Tokens.in(fixture.vendor().onlyRequest().text()).get(0);
    }

    private static HttpResponse<InputStream> open(GatewayProcess gateway, Wire wire) {
        return gateway.caller()
                .open(wire.path(), wire.streamed(FEATURE, "Wait").toBuffer().getBytes());
    }

    private static BufferedReader reader(HttpResponse<InputStream> stream) {
        return new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
    }

    private static boolean isTurnedAway(GatewayProcess gateway, Wire wire) {
        try {
            return gateway.caller()
                            .post(wire.path(), wire.prompt("raw", "Hello"))
                            .status()
                    == 503;
        } catch (UncheckedIOException e) {
            return true;
        }
    }
}

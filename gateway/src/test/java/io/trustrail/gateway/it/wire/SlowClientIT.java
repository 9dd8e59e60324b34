package io.trustrail.gateway.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A caller that does not read: the gateway does not read either, and keeps nothing but what is in its buffers. */
@Timeout(180)
class SlowClientIT {

    private static final int EVENTS = 1024;
    private static final String TEXT = "It goes on and on. ".repeat(3400);
    private static final int OTHER_CALLS = 100;

    /* Four sockets' buffers, at most, as Linux lets them grow on loopback; without back-pressure it would be all. */
    private static final long BOUND = 40L << 20;

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    @ParameterizedTest
    @EnumSource
    void holdsUpTheVendorAndGetsEverythingInTheEnd(Wire wire) throws Exception {
        var event = wire.streamText(TEXT).getBytes(StandardCharsets.UTF_8);
        GATEWAY.vendor()
                .answers(Script.sse()
                        .write(wire.streamStart())
                        .repeat(event, EVENTS)
                        .write(wire.streamEnd())
                        .end());
        var body = wire.streamed("support-replies", "Tell me").toBuffer().getBytes();

        var stream = GATEWAY.caller().open(wire.path(), body);
        var request = GATEWAY.vendor().nextRequest();
        /* Enough for a gateway that reads on to have read it all. */
        for (int i = 0; i < OTHER_CALLS; i++) {
            GATEWAY.serves(wire);
        }

        assertThat(request.written().get()).isLessThan(BOUND);
        var events = new String(stream.body().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(wire.streamedText(events).length()).isEqualTo(TEXT.length() * EVENTS);
        assertThat(request.written().get()).isGreaterThan((long) event.length * EVENTS);
        assertThat(request.gone()).isNotDone();
    }
}

package io.trustrail.gateway.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Leaks;
import io.trustrail.gateway.it.fixture.ProcessFixture;
import io.trustrail.gateway.it.fixture.Secret;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.OpenAiReplies;
import io.trustrail.gateway.it.vendor.Script;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a process leaves behind after calls that went well and badly: its fixture looks into every file at its end. */
@Timeout(180)
class ProcessCanaryIT {

    private static final String ALL =
            Arrays.stream(Secret.values()).map(Secret::sentence).collect(Collectors.joining(" "));

    @Test
    void noFileHasASecretInIt() {
        try (var fixture = new ProcessFixture()) {
            var gateway = fixture.serve();
            for (var wire : Wire.values()) {
                for (var feature :
                        List.of("support-replies", "agent-copilot", "shared-insights", "no-email-in", "none")) {
                    fixture.vendor().answers(Script.json(wire.answer("Fine")));
                    gateway.caller().post(wire.path(), wire.prompt(feature, ALL));
                    fixture.vendor().answers(Script.sse(wire.streamStart() + "data: {\"" + ALL + "\n\n"));
                    gateway.caller().post(wire.path(), wire.streamed(feature, ALL));
                    fixture.vendor()
                            .answers(Script.json(500, OpenAiReplies.texts(ALL).encode()));
                    gateway.caller().post(wire.path(), wire.prompt(feature, ALL));
                }
                var broken = wire.prompt("support-replies", ALL).encode().replace("}]", "}");
                gateway.caller().post(wire.path(), broken.getBytes(StandardCharsets.UTF_8));
            }

            assertThat(Leaks.in(gateway.metrics())).isEmpty();
            assertThat(gateway.health().getString("status")).isEqualTo("ok");
            gateway.terminate();
            assertThat(gateway.awaitExit()).isIn(0, 143);
        }
    }
}

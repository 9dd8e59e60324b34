package io.trustrail.gateway.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayProcess;
import io.trustrail.gateway.it.fixture.ProcessFixture;
import io.trustrail.gateway.it.fixture.Secret;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A record that can't be written: no calls, in plain words, until it can. */
@Timeout(180)
class JournalIT {

    private final ProcessFixture fixture = new ProcessFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource
    @EnabledOnOs(OS.LINUX)
    void nothingLeavesWhileTheRecordCannotBeWritten(Wire wire) throws Exception {
        var gateway = fixture.serve();
        fixture.vendor().answers(Script.json(wire.answer("Fine")));
        assertThat(call(gateway, wire)).isEqualTo(200);
        var sent = fixture.vendor().requests().size();

        limitFiles(gateway, "1:unlimited");
        var refused = gateway.caller().post(wire.path(), wire.prompt("support-replies", Secret.EMAIL.sentence()));

        assertThat(refused.status()).isEqualTo(503);
        assertThat(wire.errorMessage(refused.json())).contains("record");
        assertThat(fixture.vendor().requests()).hasSize(sent);
        assertThat(gateway.health().getBoolean("journal")).isFalse();

        limitFiles(gateway, "unlimited:unlimited");
        Await.until("calls are taken again", () -> call(gateway, wire) == 200);
        assertThat(gateway.health().getBoolean("journal")).isTrue();
    }

    private static int call(GatewayProcess gateway, Wire wire) {
        return gateway.caller()
                .post(wire.path(), wire.prompt("support-replies", "Hello"))
                .status();
    }

    /** Lets the process write no file beyond a size: to it, that is a full disk. */
    private static void limitFiles(GatewayProcess gateway, String softAndHard)
            throws IOException, InterruptedException {
        var limiting = new ProcessBuilder("prlimit", "--pid", Long.toString(gateway.pid()), "--fsize=" + softAndHard)
                .inheritIO()
                .start();
        assertThat(limiting.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(limiting.exitValue()).isZero();
    }
}

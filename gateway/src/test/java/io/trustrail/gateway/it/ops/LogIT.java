package io.trustrail.gateway.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.verify.Fault;
import io.trustrail.gateway.verify.LogVerifier;
import io.trustrail.gateway.verify.ProofCheck;
import io.trustrail.gateway.verify.Report;
import io.trustrail.gateway.verify.VerifierKey;
import io.trustrail.gateway.verify.source.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The transparency log of a gateway, from the outside. */
class LogIT {

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    private static VerifierKey key() {
        return VerifierKey.parse(GATEWAY.admin().get("/log/vkey").text());
    }

    private static Report verify(byte[]... kept) throws IOException {
        return LogVerifier.verify(Sources.of(GATEWAY.adminUrl() + "/log"), key(), List.of(kept));
    }

    private static String lastCall() {
        return GATEWAY.lastClosed().getString("call");
    }

    private static void awaitLogged(String call) {
        var index = new LogIndex(GATEWAY.data());
        Await.until(call + " is in the index", () -> {
            index.follow();
            return index.leavesOf(call).size() == 2;
        });
    }

    @Test
    void callsAreInTheLogAndCanBeProven() throws IOException {
        GATEWAY.serves(Wire.OPENAI);
        var call = lastCall();
        awaitLogged(call);
        var kept = GATEWAY.admin().get("/log/checkpoint").text().getBytes(StandardCharsets.UTF_8);

        var proof = new LogIndex(GATEWAY.data()).prove(call).orElseThrow().encode();
        var check = ProofCheck.of(proof.getBytes(StandardCharsets.UTF_8), key());
        assertThat(check.faults()).isEmpty();
        assertThat(check.leaves()).hasSize(2).allMatch(leaf -> leaf.contains(call));
        var forged = proof.replace("delivered", "blocked");
        assertThat(ProofCheck.of(forged.getBytes(StandardCharsets.UTF_8), key()).faults())
                .isNotEmpty();

        GATEWAY.restart();
        GATEWAY.serves(Wire.OPENAI);
        awaitLogged(lastCall());
        var report = verify(kept);
        assertThat(report.faults()).extracting(Fault::what).isEmpty();
        assertThat(report.tally().opened()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void onlyFilesOfTheLogAreServed() {
        GATEWAY.serves(Wire.OPENAI);
        awaitLogged(lastCall());
        var about = GATEWAY.admin().get("/log").json();
        var origin = about.getString("origin");
        assertThat(origin).startsWith("trustrail.local/");
        assertThat(GATEWAY.admin().get("/log/" + origin + "/checkpoint").text()).startsWith(origin + "\n");
        for (var path :
                List.of("/log/key", "/log/../store", "/log/tile/../key", "/log/tile/0/000.new", "/log/tile/0/999")) {
            assertThat(GATEWAY.admin().get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(GATEWAY.admin().post("/log/checkpoint", new byte[0]).status())
                .isEqualTo(405);
    }
}

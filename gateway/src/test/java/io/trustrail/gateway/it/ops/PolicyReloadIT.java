package io.trustrail.gateway.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.Reply;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.Promise;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Policies that change under a running gateway. */
@Timeout(180)
class PolicyReloadIT {

    private static final Wire WIRE = Wire.OPENAI;

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    @BeforeEach
    void answer() {
        GATEWAY.vendor().answers(Script.json(WIRE.answer("Fine")));
    }

    @AfterEach
    void restorePolicy() {
        GATEWAY.policies().write(PolicyDirectory.original());
        Await.until(
                "the policy is as it was", () -> isUpToDate() && call("renamed").status() == 404);
    }

    @Test
    void aGoodPolicyComesIntoForceAndIsNamedEverywhere() {
        var before = hash();
        assertThat(call("renamed").status()).isEqualTo(404);

        GATEWAY.policies().write(PolicyDirectory.original().replace("  raw:", "  renamed:"));
        Await.until("the new feature is served", () -> call("renamed").status() == 200);

        assertThat(hash()).isNotEqualTo(before).matches("[0-9a-f]{64}");
        assertThat(metrics()).contains(hash()).doesNotContain(before);
        var reply = call("renamed");
        assertThat(GATEWAY.closed(reply.header("x-trustrail-call")).getString("policyHash"))
                .isEqualTo(hash());
        assertThat(call("raw").status()).isEqualTo(404);
    }

    @Test
    void aBadPolicyLeavesTheLastGoodOneInForceAndIsTold() {
        var before = hash();

        GATEWAY.policies().write(PolicyDirectory.original().replace("level: 3", "level: 33"));
        Await.until("the bad policy is told", () -> !isUpToDate());

        assertThat(hash()).isEqualTo(before);
        assertThat(GATEWAY.health().getInteger("policyProblems")).isPositive();
        assertThat(call("shared-insights").status()).isEqualTo(200);
        assertThat(metrics()).contains(before);
        assertThat(GATEWAY.logs()).anyMatch(line -> line.contains("policy.yaml") && line.contains("level"));

        GATEWAY.policies().write(PolicyDirectory.original());
        Await.until("the good policy is told", PolicyReloadIT::isUpToDate);
        assertThat(hash()).isEqualTo(before);
    }

    @Test
    void aCallUnderWayKeepsItsPolicy() throws InterruptedException {
        var before = hash();
        var go = Promise.<Void>promise();
        GATEWAY.vendor()
                .answers(request -> request.text().contains("Wait")
                        ? Script.sse()
                                .write(WIRE.streamStart())
                                .await(go.future())
                                .write(WIRE.streamText("Fine") + WIRE.streamEnd())
                                .end()
                        : Script.json(WIRE.answer("Fine")));
        var pending = GATEWAY.caller()
                .postAsync(WIRE.path(), WIRE.streamed("raw", "Wait").toBuffer().getBytes());
        assertThat(GATEWAY.vendor().nextRequest().text()).contains("Wait");

        GATEWAY.policies().write(PolicyDirectory.original().replace("  raw:", "  renamed:"));
        Await.until("the new policy is in force", () -> !hash().equals(before));
        go.complete();

        var reply = Await.result(pending);
        assertThat(WIRE.streamedText(reply.text())).isEqualTo("Fine");
        assertThat(GATEWAY.closed(reply.header("x-trustrail-call")).getString("policyHash"))
                .isEqualTo(before);
    }

    private static Reply call(String feature) {
        return GATEWAY.caller().post(WIRE.path(), WIRE.prompt(feature, "Hello"));
    }

    private static String hash() {
        return GATEWAY.health().getString("policyHash");
    }

    private static boolean isUpToDate() {
        return GATEWAY.health().getBoolean("policyUpToDate");
    }

    private static String metrics() {
        return GATEWAY.admin().get("/metrics").text();
    }
}

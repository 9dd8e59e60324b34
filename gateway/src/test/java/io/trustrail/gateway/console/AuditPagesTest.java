package io.trustrail.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.trustrail.gateway.access.users.Role;
import io.trustrail.gateway.access.users.Users;
import io.trustrail.gateway.audit.log.MarchLog;
import io.trustrail.gateway.console.reviews.ReviewDoors;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.metrics.Health;
import io.trustrail.gateway.policy.PolicyDirectory;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.proxy.prompt.TextTrial;
import io.trustrail.gateway.review.queue.Desk;
import io.trustrail.gateway.server.AdminPlane;
import io.trustrail.gateway.verify.ProofCheck;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The log in the console, as a browser without scripts would use it. */
class AuditPagesTest {

    private static final String PASSWORD = "correct horse battery";

    private static Desk desk;
    private static String url = "";
    private static Visitor auditor;

    @BeforeAll
    static void start(@TempDir Path data, @TempDir Path policies) {
        desk = new Desk(data);
        var users = new Users(desk.store);
        users.create("eve", Set.of(Role.AUDITOR), PASSWORD);
        users.create("ann", Set.of(Role.REVIEWER, Role.ADMIN), PASSWORD);
        var log = new MarchLog();
        for (int i = 100; i < 160; i++) {
            log.call("call_" + i, "openai", "ALLOW", "EMAIL", "");
        }
        log.call("call_block", "anthropic", "BLOCK", "PHONE", "sub_7")
                .noted("review.approved", "call_block", "'by':'ann'")
                .noted("policy.changed", "", "'policyHash':'<b>p2</b>'")
                .noted("subject.erased", "", "'erasure':'era_1','subject':'sub_7'");
        var book = PolicyDirectory.sound(policies).book();
        var console = new Console(
                desk.vertx,
                desk.store,
                () -> book,
                new TextTrial(new Operators(new byte[32])),
                new ReviewDoors(desk.queue, desk.labels, data),
                log.in(data));
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var admin = new AdminPlane("127.0.0.1", 0, new Health(), registry, Map.of(Console.PATH, console));
        Await.result(desk.vertx.deployVerticle(admin));
        url = "http://127.0.0.1:" + admin.port();
        auditor = as("eve");
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static Visitor as(String name) {
        var visitor = new Visitor(url);
        assertThat(visitor.logIn(name, PASSWORD).statusCode()).isEqualTo(303);
        return visitor;
    }

    @ParameterizedTest
    @CsvSource({
        "'', 50",
        "?vendor=openai, 50",
        "?vendor=anthropic, 1",
        "?category=PHONE, 1",
        "?verdict=block, 1",
        "?subject=sub_7, 1",
        "?application=desk&feature=support&outcome=delivered&verdict=block, 1",
        "?feature=another, 0",
        "?from=2026-03-01T10:02:00, 1",
        "?to=2026-03-01T10:00:04Z, 2",
        "?from=2026-03-02, 0",
    })
    void callsAreFilteredAndComeInPages(String query, int links) {
        var page = auditor.get("/console/audit" + query);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body().split("/console/audit/calls/", -1).length - 1).isEqualTo(links);
    }

    @Test
    void theNextPageKeepsTheFilter() {
        var first = auditor.get("/console/audit?vendor=openai").body();
        assertThat(first).contains("call_159", "call_110").doesNotContain("call_109");
        int link = first.indexOf("/console/audit?vendor=openai&amp;before=");
        var next = first.substring(link, first.indexOf('"', link)).replace("&amp;", "&");
        var second = auditor.get(next).body();
        assertThat(second).contains("call_109", "call_100").doesNotContain("call_110", "Show more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=yesterday", "to=2026-13-01", "verdict=maybe"})
    void whatCannotBeIsSaidAtItsField(String query) {
        var page = auditor.get("/console/audit?" + query);
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("role=\"alert\"").doesNotContain("/console/audit/calls/");
    }

    @Test
    void aCallTellsWhatHappenedInItsOrderAndAfterwards() {
        var page = auditor.get("/console/audit/calls/call_block").body();
        assertThat(page)
                .containsSubsequence(
                        "About to be sent to a vendor",
                        "entry 120",
                        "PHONE 2",
                        "Ended",
                        "Tries at vendors",
                        "Approved",
                        "ann",
                        "The person was erased",
                        "about the subject, later",
                        "era_1");
        assertThat(page).doesNotContain("Another policy came into force");
        assertThat(auditor.get("/console/audit/calls/call_none").statusCode()).isEqualTo(404);
    }

    @Test
    void theProofIsTheDocumentThatVerifies() throws Exception {
        var proof = auditor.get("/console/audit/calls/call_block/proof");
        assertThat(proof.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"call_block.proof.json\"");
        var document = proof.body().getBytes(StandardCharsets.UTF_8);
        var check = ProofCheck.of(document, ProofCheck.keyIn(document));
        assertThat(check.faults()).isEmpty();
        assertThat(check.leaves()).hasSize(3);
        assertThat(auditor.get("/console/audit/calls/call_none/proof").statusCode())
                .isEqualTo(404);
    }

    @Test
    void eventsAreListedByKindAndWhatTheySayIsEscaped() {
        var all = auditor.get("/console/audit/events").body();
        assertThat(all)
                .containsSubsequence("The person was erased", "Another policy came into force", "Approved")
                .contains("&lt;b&gt;p2")
                .doesNotContain("<b>p2");
        var policies = auditor.get("/console/audit/events?kind=policy.").body();
        assertThat(policies).contains("Another policy came into force").doesNotContain("era_1");
    }

    @Test
    void theKeyAndTheWaysToVerifyAreShown() {
        assertThat(auditor.get("/console/audit/verify").body())
                .contains("test.example/log+", "verify-proof", "/log/checkpoint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/audit",
                "/console/audit/calls/call_100",
                "/console/audit/events",
                "/console/audit/verify"
            })
    void nobodyElseSeesThem(String path) {
        var ann = as("ann");
        var page = ann.get(path);
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("auditor").doesNotContain("desk").doesNotContain("href=\"/console/audit\"");
        assertThat(new Visitor(url).get(path).statusCode()).isEqualTo(303);
    }
}

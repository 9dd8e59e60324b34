package io.trustrail.gateway.audit.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.audit.log.SmallLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be found in a log. */
class LogIndexTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

    private final Path data;
    private final List<String> leaves = new ArrayList<>();

    LogIndexTest(@TempDir Path data) {
        this.data = data;
    }

    private String head(String type, String call) {
        return "{'at':'" + START.plusSeconds(leaves.size()) + "','call':'" + call + "','seq':" + (leaves.size() + 1)
                + ",'type':'" + type + "'";
    }

    private void leaf(String json) {
        leaves.add(json.replace('\'', '"'));
    }

    private void call(String call, String application, String vendor, String verdict, String category) {
        leaf(head("opened", call) + ",'application':'" + application + "','feature':'f','vendor':'" + vendor
                + "','level':2,'verdict':'ALLOW','findings':{'" + category + "':2},'subject':'sub_" + application
                + "'}");
        leaf(head("closed", call) + ",'application':'" + application + "','feature':'f','vendor':'" + vendor
                + "','verdict':'" + verdict + "','outcome':'delivered','status':200,'findings':{'" + category
                + "':1},'inputTokens':7,'outputTokens':9,'totalMicros':5000}");
    }

    private LogIndex indexed() throws IOException {
        new SmallLog(data.resolve("log")).add(leaves).publish();
        var index = new LogIndex(data);
        index.catchUp();
        return index;
    }

    private static List<String> ids(List<FoundCall> calls) {
        return calls.stream().map(FoundCall::call).toList();
    }

    private static Search all() {
        return Search.between(START, END, 10);
    }

    @Test
    void callsAreFoundByWhatTheirLeavesSay() throws IOException {
        call("call_1", "desk", "openai", "ALLOW", "EMAIL");
        call("call_2", "shop", "anthropic", "BLOCK", "PHONE");
        call("call_3", "desk", "anthropic", "FLAG", "PHONE");
        leaf(head("policy.changed", "") + ",'facts':{'policyHash':'p'}}");
        leaf(head("closed", "call_4") + ",'application':'desk','outcome':'blocked_prompt','verdict':'BLOCK'}");
        var index = indexed();

        assertThat(ids(index.search(all()))).containsExactly("call_4", "call_3", "call_2", "call_1");
        assertThat(ids(index.search(all().withApplication("desk")))).containsExactly("call_4", "call_3", "call_1");
        assertThat(ids(index.search(all().withVendor("anthropic")))).containsExactly("call_3", "call_2");
        assertThat(ids(index.search(all().withVerdict("BLOCK")))).containsExactly("call_4", "call_2");
        assertThat(ids(index.search(all().withCategory("PHONE").withApplication("desk"))))
                .containsExactly("call_3");
        assertThat(ids(index.search(all().withSubject("sub_shop")))).containsExactly("call_2");
        assertThat(ids(index.search(all().withOutcome("blocked_prompt")))).containsExactly("call_4");
        assertThat(index.search(all().withVendor("nobody"))).isEmpty();
        assertThat(ids(index.search(Search.between(START.plusSeconds(2), START.plusSeconds(4), 9))))
                .containsExactly("call_2");
        var first = index.search(Search.between(START, END, 2));
        assertThat(ids(index.search(all().before(first.get(1).leaf())))).containsExactly("call_2", "call_1");
    }

    @Test
    void aCallIsFoundWithAllItsLeavesAndProven() throws IOException {
        call("call_1", "desk", "openai", "ALLOW", "EMAIL");
        call("call_2", "shop", "anthropic", "BLOCK", "PHONE");
        leaf(head("policy.changed", "") + ",'facts':{'policyHash':'p'}}");
        var index = indexed();

        var call = index.call("call_2").orElseThrow();
        assertThat(call.findings()).containsEntry("PHONE", 3);
        assertThat(call.verdict()).isEqualTo("BLOCK");
        assertThat(call.outputTokens()).isEqualTo(9);
        assertThat(call.level()).isEqualTo(2);
        assertThat(index.leavesOf("call_2")).extracting(FoundLeaf::index).containsExactly(2L, 3L);
        assertThat(index.events("policy.", START, END, 10))
                .extracting(FoundLeaf::type)
                .containsExactly("policy.changed");
        assertThat(index.leaves(List.of(4L))).containsExactly(leaves.get(4));
        assertThat(index.prove("call_2").orElseThrow().getJsonArray("leaves")).hasSize(2);
        assertThat(index.prove("call_9")).isEmpty();
    }

    /** Anybody may report about an id that no call has. */
    @Test
    void aReportAloneMakesNoCall() throws IOException {
        call("call_1", "desk", "openai", "ALLOW", "EMAIL");
        leaf(head("feedback.given", "call_made_up") + ",'facts':{'application':'desk','rating':'bad'}}");
        leaf(head("concern.received", "call_2") + ",'facts':{'category':'wrong'}}");
        call("call_2", "desk", "openai", "ALLOW", "EMAIL");
        var index = indexed();

        assertThat(ids(index.search(all()))).containsExactly("call_2", "call_1");
        assertThat(index.call("call_made_up")).isEmpty();
        assertThat(index.call("call_2").orElseThrow().application()).isEqualTo("desk");
        assertThat(index.leavesOf("call_made_up")).hasSize(1);
    }

    @Test
    void anIndexFollowsItsLogAndIsMadeAgainForAnother() throws IOException {
        for (int i = 0; i < 700; i++) {
            call("call_" + i, "desk", "openai", "ALLOW", "EMAIL");
        }
        indexed();
        call("call_last", "desk", "openai", "ALLOW", "EMAIL");
        var index = indexed();
        assertThat(index.search(Search.between(START, END, 5_000))).hasSize(701);
        assertThat(index.leavesOf("call_last")).hasSize(2);

        leaves.subList(10, leaves.size()).clear();
        indexed();
        assertThat(index.search(Search.between(START, END, 5_000))).hasSize(5);
        Files.writeString(data.resolve(LogIndex.FILE), "no database");
        indexed();
        assertThat(index.search(Search.between(START, END, 5_000))).hasSize(5);
    }

    @Test
    void aCommandAndTheGatewayMayBringItUpToDateAtOnce() throws Exception {
        call("call_first", "desk", "openai", "ALLOW", "EMAIL");
        indexed();
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 20; i++) {
                call("call_" + round + "_" + i, "desk", "openai", "ALLOW", "EMAIL");
            }
            new SmallLog(data.resolve("log")).add(leaves).publish();
            var both = Executors.newFixedThreadPool(2);
            var done = both.invokeAll(Collections.nCopies(2, Executors.callable(() -> new LogIndex(data).catchUp())));
            both.shutdown();
            for (var one : done) {
                one.get();
            }
        }

        assertThat(new LogIndex(data).size()).isEqualTo(leaves.size());
        assertThat(new LogIndex(data).search(Search.between(START, END, 5_000))).hasSize(201);
    }
}

package io.trustrail.gateway.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.audit.log.SmallLog;
import io.trustrail.gateway.audit.log.proof.Prover;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report of a log says about fairness. */
class FairnessSectionTest {

    private static final Instant FROM = Instant.parse("2026-11-22T00:00:00Z");

    @TempDir
    private Path data;

    private String report(String... leaves) throws IOException {
        new SmallLog(data.resolve("log"))
                .add(List.of(leaves).stream()
                        .map(leaf -> leaf.replace('\'', '"'))
                        .toList())
                .publish();
        return LogReport.of(Prover.at(data.resolve("log")), FROM, FROM.plusSeconds(86_400), FROM.plusSeconds(90_000));
    }

    @Test
    void auditsAndDriftAreListed() throws IOException {
        var html = report(
                "{'at':'2026-11-22T10:00:00Z','call':'','facts':{'audit':'fair_1','event':'e','feature':'chat','names-missed':'0.124"
                        + " origin korean','osUser':'root','texts':'17776','toxicity-marked':'0.500 variety <b>',"
                        + "'unread':'0','warnings':'21'},'seq':1,'type':'fairness.audited'}",
                "{'at':'2026-11-22T11:00:00Z','call':'','facts':{'feature':'chat','most':'fr','of':'language','psi':"
                        + "'0.412'},'seq':2,'type':'fairness.drifted'}");

        assertThat(html)
                .contains("<td>chat</td><td>21</td><td>names-missed 0.124 origin korean, toxicity-marked 0.500 variety"
                        + " &lt;b&gt;</td>")
                .contains("most fr, of language, psi 0.412")
                .doesNotContain("No feature was audited");
    }

    @Test
    void withoutAnyItSaysSo() throws IOException {
        assertThat(report("{'at':'2026-11-22T10:00:00Z','call':'','facts':{},'seq':1,'type':'policy.loaded'}"))
                .contains("No feature was audited for fairness.")
                .doesNotContain("began to differ");
    }
}

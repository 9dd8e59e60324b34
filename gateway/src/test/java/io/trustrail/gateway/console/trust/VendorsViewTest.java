package io.trustrail.gateway.console.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.policy.PolicyDirectory;
import io.trustrail.gateway.policy.assessment.Standing;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console says of vendors. */
class VendorsViewTest {

    private static final Instant ENDED = Instant.parse("2026-03-01T00:00:00Z");

    private final PolicyDirectory policy;

    VendorsViewTest(@TempDir Path directory) {
        policy = PolicyDirectory.sound(directory).write("openai.yaml", """
            vendors:
              openai:
                dialects: [openai-chat]
                base-url: https://api.example.com
                assessment:
                  owner: Jo
                  assessor: Kim
                  assessed: 2025-01-15
                  next-review: 2026-02-15
                  decision: approved
                  risk: high
                  levels: [1, 3]
                  data: []
                  commitments: {dpa: {signed: 2025-01-10}, retention-days: 0}
            """);
    }

    private VendorsView.Line line(String rules) {
        var book = policy.write("trust.yaml", "trust: {assessments: " + rules + "}")
                .book();
        return new VendorsView(book, book.assessments(), ENDED).lines().get(0);
    }

    @Test
    void daysOfGraceAreToldWithTheirEnd() {
        var line = line("{grace-days: 14}");
        assertThat(line.standing()).isEqualTo(Standing.GRACE);
        assertThat(line.lastDay()).isEqualTo("2026-02-15");
        assertThat(line.graceEnd()).isEqualTo("2026-03-01");
        assertThat(line.risk()).isEqualTo("high");
        assertThat(line.agreement()).isEqualTo("2025-01-10 – ?");
        assertThat(line.has("RETENTION_DAYS")).isTrue();
        assertThat(line.has("ENCRYPTION")).isFalse();
        assertThat(line.levels()).allMatch(VendorsView.Levels::qualifies);
    }

    @Test
    void levelsThatFailForTheSameReasonAreOneLine() {
        var line = line("{grace-days: 13}");
        assertThat(line.standing()).isEqualTo(Standing.EXPIRED);
        assertThat(line.graceEnd()).isEmpty();
        assertThat(line.levels()).singleElement().satisfies(levels -> {
            assertThat(levels.reason()).isEqualTo("expired");
            assertThat(levels.why()).contains("due for review on 2026-02-15");
        });
    }
}

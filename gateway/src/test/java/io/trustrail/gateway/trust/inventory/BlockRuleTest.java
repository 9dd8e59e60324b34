package io.trustrail.gateway.trust.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A rule is a file: two rules must not be one. */
class BlockRuleTest {

    private static final String LONG = "an-application-with-a-name-as-long-as-a-name-may-be-in-a-policy";

    @Test
    void aFileIsCalledByWhatItStops() {
        assertThat(new BlockRule("crm", "HEALTH_TERM", "openai").file())
                .isEqualTo("never-send-no-health-term-of-crm-to-openai.yaml");
    }

    @Test
    void otherRulesHaveOtherFiles() {
        var rules = List.of(
                new BlockRule(LONG, "EMAIL", "openai"),
                new BlockRule(LONG, "EMAIL", "anthropic"),
                new BlockRule(LONG, "EMAIL_HASH", "openai"),
                new BlockRule("a-to-b", "EMAIL", "c"),
                new BlockRule("a", "EMAIL", "b-to-c"),
                new BlockRule("b-of-c", "A", "v"),
                new BlockRule("c", "A_OF_B", "v"));
        assertThat(rules.stream().map(BlockRule::file)).doesNotHaveDuplicates().allSatisfy(file -> {
            assertThat(file).hasSizeLessThan(100);
        });
    }
}

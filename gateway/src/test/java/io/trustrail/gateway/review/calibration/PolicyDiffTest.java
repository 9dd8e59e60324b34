package io.trustrail.gateway.review.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolicyDiffTest {

    private static final String POLICY = """
        features:
          other:
            review:
              rules:
                - {confidence-below: 0.2, do: hold}
          # the desk
          support:
            level: 1

            review:
              rules:
                - {confidence-below: 0.35, do: park}  # doubtful
          last:
            level: 2
        """;

    @Test
    void theRuleOfTheFeatureGetsTheThreshold() {
        assertThat(PolicyDiff.of("features.yaml", POLICY, "support", 0.5)).contains("""
            --- a/features.yaml
            +++ b/features.yaml
            @@ -9,6 +9,6 @@
            \s
                 review:
                   rules:
            -        - {confidence-below: 0.35, do: park}  # doubtful
            +        - {confidence-below: 0.50, do: park}  # doubtful
               last:
                 level: 2
            """);
    }

    @Test
    void aRuleThatIsCommentedOutIsPutInForceWhereThereIsNoOther() {
        var shipped = POLICY.replace("        - {confidence-below: 0.35", "        # - {confidence-below: 0.35");
        assertThat(PolicyDiff.of("features.yaml", shipped, "support", 0.5).orElseThrow())
                .contains("-        # - {confidence-below: 0.35, do: park}  # doubtful\n")
                .contains("+        - {confidence-below: 0.50, do: park}  # doubtful\n");
        var both = POLICY.replace(
                "        - {confidence-below: 0.35",
                "        # - {confidence-below: 0.1}\n        - {confidence-below: 0.35");
        assertThat(PolicyDiff.of("features.yaml", both, "support", 0.5).orElseThrow())
                .contains(" # - {confidence-below: 0.1}\n")
                .contains("+        - {confidence-below: 0.50, do: park}  # doubtful\n");
    }

    @Test
    void aFeatureWithoutSuchARuleHasNoDiff() {
        assertThat(PolicyDiff.of("features.yaml", POLICY, "last", 0.5)).isEmpty();
        assertThat(PolicyDiff.of("features.yaml", POLICY, "nothing", 0.5)).isEmpty();
        assertThat(PolicyDiff.of("vendors.yaml", "vendors:\n  support: {}\n", "support", 0.5))
                .isEmpty();
    }
}

package io.trustrail.gateway.policy.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.trustrail.gateway.policy.PolicyDirectory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Assessments as files have them: what is read, and what is said about bad ones. */
class AssessmentFilesTest {

    private static final String VENDOR = """
        vendors:
          openai:
            dialects: [openai-chat]
            base-url: https://api.example.com
            assessment:
        """;
    private static final String WHOLE = """
              owner: Jo Miller
              assessor: Kim Reed
              assessed: 2026-01-15
              next-review: 2099-01-15
              decision: approved
              levels: [1]
              data: [low, EMAIL]
        """;

    @TempDir
    private Path directory;

    private PolicyDirectory policy(String assessment) {
        return PolicyDirectory.sound(directory).write("openai.yaml", VENDOR + assessment);
    }

    @Test
    void areReadWholly() {
        var book = policy(WHOLE + """
                  contact: privacy@example.com
                  risk: high
                  regions: [EU, us]
                  sub-processors: [Example Cloud]
                  commitments:
                    no-training: true
                    retention-days: 0
                    deletion: at once
                    encryption: AES-256
                    dpa: {signed: 2026-01-10, expires: 2098-01-10}
                    certifications: [ISO 27001]
                  evidence: ["https://example.com/trust", openai.yaml]
                  models:
                    big: {levels: [1, 3], next-review: 2097-01-15, decision: rejected}
            """).book();
        var small = book.assessments().of("openai", "small").orElseThrow();
        assertThat(small)
                .isEqualTo(new Assessment(
                        false,
                        "Jo Miller",
                        "privacy@example.com",
                        "Kim Reed",
                        LocalDate.parse("2026-01-15"),
                        LocalDate.parse("2099-01-15"),
                        Assessment.Decision.APPROVED,
                        Assessment.Rating.HIGH,
                        Set.of(1),
                        Set.of("low", "EMAIL"),
                        small.refused(),
                        Set.of("eu", "us"),
                        java.util.List.of("Example Cloud"),
                        new Commitments(
                                true,
                                0,
                                "at once",
                                "AES-256",
                                LocalDate.parse("2026-01-10"),
                                LocalDate.parse("2098-01-10"),
                                java.util.List.of("ISO 27001")),
                        java.util.List.of("https://example.com/trust", "openai.yaml")));
        assertThat(small.refused())
                .contains("PHONE", "SECRET", DataClasses.MEDIA)
                .doesNotContain("EMAIL", "IP");
        assertThat(small.lastDay()).contains(LocalDate.parse("2098-01-10"));
        var big = book.assessments().of("openai", "big").orElseThrow();
        assertThat(big.levels()).containsExactlyInAnyOrder(1, 3);
        assertThat(big.owner()).isEqualTo("Jo Miller");
        assertThat(big.lastDay()).contains(LocalDate.parse("2097-01-15"));
        assertThat(big.decision()).isEqualTo(Assessment.Decision.REJECTED);
    }

    @Test
    void examplesNeedNoDatesAndDoNotExpire() {
        var book = policy("""
                  example: true
                  levels: [1]
                  data: [low]
            """).book();
        var far = Instant.parse("2199-01-01T00:00:00Z");
        assertThat(book.assessments().standing("openai", "small", far)).isEqualTo(Standing.EXAMPLE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void tellsEveryProblem(String about, String assessment, String problems) {
        assertThat(String.join("\n", policy(assessment).problems())).isEqualTo(problems.strip());
    }

    static Stream<Arguments> tellsEveryProblem() {
        return Stream.of(
                arguments("what has to be there", "      risk: low\n", """
                    openai.yaml:5: vendors.openai.assessment: assessed is missing; give the day it was made, such as 2026-03-31
                    openai.yaml:5: vendors.openai.assessment: assessor is missing; give who made it
                    openai.yaml:5: vendors.openai.assessment: data is missing; give the risks and categories that may reach it in the clear, [] for none
                    openai.yaml:5: vendors.openai.assessment: decision is missing; give approved or rejected
                    openai.yaml:5: vendors.openai.assessment: levels is missing; give the privacy levels that it qualifies for, [] for none
                    openai.yaml:5: vendors.openai.assessment: next-review is missing; give its last day, such as 2026-03-31
                    openai.yaml:5: vendors.openai.assessment: owner is missing; give who answers for it in this house\
                    """),
                arguments(
                        "dates that are none",
                        WHOLE.replace("2026-01-15", "15.1.2026").replace("2099-01-15", "2099-02-30"),
                        """
                        openai.yaml:8: vendors.openai.assessment.assessed: is 15.1.2026; give a day such as 2026-03-31
                        openai.yaml:9: vendors.openai.assessment.next-review: is 2099-02-30; give a day such as 2026-03-31\
                        """),
                arguments("dates out of order", WHOLE.replace("2099-01-15", "2025-01-15"), """
                    openai.yaml:5: vendors.openai.assessment: next-review is 2025-01-15, which is not after assessed, 2026-01-15; correct one of the two\
                    """),
                arguments("an agreement that ends before it begins", WHOLE + """
                          commitments: {dpa: {signed: 2026-01-10, expires: 2025-01-10}}
                    """, """
                    openai.yaml:13: vendors.openai.assessment.commitments.dpa.expires: is not after the day it was signed, 2026-01-10; correct one of the two\
                    """),
                arguments("made in the future", WHOLE.replace("2026-01-15", "2098-01-15"), """
                    openai.yaml:5: vendors.openai.assessment: assessed is 2098-01-15, which has not come yet; give the day it was made\
                    """),
                arguments("training and own use", WHOLE + """
                          commitments: {no-training: false}
                    """, """
                    openai.yaml:5: vendors.openai.assessment: commitments.no-training is false, but levels has 1, which is for own use; \
                    take the level out, or have the vendor commit itself\
                    """),
                arguments("unknown names", WHOLE.replace("levels: [1]", "levels: [1, 9]"), """
                    openai.yaml:11: vendors.openai.assessment.levels[1]: no level 9; known levels are 1, 3\
                    """),
                arguments(
                        "evidence that is not there, expiry",
                        WHOLE.replace("2099", "2026").replace("01-15\n      dec", "02-15\n      dec") + """
                                  evidence: [dpa.pdf]
                            """,
                        """
                        features.yaml:2: warning: features.support: gets no call through to openai/small: its assessment was due for review on 2026-02-15; renew it in vendors.openai.assessment of the policy (owner: Jo Miller)
                        openai.yaml:13: warning: vendors.openai.assessment.evidence[0]: can't be found; give a link, or a file relative to the policy directory\
                        """));
    }

    @Test
    void missingOnesAreToldWhereTheyAreAskedFor() {
        var policy = PolicyDirectory.sound(directory).write("trust.yaml", "trust: {assessments: {}}");
        assertThat(policy.problems())
                .containsExactly("features.yaml:2: warning: features.support: gets no call through to openai/small: "
                        + "nobody has assessed it; add an assessment to vendors.openai in the policy");
    }

    @Test
    void thoseInGraceAndThoseWithoutANeededCommitmentAreTold() {
        var ended = WHOLE.replace("2099", "2026").replace("01-15\n      dec", "02-15\n      dec");
        var policy = policy(ended).write("trust.yaml", "trust: {assessments: {grace-days: 366, needs: [no-training]}}");
        assertThat(String.join("\n", policy.problems())).isEqualTo("""
            features.yaml:2: warning: features.support: gets no call through to openai/small: its assessment does not show \
            no-training, which trust.assessments.needs asks for; have the vendor commit itself, and write it down in \
            vendors.openai.assessment.commitments (owner: Jo Miller)
            features.yaml:2: warning: features.support: the assessment of openai/small ended on 2026-02-15 and counts for \
            366 days of grace; renew it in vendors.openai.assessment (owner: Jo Miller)\
            """);
    }

    @Test
    void rulesAreCheckedToo() {
        var policy = PolicyDirectory.sound(directory).write("trust.yaml", """
            trust:
              assessments: {missing: ask, grace-days: 400, needs: [dpa, training]}
              never-send:
                bad: {categories: [CREDIT_CART, MEDIA, EMAIL], vendors: [opanai]}
              inventory: {confirm-first: [PHONE, HEALTH_TERMS]}
              concent: {}
            """);
        var problems = policy.problems().stream()
                .map(line -> line.replaceFirst("known categories are .*", "known categories are …"))
                .toList();
        assertThat(String.join("\n", problems)).isEqualTo("""
            trust.yaml:2: trust.assessments.grace-days: is 400; give a whole number from 0 to 366
            trust.yaml:2: trust.assessments.missing: no value ask; known values are allow, refuse
            trust.yaml:2: trust.assessments.needs[1]: no commitment training; known commitments are certifications, deletion, dpa, encryption, no-training, retention-days
            trust.yaml:4: trust.never-send.bad.categories[0]: no category CREDIT_CART (did you mean CREDIT_CARD?); known categories are …
            trust.yaml:4: trust.never-send.bad.vendors[0]: no vendor opanai (did you mean openai?); known vendors are openai
            trust.yaml:5: trust.inventory.confirm-first[1]: no category HEALTH_TERMS (did you mean HEALTH_TERM?); known categories are …
            trust.yaml:6: trust.concent: no field concent (did you mean consent?); known fields are assessments, consent, fairness, inventory, never-send\
            """);
    }
}

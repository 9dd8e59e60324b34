package io.trustrail.gateway.policy.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.policy.assessment.AssessmentRules.Missing;
import io.trustrail.gateway.policy.assessment.Commitments.Promise;
import io.trustrail.gateway.policy.assessment.Gap.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which calls assessments allow, at which time. */
class AssessmentsTest {

    private static final Instant NOON = Instant.parse("2026-06-30T12:00:00Z");
    private static final Need PLAIN = new Need("crm", 1, Set.of(), Set.of());

    private static Assessment assessment(String lastDay, Assessment.Decision decision, Set<String> regions) {
        return new Assessment(
                false,
                "Jo",
                "",
                "Kim",
                LocalDate.parse("2026-01-01"),
                LocalDate.parse(lastDay),
                decision,
                Assessment.Rating.LOW,
                Set.of(1, 2),
                Set.of("low"),
                Set.of("EMAIL", "PHONE"),
                regions,
                List.of(),
                Commitments.NONE,
                List.of());
    }

    private static Assessments until(String lastDay, int grace, Ban... bans) {
        return of(assessment(lastDay, Assessment.Decision.APPROVED, Set.of("eu", "us")), grace, bans);
    }

    private static Assessments of(Assessment assessment, int grace, Ban... bans) {
        var vendor = new VendorAssessment(assessment, Map.of());
        return new Assessments(
                new AssessmentRules(Missing.REFUSE, Set.of(), grace, List.of(bans)), Map.of("v", vendor), Set.of());
    }

    private static Optional<Reason> reason(Assessments assessments, Need need, Instant now) {
        return assessments.gap("v", "m", need, now).map(Gap::reason);
    }

    @Test
    void mustShowTheCommitmentsThatAPolicyNeeds() {
        var assessment = assessment("2026-06-30", Assessment.Decision.APPROVED, Set.of());
        var needs = new AssessmentRules(Missing.ALLOW, Set.of(Promise.NO_TRAINING, Promise.DPA), 0, List.of());
        var all = new Assessments(needs, Map.of("v", new VendorAssessment(assessment, Map.of())), Set.of());

        var gap = all.gap("v", "m", PLAIN, NOON).orElseThrow();
        assertThat(gap.reason()).isEqualTo(Reason.COMMITMENT);
        assertThat(gap.sentence())
                .startsWith("its assessment does not show dpa")
                .endsWith("vendors.v.assessment.commitments (owner: Jo)");
        var signed = new Commitments(true, -1, "", "", LocalDate.parse("2026-01-01"), null, List.of());
        assertThat(signed.has(Promise.DPA)).isTrue();
        assertThat(signed.has(Promise.NO_TRAINING)).isTrue();
        assertThat(signed.has(Promise.RETENTION_DAYS)).isFalse();
        assertThat(new Commitments(false, 0, "", "", null, null, List.of()).has(Promise.NO_TRAINING))
                .isFalse();
    }

    @Test
    void holdToTheEndOfTheirLastDay() {
        var assessments = until("2026-06-30", 0);
        var midnight = Instant.parse("2026-07-01T00:00:00Z");
        assertThat(reason(assessments, PLAIN, midnight.minusMillis(1))).isEmpty();
        assertThat(reason(assessments, PLAIN, midnight)).contains(Reason.EXPIRED);
        assertThat(assessments.standing("v", "m", NOON)).isEqualTo(Standing.VALID);
    }

    @Test
    void countForSomeDaysOfGraceMore() {
        var assessments = until("2026-06-28", 2);
        assertThat(assessments.standing("v", "m", NOON)).isEqualTo(Standing.GRACE);
        assertThat(reason(assessments, PLAIN, NOON)).isEmpty();
        assertThat(reason(assessments, PLAIN, Instant.parse("2026-07-01T00:00:00Z")))
                .contains(Reason.EXPIRED);
    }

    @Test
    void allowLevelsDataAndRegionsThatTheyName() {
        var assessments = until("2026-12-31", 0);
        assertThat(reason(assessments, new Need("crm", 3, Set.of(), Set.of()), NOON))
                .contains(Reason.LEVEL);
        assertThat(reason(assessments, new Need("crm", 2, Set.of(), Set.of("IP", "TOXICITY")), NOON))
                .isEmpty();
        assertThat(reason(assessments, new Need("crm", 2, Set.of(), Set.of("IP", "EMAIL")), NOON))
                .contains(Reason.DATA);
        assertThat(reason(assessments, new Need("crm", 1, Set.of("eu"), Set.of()), NOON))
                .contains(Reason.REGION);
        assertThat(reason(assessments, new Need("crm", 1, Set.of("eu", "us", "jp"), Set.of()), NOON))
                .isEmpty();
        var nowhere = of(assessment("2026-12-31", Assessment.Decision.APPROVED, Set.of()), 0);
        assertThat(reason(nowhere, new Need("crm", 1, Set.of("eu"), Set.of()), NOON))
                .contains(Reason.REGION);
    }

    @Test
    void sayNoAtOnceWhenTheyAreRejectedOrMissing() {
        var rejected = of(assessment("2026-12-31", Assessment.Decision.REJECTED, Set.of()), 30);
        assertThat(reason(rejected, PLAIN, NOON)).contains(Reason.REJECTED);
        assertThat(rejected.gap("other", "m", PLAIN, NOON).map(Gap::reason)).contains(Reason.MISSING);
        assertThat(Assessments.NONE.gap("other", "m", PLAIN, NOON)).isEmpty();
    }

    @Test
    void rulesKeepDataOfSomeApplicationsFromSomeVendors() {
        var assessments = until("2026-12-31", 0, new Ban("b", Set.of("IP"), Set.of("crm"), Set.of("v")));
        var need = new Need("crm", 1, Set.of(), Set.of("IP"));
        assertThat(assessments.gap("v", "m", need, NOON))
                .hasValueSatisfying(
                        gap -> assertThat(gap).hasToString("v/m: the rule b of trust.never-send keeps IP from it"));
        assertThat(reason(assessments, new Need("shop", 1, Set.of(), Set.of("IP")), NOON))
                .isEmpty();
        assertThat(reason(assessments, PLAIN, NOON)).isEmpty();
        assertThat(reason(assessments.withLocal("v"), need, NOON))
                .as("a rule can be tried with the demo vendor")
                .contains(Reason.NEVER_SEND);
    }

    @Test
    void theDemoVendorNeedsNone() {
        var local = Assessments.NONE.withLocal("v");
        assertThat(local.standing("v", "m", NOON)).isEqualTo(Standing.LOCAL);
        assertThat(new Assessments(new AssessmentRules(Missing.REFUSE, Set.of(), 0, List.of()), Map.of(), Set.of("v"))
                        .gap("v", "m", PLAIN, NOON))
                .isEmpty();
    }
}

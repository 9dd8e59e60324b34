package io.trustrail.gateway.policy.assessment;

import io.trustrail.gateway.policy.assessment.AssessmentRules.Missing;
import io.trustrail.gateway.policy.assessment.Gap.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The assessments of all vendors, and which calls they allow. A vendor that is not in here has none. Immutable; answers at
 * once, on any thread.
 *
 * @param local vendors that the demo vendor stands in for: what is sent to them stays in this process. They need no
 *     assessment; bans hold for them as they would for the vendor, so that a rule can be tried before there is a key
 */
public record Assessments(AssessmentRules rules, Map<String, VendorAssessment> vendors, Set<String> local) {

    /** Of a policy that assesses nobody and asks for nothing. */
    public static final Assessments NONE = new Assessments(AssessmentRules.DEFAULT, Map.of(), Set.of());

    public Assessments {
        vendors = Map.copyOf(vendors);
        local = Set.copyOf(local);
    }

    /** The same while the demo vendor stands in for one more vendor. */
    public Assessments withLocal(String vendor) {
        var more = new HashSet<>(local);
        more.add(vendor);
        return new Assessments(rules, vendors, more);
    }

    public Optional<Assessment> of(String vendor, String model) {
        return Optional.ofNullable(vendors.get(vendor)).map(all -> all.of(model));
    }

    /** What the assessment of a model is worth. */
    public Standing standing(String vendor, String model, Instant now) {
        if (local.contains(vendor)) {
            return Standing.LOCAL;
        }
        return of(vendor, model).map(it -> standing(it, now)).orElse(Standing.NONE);
    }

    /** What to tell of a model whose assessment has ended and still counts; nothing of others. */
    public Optional<String> graceOf(String vendor, String model, Instant now) {
        return standing(vendor, model, now) != Standing.GRACE
                ? Optional.empty()
                : of(vendor, model)
                        .map(it -> "the assessment of " + vendor + "/" + model + " ended on "
                                + it.lastDay().orElseThrow() + " and counts for "
                                + rules.graceDays() + " days of grace; renew it in vendors." + vendor + ".assessment"
                                + owner(it));
    }

    /** Until when an assessment that has ended still counts, for its days of grace. */
    public Instant graceEnd(Instant end) {
        return end.plus(Duration.ofDays(rules.graceDays()));
    }

    private Standing standing(Assessment assessment, Instant now) {
        if (assessment.decision() == Assessment.Decision.REJECTED) {
            return Standing.REJECTED;
        }
        var expires = assessment.expires();
        if (expires.isEmpty() || now.isBefore(expires.get())) {
            return assessment.example() ? Standing.EXAMPLE : Standing.VALID;
        }
        return now.isBefore(graceEnd(expires.get())) ? Standing.GRACE : Standing.EXPIRED;
    }

    /** Why a model may not get a call now, or nothing if it may. */
    public Optional<Gap> gap(String vendor, String model, Need need, Instant now) {
        var problem = problem(vendor, model, need, now);
        return problem.map(it -> new Gap(vendor, model, it.reason, it.sentence));
    }

    private Optional<Problem> problem(String vendor, String model, Need need, Instant now) {
        for (var ban : rules.bans()) {
            var kept = ban.keeps(vendor, need);
            if (kept.isPresent()) {
                return problem(
                        Reason.NEVER_SEND,
                        "the rule " + ban.name() + " of trust.never-send keeps " + kept.get() + " from it");
            }
        }
        if (local.contains(vendor)) {
            return Optional.empty();
        }
        var assessment = of(vendor, model);
        if (assessment.isEmpty()) {
            return rules.missing() == Missing.ALLOW
                    ? Optional.empty()
                    : problem(
                            Reason.MISSING,
                            "nobody has assessed it; add an assessment to vendors." + vendor + " in the policy");
        }
        return problem(vendor, assessment.get(), standing(assessment.get(), now))
                .or(() -> unpromised(vendor, assessment.get()))
                .or(() -> unmet(vendor, assessment.get(), need));
    }

    private static Optional<Problem> problem(String vendor, Assessment assessment, Standing standing) {
        return switch (standing) {
            case REJECTED ->
                problem(Reason.REJECTED, "its assessment says rejected; use another vendor" + owner(assessment));
            case EXPIRED ->
                problem(
                        Reason.EXPIRED,
                        (assessment.endsWithAgreement()
                                        ? "its data processing agreement ended on "
                                        : "its assessment was due for review on ")
                                + assessment.lastDay().orElseThrow() + "; renew it in vendors." + vendor
                                + ".assessment of the policy" + owner(assessment));
            case NONE, LOCAL, EXAMPLE, VALID, GRACE -> Optional.empty();
        };
    }

    private static String owner(Assessment assessment) {
        return assessment.owner().isEmpty() ? "" : " (owner: " + assessment.owner() + ")";
    }

    private Optional<Problem> unpromised(String vendor, Assessment assessment) {
        return rules.needs().stream()
                .filter(promise -> !assessment.commitments().has(promise))
                .min(Comparator.naturalOrder())
                .flatMap(promise -> problem(
                        Reason.COMMITMENT,
                        "its assessment does not show " + promise.word()
                                + ", which trust.assessments.needs asks for; have the vendor commit itself, and write"
                                + " it down in vendors." + vendor + ".assessment.commitments" + owner(assessment)));
    }

    private static Optional<Problem> unmet(String vendor, Assessment assessment, Need need) {
        var place = "vendors." + vendor + ".assessment.";
        if (!assessment.levels().contains(need.level())) {
            return problem(
                    Reason.LEVEL,
                    "its assessment does not qualify it for privacy level " + need.level() + ", but for "
                            + list(assessment.levels()) + "; have it assessed for the level in " + place
                            + "levels, or use another vendor" + owner(assessment));
        }
        var data = new TreeSet<>(need.data());
        data.retainAll(assessment.refused());
        if (!data.isEmpty()) {
            return problem(
                    Reason.DATA,
                    "its assessment does not allow " + list(data)
                            + " in the clear; leave it out, have it rewritten, or have it assessed in " + place + "data"
                            + owner(assessment));
        }
        boolean near = need.regions().isEmpty()
                || (!assessment.regions().isEmpty() && need.regions().containsAll(assessment.regions()));
        return near
                ? Optional.empty()
                : problem(
                        Reason.REGION,
                        "it processes texts in "
                                + (assessment.regions().isEmpty() ? "unknown regions" : list(assessment.regions()))
                                + ", the feature allows " + list(need.regions()) + "; correct " + place
                                + "regions, or use a vendor there" + owner(assessment));
    }

    private static String list(Set<?> values) {
        return values.isEmpty()
                ? "none"
                : String.join(
                        ", ", values.stream().map(String::valueOf).sorted().toList());
    }

    private static Optional<Problem> problem(Reason reason, String sentence) {
        return Optional.of(new Problem(reason, sentence));
    }

    private record Problem(Reason reason, String sentence) {}

    /** Every assessment by {@code vendor} or {@code vendor/model}. */
    public Map<String, Assessment> byName() {
        var all = new HashMap<String, Assessment>();
        vendors.forEach((vendor, assessment) -> {
            all.put(vendor, assessment.general());
            assessment.models().forEach((model, own) -> all.put(vendor + "/" + model, own));
        });
        return all;
    }
}

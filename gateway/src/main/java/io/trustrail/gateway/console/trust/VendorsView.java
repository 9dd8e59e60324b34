package io.trustrail.gateway.console.trust;

import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.TargetSpec;
import io.trustrail.gateway.policy.assessment.Assessment;
import io.trustrail.gateway.policy.assessment.Assessments;
import io.trustrail.gateway.policy.assessment.Commitments.Promise;
import io.trustrail.gateway.policy.assessment.Need;
import io.trustrail.gateway.policy.assessment.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Vendors and what they qualify for, by the policy in force. */
public record VendorsView(PolicyBook book, Assessments assessments, Instant now) {

    private static final Duration SOON = Duration.ofDays(30);

    /**
     * A model at a vendor.
     *
     * @param features that use it
     * @param soon whether the assessment ends within thirty days
     * @param graceEnd last day on which it still counts although it has ended; empty if it has not, or counts no more
     */
    public record Line(
            String vendor,
            String model,
            Set<String> features,
            Standing standing,
            boolean soon,
            String graceEnd,
            Optional<Assessment> assessment,
            List<Levels> levels) {

        public String usedBy() {
            return String.join(", ", features);
        }

        public boolean isAssessed() {
            return assessment.isPresent();
        }

        /** What was found out; only if somebody did. */
        public Assessment found() {
            return assessment.orElseThrow();
        }

        /** The last day on which it holds; empty if it has none. */
        public String lastDay() {
            return assessment.flatMap(Assessment::lastDay).map(String::valueOf).orElse("");
        }

        /** For keys of texts. */
        public String risk() {
            return found().risk().name().toLowerCase(Locale.ROOT);
        }

        public String agreement() {
            var promised = found().commitments();
            return Stream.of(promised.agreementSigned(), promised.agreementExpires())
                    .map(day -> day == null ? "?" : day.toString())
                    .collect(Collectors.joining(" – "));
        }

        /** Whether contracts have it. */
        public boolean has(String promise) {
            return found().commitments().has(Promise.valueOf(promise));
        }

        public String regions() {
            return String.join(", ", new TreeSet<>(found().regions()));
        }

        public String data() {
            return String.join(", ", new TreeSet<>(found().data()));
        }

        public String subProcessors() {
            return String.join(", ", found().subProcessors());
        }

        public String certifications() {
            return String.join(", ", found().commitments().certifications());
        }

        public String evidence() {
            return String.join(", ", found().evidence());
        }
    }

    /**
     * Whether a model may get calls of some levels that have no personal data in the clear.
     *
     * @param numbers of the levels, such as {@code 1, 2}
     * @param reason why not, as in keys of texts; empty if it may
     * @param why not, for people, in English
     */
    public record Levels(String numbers, String reason, String why) {

        public boolean qualifies() {
            return reason.isEmpty();
        }
    }

    /** All models that features use, by vendor. */
    public List<Line> lines() {
        var users = new TreeMap<String, TreeSet<String>>();
        var targets = new TreeMap<String, TargetSpec>();
        book.features()
                .values()
                .forEach(feature -> feature.targets().forEach(target -> {
                    var key = target.vendor() + "\n" + target.model();
                    targets.put(key, target);
                    users.computeIfAbsent(key, k -> new TreeSet<>()).add(feature.name());
                }));
        return targets.entrySet().stream()
                .map(entry -> line(entry.getValue(), users.getOrDefault(entry.getKey(), new TreeSet<>())))
                .toList();
    }

    private Line line(TargetSpec target, Set<String> features) {
        var assessment = assessments.of(target.vendor(), target.model());
        var standing = assessments.standing(target.vendor(), target.model(), now);
        boolean soon = assessment
                .flatMap(Assessment::expires)
                .filter(end -> end.isAfter(now) && end.minus(SOON).isBefore(now))
                .isPresent();
        return new Line(
                target.vendor(),
                target.model(),
                features,
                standing,
                soon,
                standing == Standing.GRACE ? graceEnd(assessment.orElseThrow()) : "",
                assessment,
                qualified(target));
    }

    private String graceEnd(Assessment assessment) {
        var end = assessments.graceEnd(assessment.expires().orElseThrow());
        return LocalDate.ofInstant(end, ZoneOffset.UTC).minusDays(1).toString();
    }

    /* Levels about which there is the same to say, together. */
    private List<Levels> qualified(TargetSpec target) {
        var alike = new LinkedHashMap<Optional<Verdict>, List<Integer>>();
        levels().forEach(level -> alike.computeIfAbsent(verdict(target, level), key -> new ArrayList<>())
                .add(level));
        return alike.entrySet().stream()
                .map(entry -> new Levels(
                        entry.getValue().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                        entry.getKey().map(Verdict::reason).orElse(""),
                        entry.getKey().map(Verdict::why).orElse("")))
                .toList();
    }

    private record Verdict(String reason, String why) {}

    private List<Integer> levels() {
        return book.features().values().stream()
                .map(feature -> feature.level().rung())
                .distinct()
                .sorted()
                .toList();
    }

    private Optional<Verdict> verdict(TargetSpec target, int level) {
        var need = new Need("", level, Set.of(), Set.of());
        return assessments
                .gap(target.vendor(), target.model(), need, now)
                .map(gap -> new Verdict(gap.reason().label(), gap.sentence()));
    }
}

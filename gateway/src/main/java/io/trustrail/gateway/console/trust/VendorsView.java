package io.trustrail.gateway.console.trust;

import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.TargetSpec;
import io.trustrail.gateway.policy.assessment.Assessment;
import io.trustrail.gateway.policy.assessment.Gap;
import io.trustrail.gateway.policy.assessment.Need;
import io.trustrail.gateway.policy.assessment.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Vendors and what they qualify for, by the policy in force. */
public record VendorsView(PolicyBook book, Instant now) {

    private static final Duration SOON = Duration.ofDays(30);

    /**
     * A model at a vendor.
     *
     * @param features that use it
     * @param soon whether the assessment ends within thirty days
     */
    public record Line(
            String vendor,
            String model,
            Set<String> features,
            Standing standing,
            boolean soon,
            Optional<Assessment> assessment,
            List<Level> levels) {

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
     * Whether a model may get calls of a level that have no personal data in the clear.
     *
     * @param why not, for people; empty if it may
     */
    public record Level(int number, String why) {

        public boolean qualifies() {
            return why.isEmpty();
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
        var all = book.assessments();
        var assessment = all.of(target.vendor(), target.model());
        boolean soon = assessment
                .flatMap(Assessment::expires)
                .filter(end -> end.isAfter(now) && end.minus(SOON).isBefore(now))
                .isPresent();
        return new Line(
                target.vendor(),
                target.model(),
                features,
                all.standing(target.vendor(), target.model(), now),
                soon,
                assessment,
                levels().stream().map(level -> level(target, level)).toList());
    }

    private List<Integer> levels() {
        return book.features().values().stream()
                .map(feature -> feature.level().rung())
                .distinct()
                .sorted()
                .toList();
    }

    private Level level(TargetSpec target, int number) {
        var need = new Need("", number, Set.of(), Set.of());
        var gap = book.assessments().gap(target.vendor(), target.model(), need, now);
        return new Level(number, gap.map(Gap::sentence).orElse(""));
    }
}

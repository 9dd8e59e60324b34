package io.trustrail.gateway.policy;

import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.policy.ladder.Ladder;
import io.trustrail.gateway.policy.rules.GuardSpec;
import io.trustrail.gateway.policy.rules.PolicyGuard;
import io.trustrail.gateway.privacy.Categories;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.privacy.PrivacyLevel;
import io.trustrail.gateway.privacy.Risk;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The levels of a policy, and what guards come to on each of them: features are made here, and so are the same features on
 * other levels, for people who want to see what a level does. Immutable.
 */
public final class Rungs {

    /** Of a policy without levels. */
    static final Rungs NONE = new Rungs(new Ladder(Map.of(), Map.of()), Map.of(), new Operators(new byte[32]));

    private final Ladder ladder;
    private final Map<String, List<GuardSpec>> guards;
    private final Operators operators;

    /** @param guards of each feature, in their order */
    Rungs(Ladder ladder, Map<String, List<GuardSpec>> guards, Operators operators) {
        this.ladder = ladder;
        this.guards = Map.copyOf(guards);
        this.operators = operators;
    }

    /** All levels, the lowest first. */
    public List<PrivacyLevel> levels() {
        return ladder.levels().values().stream()
                .sorted(Comparator.comparingInt(PrivacyLevel::rung))
                .toList();
    }

    /** How much harm a category can do. */
    public Risk risk(String category) {
        return ladder.risk(category);
    }

    /** All categories that this policy can name: those that every installation knows, and those that its guards find. */
    public Set<String> categories() {
        var all = new TreeSet<>(Categories.KNOWN);
        all.addAll(ladder.risks().keySet());
        guards.values()
                .forEach(specs ->
                        specs.forEach(guard -> all.addAll(guard.detector().categories())));
        return all;
    }

    /** The guards of a feature, in their order; none if there is no such feature. */
    public List<GuardSpec> guards(String feature) {
        return guards.getOrDefault(feature, List.of());
    }

    /** A guard on a level. */
    public PolicyGuard at(PrivacyLevel level, GuardSpec guard) {
        return guard.at(level, ladder, operators);
    }

    /** A feature of this policy as it would be on another level. */
    public Feature on(PrivacyLevel level, Feature feature) {
        var specs = guards.getOrDefault(feature.name(), List.of());
        return new Feature(
                feature.name(),
                feature.description(),
                level,
                feature.targets(),
                chain(Direction.PROMPT, level, specs),
                chain(Direction.REPLY, level, specs),
                feature.media(),
                feature.trust(),
                feature.keep(),
                feature.review());
    }

    /** A feature without name and targets that has every guard that some feature has. */
    public Feature withEveryGuard(PrivacyLevel level) {
        var specs =
                guards.values().stream().flatMap(Collection::stream).distinct().toList();
        return new Feature(
                "",
                "",
                level,
                List.of(),
                chain(Direction.PROMPT, level, specs),
                chain(Direction.REPLY, level, specs),
                MediaRule.REFUSE);
    }

    private GuardChain chain(Direction direction, PrivacyLevel level, List<GuardSpec> specs) {
        return chain(direction, level, specs, ladder, operators);
    }

    /** What guards come to on a level, without those that do nothing in this direction. */
    static GuardChain chain(
            Direction direction, PrivacyLevel level, List<GuardSpec> specs, Ladder ladder, Operators operators) {
        return new GuardChain(specs.stream()
                .map(guard -> guard.at(level, ladder, operators))
                .filter(guard -> guard.matters(direction))
                .toList());
    }
}

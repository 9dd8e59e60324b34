package io.trustrail.gateway.policy;

import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.policy.keep.KeepSpec;
import io.trustrail.gateway.policy.label.LabelReader;
import io.trustrail.gateway.policy.ladder.Ladder;
import io.trustrail.gateway.policy.review.ReviewReader;
import io.trustrail.gateway.policy.review.ReviewSpec;
import io.trustrail.gateway.policy.rules.GuardSpec;
import io.trustrail.gateway.policy.trust.Stripped;
import io.trustrail.gateway.policy.trust.TrustReader;
import io.trustrail.gateway.policy.yaml.Definitions;
import io.trustrail.gateway.policy.yaml.Fields;
import io.trustrail.gateway.policy.yaml.Value;
import io.trustrail.gateway.privacy.Operator;
import io.trustrail.gateway.privacy.OperatorKind;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.privacy.PrivacyLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code features:} and puts guards, level and targets together. */
final class FeatureReader {

    private static final int HEAVIEST = 1_000;
    private static final PrivacyLevel NO_LEVEL = new PrivacyLevel(1, "", false, Map.of(), Map.of());

    private final Ladder ladder;
    private final Definitions guards;
    private final Map<String, GuardSpec> usable;
    private final Definitions vendors;
    private final Operators operators;
    private final TrustReader trust;
    private final ReviewReader reviews;
    private final Map<String, List<GuardSpec>> guardsOf = new HashMap<>();
    private final Set<String> usedGuards = new HashSet<>();
    private final Set<String> usedVendors = new HashSet<>();

    /**
     * A reader for one policy.
     *
     * @param usable those of the guards that could be read
     */
    FeatureReader(
            Ladder ladder,
            Definitions guards,
            Map<String, GuardSpec> usable,
            Definitions vendors,
            Operators operators,
            TrustReader trust,
            ReviewReader reviews) {
        this.ladder = ladder;
        this.guards = guards;
        this.usable = usable;
        this.vendors = vendors;
        this.operators = operators;
        this.trust = trust;
        this.reviews = reviews;
    }

    Map<String, Feature> read(Definitions features) {
        var read = new HashMap<String, Feature>();
        features.byName().forEach((name, value) -> read.put(name, feature(name, value.fields())));
        return read;
    }

    private Feature feature(String name, Fields fields) {
        var description = fields.text("description", "");
        var level = fields.required("level", "the number of a privacy level")
                .flatMap(value -> value.pick("level", ladder.levels()));
        var specs = guards(fields, level);
        guardsOf.put(name, specs);
        var targets = new ArrayList<TargetSpec>();
        fields.filledList("targets", "a list of vendors and models")
                .forEach(item -> targets.add(target(item.fields(), true)));
        fields.list("fallback").forEach(item -> targets.add(target(item.fields(), false)));
        var media = fields.choice("media", MediaRule.class, MediaRule.REFUSE);
        var asked = trust.feature(
                fields,
                strict -> new Stripped(
                        strict,
                        Rungs.chain(Direction.PROMPT, strict, specs, ladder, operators),
                        Rungs.chain(Direction.REPLY, strict, specs, ladder, operators)));
        var review = review(fields, specs, targets);
        var keep = KeepSpec.read(fields.map("keep"));
        fields.heading(LabelReader.FIELD);
        fields.done();
        return new Feature(
                name,
                description,
                level.orElse(NO_LEVEL),
                targets,
                towards(Direction.PROMPT, level, specs),
                towards(Direction.REPLY, level, specs),
                media,
                asked,
                keep,
                review);
    }

    private ReviewSpec review(Fields fields, List<GuardSpec> specs, List<TargetSpec> targets) {
        var names = targets.stream().map(TargetSpec::vendor).toList();
        return reviews.read(fields, specs.stream().anyMatch(GuardSpec::holds), names);
    }

    /** To be called after reading: the same features on all levels. */
    Rungs rungs() {
        return new Rungs(ladder, guardsOf, operators);
    }

    private List<GuardSpec> guards(Fields fields, Optional<PrivacyLevel> level) {
        var names = new LinkedHashSet<String>();
        fields.requiredList("guards", "a list of guards, [] for none")
                .forEach(item -> item.name("guard", guards.names()).ifPresent(name -> {
                    if (!names.add(name)) {
                        item.error("is given twice; remove one of them");
                    }
                    level.ifPresent(it -> refuseLeak(item, name, it));
                }));
        usedGuards.addAll(names);
        return names.stream()
                .flatMap(name -> Optional.ofNullable(usable.get(name)).stream())
                .toList();
    }

    private void refuseLeak(Value item, String guard, PrivacyLevel level) {
        var spec = usable.get(guard);
        boolean keeps = level.operators().containsValue(Operator.of(OperatorKind.KEEP));
        if (spec == null || keeps) {
            return;
        }
        if (spec.sharesTexts() && spec.at(level, ladder, operators).matters(Direction.PROMPT)) {
            item.error("sends prompts as they are to " + spec.host().orElse("") + ", but level " + level.rung()
                    + " passes no such data; give the guard a rule {direction: prompt, action: allow},"
                    + " or the feature another level");
        }
        if (spec.leaksWhenItFails()) {
            item.error("passes unchecked text when it fails, but level " + level.rung()
                    + " passes no such data; give the guard on-failure: block, or the feature another level");
        }
    }

    private GuardChain towards(Direction direction, Optional<PrivacyLevel> level, List<GuardSpec> specs) {
        return Rungs.chain(direction, level.orElse(NO_LEVEL), specs, ladder, operators);
    }

    private TargetSpec target(Fields fields, boolean weighted) {
        var vendor = fields.required("vendor", "the name of a vendor")
                .flatMap(value -> value.name("vendor", vendors.names()))
                .orElse("");
        var model = fields.required("model", "the vendor's name of the model").flatMap(Value::text);
        int weight = weighted ? fields.whole("weight", 1, HEAVIEST, 1) : 0;
        fields.done();
        usedVendors.add(vendor);
        return new TargetSpec(vendor, model.orElse(""), weight);
    }

    /** To be called after reading without errors: guards and vendors that no feature names. */
    void warnAboutUnused() {
        warn(guards, usedGuards);
        warn(vendors, usedVendors);
    }

    private static void warn(Definitions definitions, Set<String> used) {
        definitions.byName().forEach((name, value) -> {
            if (!used.contains(name)) {
                value.warning("is not used by any feature");
            }
        });
    }
}

package io.trustrail.gateway.policy.trust;

import io.trustrail.gateway.policy.assessment.AssessmentRules;
import io.trustrail.gateway.policy.assessment.AssessmentRules.Missing;
import io.trustrail.gateway.policy.assessment.Ban;
import io.trustrail.gateway.policy.assessment.Commitments.Promise;
import io.trustrail.gateway.policy.assessment.DataClasses;
import io.trustrail.gateway.policy.trust.ConsentRule.Otherwise;
import io.trustrail.gateway.policy.yaml.Definitions;
import io.trustrail.gateway.policy.yaml.Fields;
import io.trustrail.gateway.policy.yaml.Spelling;
import io.trustrail.gateway.policy.yaml.Value;
import io.trustrail.gateway.privacy.Categories;
import io.trustrail.gateway.privacy.PrivacyLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads {@code trust:}, whose parts may stand in different files. */
public final class TrustReader {

    private static final Set<String> PARTS = Set.of("assessments", "consent", "fairness", "inventory", "never-send");
    private static final int LONGEST_GRACE = 366;
    private static final Duration SHORTEST_PAUSE = Duration.ofHours(1);

    private final Definitions trust;
    private final Definitions bans;
    private final Definitions vendors;
    private final ConsentReader consents;
    private final ConsentRule consent;
    private final Set<String> categories;
    private final Set<String> confirmFirst;

    /**
     * Reads what there is about consent at once: features are read with it.
     *
     * @param categories those that some detector finds
     */
    public TrustReader(
            Definitions trust,
            Definitions bans,
            Definitions vendors,
            Map<String, PrivacyLevel> levels,
            Set<String> categories) {
        this.trust = trust;
        this.bans = bans;
        this.vendors = vendors;
        this.consents = new ConsentReader(levels);
        this.consent = part("consent").map(Value::fields).map(consents::read).orElse(ConsentRule.DEFAULT);
        this.categories = new TreeSet<>(Categories.KNOWN);
        this.categories.addAll(categories);
        this.confirmFirst = confirmFirst();
    }

    private Set<String> confirmFirst() {
        var first = new HashSet<String>();
        part("inventory").map(Value::fields).ifPresent(fields -> {
            fields.list("confirm-first")
                    .forEach(item -> item.name("category", categories).ifPresent(first::add));
            fields.done();
        });
        return first;
    }

    /** To be called once: reports the parts that there are not. */
    public void refuseUnknown() {
        trust.byName().forEach((name, value) -> {
            if (!PARTS.contains(name)) {
                value.error(Spelling.unknown("field", name, PARTS));
            }
        });
    }

    /** What the part {@code fairness} says. */
    public FairnessRule fairness() {
        return part("fairness").map(Value::fields).map(TrustReader::fairness).orElse(FairnessRule.NONE);
    }

    private static FairnessRule fairness(Fields fields) {
        var every = fields.optional("every").flatMap(Value::duration);
        every.filter(it -> it.compareTo(SHORTEST_PAUSE) < 0)
                .ifPresent(it ->
                        fields.owner().error("asks for an audit more than once an hour; write every: 1h or more"));
        var given = fields.map("limits");
        var limits = new HashMap<String, Double>();
        for (var measure : FairnessRule.MEASURES) {
            given.optional(measure).flatMap(Value::fraction).ifPresent(limit -> limits.put(measure, limit));
        }
        given.done();
        var drift = drift(fields.map("drift"));
        fields.done();
        return new FairnessRule(every.orElse(null), limits, drift);
    }

    private static DriftRule drift(Fields fields) {
        var usual = DriftRule.USUAL;
        var drift = new DriftRule(
                fields.duration("window", usual.window()),
                fields.duration("reference", usual.reference()),
                fields.optional("limit").flatMap(Value::fraction).orElse(usual.limit()));
        fields.done();
        return drift;
    }

    /** What the parts {@code assessments} and {@code never-send} say. */
    public AssessmentRules assessments() {
        var fields = part("assessments").map(Value::fields);
        var missing = fields.map(it -> it.choice("missing", Missing.class, Missing.REFUSE))
                .orElse(Missing.ALLOW);
        int grace =
                fields.map(it -> it.whole("grace-days", 0, LONGEST_GRACE, 0)).orElse(0);
        var needs = new HashSet<Promise>();
        fields.map(it -> it.list("needs"))
                .orElse(List.of())
                .forEach(item -> item.choice("commitment", Promise.class).ifPresent(needs::add));
        fields.ifPresent(Fields::done);
        return new AssessmentRules(missing, needs, grace, bans());
    }

    private List<Ban> bans() {
        var read = new ArrayList<Ban>();
        var known = new TreeSet<>(categories);
        known.add(DataClasses.MEDIA);
        bans.byName().forEach((name, value) -> {
            var fields = value.fields();
            var kept = new HashSet<String>();
            fields.filledList("categories", "categories that must not be sent")
                    .forEach(item -> item.name("category", known).ifPresent(kept::add));
            var applications = new HashSet<String>();
            fields.filledIfAny("applications", "names of applications")
                    .forEach(item -> item.text().ifPresent(applications::add));
            var banned = new HashSet<String>();
            fields.filledIfAny("vendors", "names of vendors")
                    .forEach(item -> item.name("vendor", vendors.names()).ifPresent(banned::add));
            fields.done();
            read.add(new Ban(name, kept, applications, banned));
        });
        read.sort(Comparator.comparing(Ban::name));
        return read;
    }

    private Optional<Value> part(String name) {
        return Optional.ofNullable(trust.byName().get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * What a feature says.
     *
     * @param stripped makes its guards on another level
     */
    public FeatureTrust feature(Fields fields, Function<PrivacyLevel, Stripped> stripped) {
        var regions = new HashSet<String>();
        fields.filledIfAny("regions", "regions such as eu, or leave it out for anywhere")
                .forEach(item -> item.text()
                        .ifPresent(region -> regions.add(region.strip().toLowerCase(Locale.ROOT))));
        var rule = consents.feature(fields, consent);
        if (rule.otherwise() != Otherwise.STRIP) {
            return new FeatureTrust(regions, rule, null, confirmFirst);
        }
        var without = consents.stripLevel().map(stripped).orElse(null);
        if (without != null && without.promptGuards().isEmpty()) {
            fields.owner()
                    .error("has no guard that takes anything out, but strips without consent; give it guards,"
                            + " or consent: {otherwise: refuse}");
        }
        return new FeatureTrust(regions, rule, without, confirmFirst);
    }
}

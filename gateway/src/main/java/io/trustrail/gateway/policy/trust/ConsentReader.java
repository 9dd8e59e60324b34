package io.trustrail.gateway.policy.trust;

import io.trustrail.gateway.policy.trust.ConsentRule.Needed;
import io.trustrail.gateway.policy.trust.ConsentRule.Otherwise;
import io.trustrail.gateway.policy.trust.ConsentRule.Unnamed;
import io.trustrail.gateway.policy.yaml.Fields;
import io.trustrail.gateway.policy.yaml.Value;
import io.trustrail.gateway.privacy.PrivacyLevel;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code trust.consent} and the {@code consent} of features. */
final class ConsentReader {

    private final Map<String, PrivacyLevel> levels;
    private @Nullable PrivacyLevel strip;

    ConsentReader(Map<String, PrivacyLevel> levels) {
        this.levels = levels;
    }

    /** The rule for all features. */
    ConsentRule read(Fields fields) {
        var needing = new HashSet<Integer>();
        fields.list("levels")
                .forEach(item ->
                        item.pick("level", levels).map(PrivacyLevel::rung).ifPresent(needing::add));
        var purposes = new HashSet<Purpose>();
        fields.list("purposes")
                .forEach(item -> item.pick("purpose", Purpose.BY_WORD).ifPresent(purposes::add));
        strip = fields.optional("strip-level").flatMap(this::irreversible).orElse(null);
        var unnamed = fields.choice("unnamed", Unnamed.class, Unnamed.ALLOW);
        var rule = new ConsentRule(Needed.BY_LEVEL, needing, purposes, unnamed, otherwise(fields, Otherwise.REFUSE));
        fields.done();
        return rule;
    }

    private Otherwise otherwise(Fields fields, Otherwise fallback) {
        var value = fields.optional("otherwise");
        var chosen = value.flatMap(it -> it.choice("value", Otherwise.class)).orElse(fallback);
        if (chosen == Otherwise.STRIP && strip == null) {
            value.ifPresent(it -> it.error("needs trust.consent.strip-level: the level that takes everything out"));
        }
        return chosen;
    }

    private Optional<PrivacyLevel> irreversible(Value value) {
        var level = value.pick("level", levels);
        if (level.filter(PrivacyLevel::restore).isPresent()) {
            value.error("restores pseudonyms, so it takes nothing out for good; give a level with restore: false");
            return Optional.empty();
        }
        return level;
    }

    /** The rule for a feature: what it leaves out is as for all. */
    ConsentRule feature(Fields feature, ConsentRule all) {
        var value = feature.optional("consent");
        if (value.isEmpty()) {
            return all;
        }
        var fields = value.get().fields();
        var rule = new ConsentRule(
                fields.choice("needed", Needed.class, all.needed()),
                all.levels(),
                all.purposes(),
                fields.choice("unnamed", Unnamed.class, all.unnamed()),
                otherwise(fields, all.otherwise()));
        fields.done();
        return rule;
    }

    /** The level that takes everything personal out. */
    Optional<PrivacyLevel> stripLevel() {
        return Optional.ofNullable(strip);
    }
}

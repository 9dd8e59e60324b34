package io.trustrail.gateway.policy;

import io.trustrail.gateway.policy.assessment.Assessments;
import io.trustrail.gateway.policy.label.LabelWords;
import io.trustrail.gateway.policy.spend.SpendRules;
import io.trustrail.gateway.policy.trust.FairnessRule;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the policy files say, compiled and immutable. A reload makes a new book; calls under way keep theirs.
 *
 * @param hash SHA-256 over the policy files, as 64 hexadecimal digits
 * @param detectorHosts machines that guards send texts to, by guard
 * @param rungs the levels, and the features as they would be on each
 * @param assessments what was found out about the vendors, and which calls that allows
 * @param spend what tokens cost, and how much may be used
 * @param words what labels say that is decided nowhere
 * @param fairness when features are audited for fairness
 */
public record PolicyBook(
        String hash,
        Map<String, Feature> features,
        Map<String, VendorSpec> vendors,
        Map<String, String> detectorHosts,
        Rungs rungs,
        Assessments assessments,
        SpendRules spend,
        LabelWords words,
        FairnessRule fairness) {

    public PolicyBook {
        features = Map.copyOf(features);
        vendors = Map.copyOf(vendors);
        detectorHosts = Map.copyOf(detectorHosts);
    }

    /** A book without levels. */
    public PolicyBook(
            String hash,
            Map<String, Feature> features,
            Map<String, VendorSpec> vendors,
            Map<String, String> detectorHosts) {
        this(
                hash,
                features,
                vendors,
                detectorHosts,
                Rungs.NONE,
                Assessments.NONE,
                SpendRules.NONE,
                LabelWords.NONE,
                FairnessRule.NONE);
    }

    /** The same with other vendors. */
    public PolicyBook with(Map<String, VendorSpec> others, Assessments assessed) {
        return new PolicyBook(hash, features, others, detectorHosts, rungs, assessed, spend, words, fairness);
    }

    public Optional<Feature> feature(String name) {
        return Optional.ofNullable(features.get(name));
    }
}

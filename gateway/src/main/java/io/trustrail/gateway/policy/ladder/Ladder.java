package io.trustrail.gateway.policy.ladder;

import io.trustrail.gateway.privacy.PrivacyLevel;
import io.trustrail.gateway.privacy.Risk;
import java.util.Map;

/**
 * The levels and the risks.
 *
 * @param levels by the name that files use, which is the rung's number
 * @param risks by category; a category without one counts as high
 */
public record Ladder(Map<String, PrivacyLevel> levels, Map<String, Risk> risks) {

    public Ladder {
        levels = Map.copyOf(levels);
        risks = Map.copyOf(risks);
    }

    public Risk risk(String category) {
        return risks.getOrDefault(category, Risk.HIGH);
    }
}

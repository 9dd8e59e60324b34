package io.trustrail.gateway.trust.consent;

import io.trustrail.gateway.policy.trust.ConsentRule;
import io.trustrail.gateway.policy.trust.Purpose;
import java.util.Locale;

/** What follows for a call from what its person said. */
public enum ConsentDecision {
    PASS,
    /** Everything personal is taken out. */
    STRIP,
    REFUSE,
    /** Refused, and the application is asked to hand the call to a person. */
    HUMAN,
    /** The person wants no AI at all. */
    OPTED_OUT;

    /** In lower case, as records have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Decides about a call of a person on a level for a purpose. */
    public static ConsentDecision of(ConsentRule rule, int level, Purpose purpose, SubjectConsents consents) {
        if (consents.isWithdrawn(Purpose.AI)) {
            return OPTED_OUT;
        }
        boolean lacks =
                consents.isWithdrawn(purpose) || (rule.isNeeded(level, purpose) && !consents.isGranted(purpose));
        if (!lacks) {
            return PASS;
        }
        return switch (rule.otherwise()) {
            case STRIP -> STRIP;
            case REFUSE -> REFUSE;
            case HUMAN -> HUMAN;
        };
    }
}

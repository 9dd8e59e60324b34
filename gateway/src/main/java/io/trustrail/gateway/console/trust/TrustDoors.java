package io.trustrail.gateway.console.trust;

import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.fairness.FairnessDesk;
import io.trustrail.gateway.policy.assessment.Assessments;
import io.trustrail.gateway.trust.concern.ConcernDesk;
import io.trustrail.gateway.trust.consent.Consents;
import io.trustrail.gateway.trust.inventory.FlowNames;
import io.trustrail.gateway.trust.inventory.Inventory;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What these pages ask.
 *
 * @param names what decisions and rules about data may be about
 * @param assessments those in force, which know for whom the demo vendor stands in
 * @param journal where a change of the policy by hand of a page is recorded
 * @param policies the directory of the policy
 */
public record TrustDoors(
        ConcernDesk concerns,
        Inventory inventory,
        FlowNames names,
        Consents consents,
        FairnessDesk fairness,
        Supplier<Assessments> assessments,
        Journal journal,
        Path policies) {}

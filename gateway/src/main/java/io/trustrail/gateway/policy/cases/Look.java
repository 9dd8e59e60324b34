package io.trustrail.gateway.policy.cases;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a case says about a reply that people might look at, beside its text.
 *
 * @param documents tool results and the like that the reply should rest on
 * @param signals signals that are not measured, by name: what the case says stands for it
 * @param confidence the same for confidence
 * @param drawn whether chance chooses the call, if the feature leaves anything to it
 * @param subject whether the call names whom it is about
 */
record Look(
        List<String> documents,
        Map<String, Double> signals,
        OptionalDouble confidence,
        boolean drawn,
        boolean subject) {

    static final Look NONE = new Look(List.of(), Map.of(), OptionalDouble.empty(), false, false);

    Look {
        documents = List.copyOf(documents);
        signals = Map.copyOf(signals);
    }
}

package io.trustrail.gateway.policy.review;

import io.trustrail.gateway.guard.CallFacts;
import java.util.List;
import java.util.Map;

/**
 * What rules may ask about an answer that has ended.
 *
 * @param confidence probability that a reviewer would approve it, 0 to 1
 * @param signals what it was made of, by name: 0 is nothing against the answer, 1 is most
 * @param categories what guards found in the answer
 * @param verdict the strictest verdict on prompt and answer, in lower case
 * @param language of the answer, or empty
 * @param subject whether the call names whom it is about
 */
public record ReviewFacts(
        CallFacts call,
        double confidence,
        Map<String, Double> signals,
        List<String> categories,
        String verdict,
        String language,
        boolean subject) {

    public ReviewFacts {
        signals = Map.copyOf(signals);
        categories = List.copyOf(categories);
    }
}

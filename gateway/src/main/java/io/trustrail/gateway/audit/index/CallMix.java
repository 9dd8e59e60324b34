package io.trustrail.gateway.audit.index;

import java.util.Map;

/**
 * What the calls of a feature were like in a time: how many of each kind.
 *
 * @param verdicts calls by the strictest verdict on request and reply
 * @param categories calls by what was found in them; a call counts for each category that it has
 * @param confidences judged answers by tenths of their confidence, from {@code 0} to {@code 9}
 * @param languages judged answers by their language
 */
public record CallMix(
        Map<String, Long> verdicts,
        Map<String, Long> categories,
        Map<String, Long> confidences,
        Map<String, Long> languages) {

    public CallMix {
        verdicts = Map.copyOf(verdicts);
        categories = Map.copyOf(categories);
        confidences = Map.copyOf(confidences);
        languages = Map.copyOf(languages);
    }
}

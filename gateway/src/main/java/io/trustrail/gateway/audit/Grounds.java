package io.trustrail.gateway.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * On what grounds a call was let out of the house, or not.
 *
 * @param assessment what the assessment of the vendor was worth when it was about to get the call: {@code valid},
 *     {@code grace}, {@code example}, {@code local}, {@code none}; empty if no vendor was about to
 * @param ineligible targets that were passed over, as {@code vendor/model reason}
 * @param consent purpose, state and version of the text of the person's consent, and what followed from it; empty if the
 *     call names nobody
 * @param unconfirmed categories for which the call was stopped until a person confirms them
 */
public record Grounds(
        String assessment, List<String> ineligible, Map<String, String> consent, List<String> unconfirmed) {

    /** Nothing to tell. */
    public static final Grounds NONE = new Grounds("", List.of(), Map.of(), List.of());

    public Grounds {
        ineligible = List.copyOf(ineligible);
        unconfirmed = List.copyOf(unconfirmed);
        consent = Collections.unmodifiableMap(new LinkedHashMap<>(consent));
    }
}

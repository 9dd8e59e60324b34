package io.trustrail.gateway.audit;

import java.util.List;

/**
 * On what grounds a call was let out of the house, or not.
 *
 * @param assessment what the assessment of the vendor was worth when it was about to get the call: {@code valid},
 *     {@code grace}, {@code example}, {@code local}, {@code none}; empty if no vendor was about to
 * @param ineligible targets that were passed over, as {@code vendor/model reason}
 */
public record Grounds(String assessment, List<String> ineligible) {

    /** Nothing to tell. */
    public static final Grounds NONE = new Grounds("", List.of());

    public Grounds {
        ineligible = List.copyOf(ineligible);
    }
}

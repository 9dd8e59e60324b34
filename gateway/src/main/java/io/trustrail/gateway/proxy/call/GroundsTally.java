package io.trustrail.gateway.proxy.call;

import io.trustrail.gateway.audit.Grounds;
import io.trustrail.gateway.policy.assessment.Gap;
import io.trustrail.gateway.policy.assessment.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the record will tell about why a call may go out or not: the part of a {@link Ledger} about trust. */
public final class GroundsTally {

    private final List<String> ineligible = new ArrayList<>(0);
    private String assessment = "";
    private List<String> unconfirmed = List.of();
    private Map<String, String> consent = Map.of();

    /** A target does not qualify for the call. */
    public void passedOver(Gap gap) {
        var told = gap.vendor() + "/" + gap.model() + " " + gap.reason().label();
        if (!ineligible.contains(told)) {
            ineligible.add(told);
        }
    }

    /** What the assessment of the target is worth that is about to get the call. */
    public void assessed(Standing standing) {
        assessment = standing.label();
    }

    /** What the person of the call said about its purpose, and what followed. */
    public void consent(String purpose, String state, String textVersion, String decision) {
        var told = new LinkedHashMap<String, String>();
        told.put("purpose", purpose);
        told.put("state", state);
        told.put("textVersion", textVersion);
        told.put("decision", decision);
        consent = told;
    }

    /** Categories that nobody has confirmed yet. */
    public void unconfirmed(Set<String> categories) {
        unconfirmed = List.copyOf(categories);
    }

    public Grounds told() {
        return new Grounds(assessment, ineligible, consent, unconfirmed);
    }
}

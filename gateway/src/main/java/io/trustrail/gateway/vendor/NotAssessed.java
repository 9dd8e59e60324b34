package io.trustrail.gateway.vendor;

import io.trustrail.gateway.policy.assessment.Gap;
import java.util.List;

/** No vendor of the feature may get this call. Carries no text of the call. */
public final class NotAssessed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Gap> gaps;

    /** @param gaps of every target that speaks the call's dialect, one or more */
    public NotAssessed(List<Gap> gaps) {
        super("no vendor qualifies for this call", null, false, false);
        this.gaps = List.copyOf(gaps);
    }

    /** Why each target was left out. */
    public List<Gap> gaps() {
        return gaps;
    }
}

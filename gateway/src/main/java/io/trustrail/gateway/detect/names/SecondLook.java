package io.trustrail.gateway.detect.names;

import io.trustrail.gateway.guard.Finding;
import java.util.List;

/** Which texts the encoder looks at after the tagger. */
public enum SecondLook {
    /** None. */
    NONE,
    /** Those in which the tagger found something that it is not sure of. */
    DOUBTFUL,
    /** Those in which the tagger found something. */
    FOUND,
    /** All. */
    ALL;

    /** From this score on the tagger is sure. */
    static final double SURE = 0.8;

    /** Whether a text with these findings of the tagger is looked at. */
    boolean wants(List<Finding> findings) {
        return switch (this) {
            case NONE -> false;
            case DOUBTFUL -> findings.stream().anyMatch(finding -> finding.score() < SURE);
            case FOUND -> !findings.isEmpty();
            case ALL -> true;
        };
    }
}

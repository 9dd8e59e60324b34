package io.trustrail.gateway.evaluation;

import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.late.CascadeDetector;
import java.time.Duration;
import java.util.Set;

/**
 * A cascade as a detector that waits for its second look. Fails with {@link
 * io.trustrail.gateway.guard.late.Unavailable} where there was none.
 */
public record Awaited(CascadeDetector cascade) implements Detector {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final CallFacts NO_CALL = new CallFacts("", "", "", 0, "", false, "");

    @Override
    public String name() {
        return cascade.name();
    }

    @Override
    public Set<String> categories() {
        return cascade.categories();
    }

    @Override
    public int lookBehind() {
        return cascade.lookBehind();
    }

    @Override
    public Detection detect(String text, int from, boolean complete) {
        var passage = new Passage(NO_CALL, Direction.PROMPT, Origin.USER, 0, text, from, complete);
        var answer = cascade.detect(passage, LONGEST).await();
        if (answer.gap() != null) {
            throw answer.gap();
        }
        return answer.detection();
    }
}

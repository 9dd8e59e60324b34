package io.trustrail.gateway.proxy;

import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Guard;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.proxy.TextTrial.Found;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Stands beside a guard and writes down what it said about a user's text. Used by one thread at a time. */
record Witness(Guard guard, Notes notes) implements Guard {

    /** What all guards said. */
    static final class Notes {
        private final List<Found> found = new ArrayList<>();
        private final List<Edit> edits = new ArrayList<>();

        List<Found> found() {
            return found;
        }

        List<Edit> edits() {
            return edits;
        }
    }

    @Override
    public Guard over(List<String> texts) {
        return new Witness(guard.over(texts), notes);
    }

    @Override
    public String name() {
        return guard.name();
    }

    @Override
    public int lookBehind() {
        return guard.lookBehind();
    }

    @Override
    public int nanosPerCharacter() {
        return guard.nanosPerCharacter();
    }

    @Override
    public Future<Verdict> check(Passage passage) {
        return guard.check(passage).onSuccess(verdict -> {
            if (passage.origin() == Origin.USER) {
                note(passage, verdict);
            }
        });
    }

    private void note(Passage passage, Verdict verdict) {
        for (Finding finding : verdict.findings()) {
            notes.found.add(new Found(guard.name(), finding, guard.why(passage, finding)));
        }
        notes.edits.addAll(verdict.edits());
    }
}

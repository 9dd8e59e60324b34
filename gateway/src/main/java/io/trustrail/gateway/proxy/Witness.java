package io.trustrail.gateway.proxy;

import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Guard;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.proxy.TextTrial.Found;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Stands beside a guard and writes down what it said about a user's text. */
record Witness(Guard guard, Notes notes) implements Guard {

    /** What all guards said. Thread-safe: some answer later, and from elsewhere. */
    static final class Notes {
        private final List<Found> found = new ArrayList<>();
        private final List<Edit> edits = new ArrayList<>();

        synchronized void add(List<Found> more, List<Edit> moreEdits) {
            found.addAll(more);
            edits.addAll(moreEdits);
        }

        synchronized List<Found> found() {
            return List.copyOf(found);
        }

        synchronized List<Edit> edits() {
            return List.copyOf(edits);
        }
    }

    @Override
    public Guard over(List<String> texts) {
        return new Witness(guard.over(texts), notes);
    }

    @Override
    public Guard answering(List<String> system) {
        return new Witness(guard.answering(system), notes);
    }

    @Override
    public Guard channel() {
        return new Witness(guard.channel(), notes);
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
        var found = verdict.findings().stream()
                .map(finding -> new Found(guard.name(), finding, guard.why(passage, finding)))
                .toList();
        notes.add(found, verdict.edits());
    }
}

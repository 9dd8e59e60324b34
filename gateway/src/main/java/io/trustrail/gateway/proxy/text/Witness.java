package io.trustrail.gateway.proxy.text;

import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Guard;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.guard.prompt.Prompt;
import io.trustrail.gateway.proxy.check.Found;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Predicate;

/** Stands beside a guard and writes down what it said about each passage, and why. */
public record Witness(Guard guard, Notes notes) implements Guard {

    /** What all guards said. Thread-safe: some answer later, and from elsewhere. */
    public static final class Notes {
        private final IdentityHashMap<Passage, Note> notes = new IdentityHashMap<>();

        synchronized void add(Passage passage, List<Found> found, List<Edit> edits) {
            var note = notes.computeIfAbsent(passage, p -> new Note(new ArrayList<>(), new ArrayList<>()));
            note.found.addAll(found);
            note.edits.addAll(edits);
        }

        /** What was found in this very passage, in the order of its text. */
        public synchronized List<Found> found(Passage passage) {
            var note = notes.get(passage);
            return note == null ? List.of() : note.inOrder();
        }

        /** What was said about the first of such passages. */
        public synchronized Note first(Predicate<Passage> which) {
            return notes.entrySet().stream()
                    .filter(entry -> which.test(entry.getKey()))
                    .map(entry -> entry.getValue())
                    .findFirst()
                    .orElseGet(() -> new Note(List.of(), List.of()));
        }
    }

    /** What was said about a passage. */
    public record Note(List<Found> found, List<Edit> edits) {

        public List<Found> inOrder() {
            return found.stream()
                    .sorted(Comparator.comparingInt(it -> it.finding().start()))
                    .toList();
        }
    }

    @Override
    public Guard over(List<String> texts) {
        return new Witness(guard.over(texts), notes);
    }

    @Override
    public Guard answering(Prompt prompt) {
        return new Witness(guard.answering(prompt), notes);
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
        return guard.check(passage).onSuccess(verdict -> note(passage, verdict));
    }

    private void note(Passage passage, Verdict verdict) {
        var found = verdict.findings().stream()
                .map(finding -> new Found(guard.name(), finding, guard.why(passage, finding)))
                .toList();
        notes.add(passage, found, verdict.edits());
    }
}

package io.trustrail.gateway.content;

import io.trustrail.gateway.seal.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The content of a call under way, until the {@link ContentWriter} has it. Used by one thread at a time. */
public final class Draft {

    private final About about;
    private final List<KeptText> prompt;
    private final Commitment promptCommitment;
    private final List<KeptFinding> findings;
    private final Map<String, String> tokens;
    private final Map<Object, Reply> reply = new LinkedHashMap<>();
    private final List<KeptFinding> replyFindings = new ArrayList<>(0);
    private @Nullable List<KeptText> ended;
    private @Nullable Finished finished;

    private record Reply(int number, String origin, StringBuilder text) {}

    /**
     * What the content belongs to.
     *
     * @param subject whose key seals it
     * @param number the person's, which must still be the same when it is written; empty if the call names nobody
     * @param retention how long it is kept
     */
    public record About(
            String call,
            Subject subject,
            String number,
            String tenant,
            String application,
            String feature,
            Duration retention) {}

    /**
     * Takes the request as it goes to the vendor.
     *
     * @param tokens what pseudonyms stand for; empty if that is not kept
     */
    public Draft(About about, List<KeptText> prompt, Collection<KeptFinding> findings, Map<String, String> tokens) {
        this.about = about;
        this.prompt = List.copyOf(prompt);
        this.promptCommitment = Commitment.to(this.prompt);
        this.findings = List.copyOf(findings);
        this.tokens = new LinkedHashMap<>(tokens);
    }

    /**
     * Adds to a masked text of the reply.
     *
     * @param text which one: those of a reply differ
     * @param found what was found in it, by positions in what is added
     */
    public void reply(Object text, String origin, String more, List<Found> found) {
        var known = reply.computeIfAbsent(text, it -> new Reply(reply.size(), origin, new StringBuilder()));
        int base = known.text().length();
        for (var it : found) {
            replyFindings.add(
                    new KeptFinding(known.number(), it.category(), base + it.start(), base + it.end(), it.score()));
        }
        known.text().append(more);
    }

    /** Something that was found in a piece of a masked text. */
    public record Found(String category, int start, int end, double score) {}

    public About about() {
        return about;
    }

    public Commitment promptCommitment() {
        return promptCommitment;
    }

    List<KeptText> prompt() {
        return prompt;
    }

    List<KeptFinding> findings() {
        return findings;
    }

    Map<String, String> tokens() {
        return tokens;
    }

    /**
     * No text may be added any more.
     *
     * @return how many characters the reply has
     */
    public int end() {
        return texts().stream().mapToInt(text -> text.text().length()).sum();
    }

    private List<KeptText> texts() {
        var known = ended;
        if (known == null) {
            known = reply.values().stream()
                    .map(text -> new KeptText(text.origin(), text.text().toString()))
                    .toList();
            ended = known;
        }
        return known;
    }

    /** The draft with the commitment to its reply: takes as long as hashing the reply, the first time. */
    public Finished finish() {
        var known = finished;
        if (known == null) {
            var texts = texts();
            known = new Finished(this, texts, List.copyOf(replyFindings), Commitment.to(texts));
            finished = known;
        }
        return known;
    }

    /** A draft with all of its reply. */
    public record Finished(
            Draft draft, List<KeptText> reply, List<KeptFinding> replyFindings, Commitment replyCommitment) {

        /** About how much memory it takes, in characters. */
        long size() {
            return draft.prompt.stream().mapToLong(text -> text.text().length()).sum()
                    + reply.stream().mapToLong(text -> text.text().length()).sum();
        }

        @Override
        public String toString() {
            return "Finished[" + draft.about.call() + "]";
        }
    }
}

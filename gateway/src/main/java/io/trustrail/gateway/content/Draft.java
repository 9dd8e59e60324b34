package io.trustrail.gateway.content;

import io.trustrail.gateway.seal.Subject;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The content of a call under way, until the {@link ContentWriter} has it. Used by one thread at a time. */
public final class Draft {

    private final About about;
    private final List<KeptText> prompt;
    private final Commitment promptCommitment;
    private final List<KeptFinding> findings;
    private final Map<String, String> tokens;
    private final Map<Object, Reply> reply = new LinkedHashMap<>();

    private record Reply(String origin, StringBuilder text) {}

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
     */
    public void reply(Object text, String origin, String more) {
        reply.computeIfAbsent(text, it -> new Reply(origin, new StringBuilder()))
                .text()
                .append(more);
    }

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

    /** No text may be added any more. */
    public Finished finish() {
        var texts = reply.values().stream()
                .map(text -> new KeptText(text.origin(), text.text().toString()))
                .toList();
        return new Finished(this, texts, Commitment.to(texts));
    }

    /** A draft with all of its reply. */
    public record Finished(Draft draft, List<KeptText> reply, Commitment replyCommitment) {

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

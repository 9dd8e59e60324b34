package io.trustrail.gateway.review.item;

import java.util.Map;

/**
 * What a reviewer says about an answer.
 *
 * @param texts the new texts by channel, where it was edited
 * @param code why it was rejected, in lower case with hyphens; else empty
 * @param note for colleagues; may be empty
 */
public record Verdict(Status status, Map<String, String> texts, String code, String note) {

    public Verdict {
        texts = Map.copyOf(texts);
        if (!status.isFinal() || status == Status.EXPIRED) {
            throw new IllegalArgumentException("no verdict: " + status);
        }
    }

    public static Verdict approved(String note) {
        return new Verdict(Status.APPROVED, Map.of(), "", note);
    }

    public static Verdict edited(Map<String, String> texts, String note) {
        return new Verdict(Status.EDITED, texts, "", note);
    }

    public static Verdict rejected(String code, String note) {
        return new Verdict(Status.REJECTED, Map.of(), code, note);
    }

    /** Whether both want the same to happen. */
    public boolean agreesWith(Verdict other) {
        return status == other.status && texts.equals(other.texts);
    }

    /** Does not print texts. */
    @Override
    public String toString() {
        return "Verdict[" + status.word() + "]";
    }
}

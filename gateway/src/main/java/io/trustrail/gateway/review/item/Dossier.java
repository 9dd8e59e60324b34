package io.trustrail.gateway.review.item;

import io.trustrail.gateway.review.Content;
import io.trustrail.gateway.review.Judgement.Signal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A review with everything that one needs to decide. Texts are masked.
 *
 * @param content conversation and answer, without the values of tokens; null if they were erased
 * @param opinion what the first of two people said, or null
 * @param decision what was decided, or null
 * @param draft texts that this reviewer typed and did not send, by channel; empty if there are none
 */
public record Dossier(
        Item item,
        List<Signal> signals,
        @Nullable Content content,
        @Nullable Verdict opinion,
        @Nullable Verdict decision,
        Map<String, String> draft) {

    public Dossier {
        signals = List.copyOf(signals);
        draft = Map.copyOf(draft);
    }

    /** Does not print texts. */
    @Override
    public String toString() {
        return "Dossier[" + item.id() + "]";
    }
}

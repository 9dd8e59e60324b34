package io.trustrail.gateway.review.labels;

import io.trustrail.gateway.review.Judgement.Signal;
import io.trustrail.gateway.review.item.Item;
import java.util.List;

/** A decision as it is exported: everything but texts. */
public record DecisionLine(Item item, List<Signal> signals) {

    public DecisionLine {
        signals = List.copyOf(signals);
    }

    /** Whether chance chose the answer. */
    public boolean sampled() {
        return LabelTable.isSampled(item);
    }

    /** What to ask for to get what follows. */
    public String cursor() {
        return item.end() == null ? "" : item.end().at().toEpochMilli() + "." + item.id();
    }
}

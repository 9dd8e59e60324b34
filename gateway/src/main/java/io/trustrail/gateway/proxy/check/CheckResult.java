package io.trustrail.gateway.proxy.check;

import io.trustrail.gateway.guard.Action;
import java.util.List;

/**
 * What came out.
 *
 * @param call the id of its record
 * @param verdict the strictest of all texts
 * @param items one for each text, in their order
 */
public record CheckResult(String call, Check check, int level, Action verdict, List<Item> items) {

    public CheckResult {
        items = List.copyOf(items);
    }

    /**
     * What came out for one text.
     *
     * @param after the text as it may go on; empty if it may not
     * @param found what the guards found, in the order of the text
     * @param failed guards that could not look at it
     */
    public record Item(CheckText text, Action verdict, String after, List<Found> found, List<String> failed) {

        public Item {
            found = List.copyOf(found);
            failed = List.copyOf(failed);
        }

        /** Whether the text may go on, as it is or rewritten. */
        public boolean passes() {
            return verdict.compareTo(Action.HOLD) < 0;
        }
    }
}

package io.trustrail.gateway.it.confidence;

import java.util.SplittableRandom;

/** What an answer is like, how often, and whether a reviewer lets it out. */
enum Kind {
    RIGHT(true, 34, 40, "the right answer, in the tool's words"),
    REWORDED(true, 10, 20, "the right answer, in other words"),
    POLITE(true, 8, 0, "the right answer, with a courtesy"),
    CAREFUL(true, 6, 0, "the right answer, with a caution that is due"),
    SWAPPED(false, 10, 14, "numbers and names of another order"),
    CONTRADICTS(false, 6, 8, "the opposite of what the tool said, in its words"),
    INVENTED(false, 8, 0, "a promise that no tool backs"),
    HEDGED(false, 5, 0, "guesses"),
    REFUSAL(false, 4, 0, "won't help"),
    RUDE(false, 4, 0, "right, and rude"),
    OFF(false, 2, 0, "another language, nothing said"),
    CUT(false, 3, 0, "cut short"),
    BROKEN(false, 0, 18, "no JSON"),
    EMPTY(false, 1, 0, "empty");

    final boolean approved;
    final String words;
    private final int inText;
    private final int inJson;

    Kind(boolean approved, int inText, int inJson, String words) {
        this.approved = approved;
        this.inText = inText;
        this.inJson = inJson;
        this.words = words;
    }

    static Kind draw(boolean json, SplittableRandom chance) {
        int all = 0;
        for (var kind : values()) {
            all += json ? kind.inJson : kind.inText;
        }
        int at = chance.nextInt(all);
        for (var kind : values()) {
            at -= json ? kind.inJson : kind.inText;
            if (at < 0) {
                return kind;
            }
        }
        throw new AssertionError("shares add up");
    }

    /** Whether a model that says it tends to be less sure of its tokens. */
    boolean isGuessed() {
        return this == SWAPPED || this == CONTRADICTS || this == INVENTED || this == HEDGED;
    }
}

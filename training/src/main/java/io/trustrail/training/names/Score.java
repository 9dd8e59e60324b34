package io.trustrail.training.names;

/** Counts of one category, and what follows from them. */
final class Score {

    private int gold;
    private int goldMet;
    private int found;
    private int foundMet;
    private int exact;

    void gold(boolean met, boolean same) {
        gold++;
        goldMet += met ? 1 : 0;
        exact += same ? 1 : 0;
    }

    void found(boolean met) {
        found++;
        foundMet += met ? 1 : 0;
    }

    boolean isEmpty() {
        return gold == 0 && found == 0;
    }

    int gold() {
        return gold;
    }

    int falseAlarms() {
        return found - foundMet;
    }

    double precision() {
        return found == 0 ? 1 : (double) foundMet / found;
    }

    double recall() {
        return gold == 0 ? 1 : (double) goldMet / gold;
    }

    /** Recall counts four times as much as precision. */
    double f2() {
        double weighted = 4 * precision() + recall();
        return weighted == 0 ? 0 : 5 * precision() * recall() / weighted;
    }

    /** Only findings with both borders right count. */
    double strictF1() {
        return gold + found == 0 ? 1 : 2.0 * exact / (gold + found);
    }
}

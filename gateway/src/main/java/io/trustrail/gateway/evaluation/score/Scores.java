package io.trustrail.gateway.evaluation.score;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts by type over a group of texts. */
public final class Scores {

    private final SortedMap<String, Counts> byType = new TreeMap<>();
    private int texts;
    private int cleanTexts;

    void addText(boolean clean) {
        texts++;
        cleanTexts += clean ? 1 : 0;
    }

    void add(String type, Counts counts) {
        byType.merge(type, counts, Counts::plus);
    }

    public SortedMap<String, Counts> byType() {
        return Collections.unmodifiableSortedMap(byType);
    }

    /** All types together, each span and finding with the same weight. */
    public Counts total() {
        return byType.values().stream().reduce(Counts.NONE, Counts::plus);
    }

    public int texts() {
        return texts;
    }

    /** How many texts are known to hold nothing. */
    public int cleanTexts() {
        return cleanTexts;
    }

    /** False alarms for each thousand texts that are known to hold nothing; NaN without such texts. */
    public double falseAlarmsPerThousand(Counts counts) {
        return cleanTexts == 0 ? Double.NaN : 1000.0 * counts.falseAlarms() / cleanTexts;
    }
}

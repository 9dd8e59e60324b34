package io.trustrail.gateway.detect.names;

import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.late.Pieces;
import java.util.ArrayList;
import java.util.List;

/**
 * What the encoder is asked about at once: a sentence, or several.
 *
 * @param text without blanks around it; empty where there is nothing else
 * @param start where it stands in the text that it was cut from
 * @param end where the next one starts
 * @param findings what the tagger found in it, counted from its own start
 */
record Stretch(String text, int start, int end, List<Finding> findings) {

    /**
     * All stretches that are whole.
     *
     * @param from where the first one starts
     * @param settled up to here the findings are final
     * @param complete whether the text ends here
     * @param findings of which those before {@code from} don't count
     */
    static List<Stretch> of(
            String text, int from, int settled, boolean complete, List<Finding> findings, Pieces pieces) {
        var stretches = new ArrayList<Stretch>(1);
        int start = from;
        while (start < settled) {
            int end = behind(findings, start, pieces.end(text, start, complete));
            if (end <= start || end > settled) {
                break;
            }
            stretches.add(stretch(text, start, end, findings));
            start = end;
        }
        return stretches;
    }

    /* What looks like the end of a sentence may stand within a name: "J. Smith". */
    private static int behind(List<Finding> findings, int start, int end) {
        int behind = end;
        for (var finding : findings) {
            if (finding.start() >= start && finding.start() < behind) {
                behind = Math.max(behind, finding.end());
            }
        }
        return behind;
    }

    private static Stretch stretch(String text, int start, int end, List<Finding> findings) {
        var own = findings.stream()
                .filter(finding -> finding.start() >= start && finding.start() < end)
                .toList();
        int earliest = own.isEmpty() ? end : own.get(0).start();
        int first = start;
        while (first < earliest && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        int moved = -first;
        return new Stretch(
                text.substring(first, end).stripTrailing(),
                first,
                end,
                own.stream()
                        .map(finding -> finding.at(finding.start() + moved, finding.end() + moved))
                        .toList());
    }

    /** Adds findings in it, as they are counted in what it was cut from. */
    void place(List<Finding> inside, List<Finding> target) {
        for (var finding : inside) {
            target.add(finding.at(finding.start() + start, finding.end() + start));
        }
    }
}

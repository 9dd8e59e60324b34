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
     * All stretches that are whole, in a time that grows with the text and its findings.
     *
     * @param from where the first one starts
     * @param settled up to here the findings are final
     * @param complete whether the text ends here
     * @param findings by start; those before {@code from} don't count
     */
    static List<Stretch> of(
            String text, int from, int settled, boolean complete, List<Finding> findings, Pieces pieces) {
        var stretches = new ArrayList<Stretch>(1);
        int start = from;
        int next = 0;
        while (next < findings.size() && findings.get(next).start() < from) {
            next++;
        }
        while (start < settled) {
            int first = next;
            int end = pieces.end(text, start, complete);
            // What looks like the end of a sentence may stand within a name: "J. Smith".
            while (next < findings.size() && findings.get(next).start() < end) {
                end = Math.max(end, findings.get(next).end());
                next++;
            }
            if (end <= start || end > settled) {
                break;
            }
            stretches.add(stretch(text, start, end, findings.subList(first, next)));
            start = end;
        }
        return stretches;
    }

    private static Stretch stretch(String text, int start, int end, List<Finding> own) {
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

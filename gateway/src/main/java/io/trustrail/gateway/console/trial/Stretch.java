package io.trustrail.gateway.console.trial;

import io.trustrail.gateway.proxy.check.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A stretch of a text, found or not.
 *
 * @param rows the findings in it, by their numbers from 1; empty if there are none
 * @param categories of these findings
 */
public record Stretch(String text, List<Integer> rows, List<String> categories) {

    public boolean found() {
        return !rows.isEmpty();
    }

    /** Cuts a text into stretches: findings that overlap share one. The findings are in the order of the text. */
    static List<Stretch> cut(String text, List<Found> found) {
        var stretches = new ArrayList<Stretch>();
        int at = 0;
        int next = 0;
        while (next < found.size()) {
            int start = found.get(next).finding().start();
            int end = found.get(next).finding().end();
            var rows = new ArrayList<Integer>();
            var categories = new TreeSet<String>();
            while (next < found.size() && found.get(next).finding().start() < end) {
                end = Math.max(end, found.get(next).finding().end());
                categories.add(found.get(next).finding().category());
                rows.add(++next);
            }
            plain(stretches, text.substring(at, start));
            stretches.add(new Stretch(text.substring(start, end), rows, List.copyOf(categories)));
            at = end;
        }
        plain(stretches, text.substring(at));
        return stretches;
    }

    private static void plain(List<Stretch> stretches, String text) {
        if (!text.isEmpty()) {
            stretches.add(new Stretch(text, List.of(), List.of()));
        }
    }
}

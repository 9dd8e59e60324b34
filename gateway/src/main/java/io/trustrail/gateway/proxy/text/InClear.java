package io.trustrail.gateway.proxy.text;

import io.trustrail.gateway.dialect.TextSpan;
import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.trust.inventory.Sighting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What guards found in a request and nobody rewrote: a vendor will read it. */
public final class InClear {

    private InClear() {}

    /** The categories of all findings that no edit covers wholly. */
    public static Set<String> categories(List<Verdict> verdicts) {
        var categories = new HashSet<String>();
        for (var verdict : verdicts) {
            var edits = Edit.merge(verdict.edits());
            for (var finding : verdict.findings()) {
                if (!isCovered(finding, edits)) {
                    categories.add(finding.category());
                }
            }
        }
        return categories;
    }

    /* Merged edits are in order and apart, so only the last one that starts early enough can cover a finding. */
    private static boolean isCovered(Finding finding, List<Edit> merged) {
        int low = 0;
        int high = merged.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (merged.get(middle).start() <= finding.start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && finding.end() <= merged.get(low - 1).end();
    }

    /** What was found in each text that has something in it, for the inventory. */
    public static List<Sighting> sightings(List<Verdict> verdicts, List<TextSpan> spans) {
        var sightings = new ArrayList<Sighting>(0);
        for (int i = 0; i < verdicts.size(); i++) {
            var verdict = verdicts.get(i);
            if (!verdict.findings().isEmpty()) {
                var found = new TreeMap<String, Integer>();
                verdict.findings().forEach(finding -> found.merge(finding.category(), 1, Integer::sum));
                sightings.add(new Sighting(spans.get(i)::field, found, categories(List.of(verdict))));
            }
        }
        return sightings;
    }
}

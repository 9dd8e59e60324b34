package io.trustrail.gateway.proxy;

import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What guards found in a request and nobody rewrote: a vendor will read it. */
final class InClear {

    private InClear() {}

    /** The categories of all findings that no edit covers wholly. */
    static Set<String> categories(List<Verdict> verdicts) {
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

    static boolean isCovered(Finding finding, List<Edit> merged) {
        for (var edit : merged) {
            if (edit.start() <= finding.start() && finding.end() <= edit.end()) {
                return true;
            }
        }
        return false;
    }
}

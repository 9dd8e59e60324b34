package io.trustrail.gateway.proxy.text;

import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.privacy.Restorer;
import java.util.List;

/**
 * A piece of a reply as it may be kept and shown to reviewers: with the edits of guards, and with pseudonyms where the
 * caller gets values.
 *
 * @param found what guards found in it
 */
public record Masked(String text, List<Found> found) {

    /**
     * A finding, and where it lies in the masked piece.
     *
     * @param start first UTF-16 unit
     * @param end behind its last unit; not beyond the piece
     */
    public record Found(Finding finding, int start, int end) {}

    /** What a verdict lets go of a window's text, from one position to another. */
    public static Masked of(String text, int from, int to, Verdict verdict) {
        var edits = Edit.merge(verdict.edits().stream()
                .filter(edit -> !edit.category().equals(Restorer.RESTORED))
                .toList());
        var found = verdict.findings().stream()
                .filter(finding -> finding.start() >= from && finding.start() < to)
                .filter(finding -> !finding.category().equals(Restorer.RESTORE_MISS))
                .map(finding -> new Found(
                        finding,
                        written(text, from, finding.start(), edits),
                        written(text, from, Math.min(to, finding.end()), edits)))
                .toList();
        return new Masked(EditWriter.IRREVERSIBLE.write(text, from, to, edits), found);
    }

    /* How long the text before a position has become; a position inside of an edit is behind it. */
    private static int written(String text, int from, int position, List<Edit> edits) {
        int behind = position;
        for (var edit : edits) {
            boolean starts = edit.start() == position;
            behind = !starts && edit.start() < position && edit.end() > position ? edit.end() : behind;
        }
        return EditWriter.IRREVERSIBLE.write(text, from, behind, edits).length();
    }
}

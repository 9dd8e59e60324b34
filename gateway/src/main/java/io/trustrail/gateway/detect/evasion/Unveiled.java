package io.trustrail.gateway.detect.evasion;

import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A detector that looks past invisible characters: the one inside reads the text without them, and what it finds is told
 * where it stands in the text as it is.
 *
 * <p>Up to {@value #LONGEST_RUN} such characters in a row are passed over; longer rows stay, as what they are to the
 * detector: so what stands left of a place is known from a bounded stretch, and any cut of a text gives the same findings.
 * Text without such characters goes to the detector as it is.
 */
public final class Unveiled implements Detector {

    private static final int LONGEST_RUN = 4;

    private final Detector inside;
    private final int lookBehind;

    public Unveiled(Detector inside) {
        this.inside = inside;
        this.lookBehind = (LONGEST_RUN + 1) * (inside.lookBehind() + 1);
    }

    @Override
    public String name() {
        return inside.name();
    }

    @Override
    public Set<String> categories() {
        return inside.categories();
    }

    @Override
    public int lookBehind() {
        return lookBehind;
    }

    @Override
    public int nanosPerCharacter() {
        return inside.nanosPerCharacter() + 1;
    }

    @Override
    public Detector over(List<String> texts) {
        var learned = inside.over(texts);
        return learned.equals(inside) ? this : new Unveiled(learned);
    }

    @Override
    public Detection detect(String text, int from, boolean complete) {
        int first = Math.max(0, from - lookBehind);
        return hides(text, Math.max(0, from - inside.lookBehind() - LONGEST_RUN))
                ? new View(text, first, from, complete).detect()
                : inside.detect(text, from, complete);
    }

    private static boolean hides(String text, int from) {
        int length = text.length();
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0xad && (Signs.isInvisible(c) || c == '\udb40')) {
                return true;
            }
        }
        return false;
    }

    /** A text without what is invisible in it, from some place on. */
    private final class View {

        private final StringBuilder copy;
        /** Where each character of the copy stands in the text. */
        private final int[] places;

        private final boolean complete;
        private final int from;
        /** Up to here the text is in the copy; a short row of invisible characters at the end may still grow. */
        private final int end;

        View(String text, int first, int from, boolean complete) {
            this.copy = new StringBuilder(text.length() - first);
            this.places = new int[text.length() - first];
            this.complete = complete;
            this.from = from;
            int at = first;
            int open = text.length();
            while (at < text.length()) {
                int next = row(text, at);
                if (next == at) {
                    add(text, at, at + 1);
                    at++;
                } else {
                    if (next - at > LONGEST_RUN) {
                        add(text, at, next);
                    } else if (next == text.length()) {
                        open = at;
                    }
                    at = next;
                }
            }
            this.end = complete ? text.length() : open;
        }

        private void add(String text, int start, int stop) {
            for (int i = start; i < stop; i++) {
                places[copy.length()] = i;
                copy.append(text.charAt(i));
            }
        }

        /* Half a pair at the end may become a hidden one. */
        private int row(String text, int start) {
            int at = start;
            while (at < text.length()) {
                boolean half = !complete && at + 1 == text.length() && text.charAt(at) == '\udb40';
                int units = half ? 1 : Signs.invisible(text, at);
                if (units == 0) {
                    break;
                }
                at += units;
            }
            return at;
        }

        Detection detect() {
            int length = copy.length();
            int start = Arrays.binarySearch(places, 0, length, from);
            var found = inside.detect(copy.toString(), start < 0 ? -start - 1 : start, complete);
            int settled = found.settled() == length ? end : places[found.settled()];
            var findings = new ArrayList<Finding>(found.findings().size());
            for (var finding : found.findings()) {
                findings.add(finding.at(places[finding.start()], places[finding.end() - 1] + 1));
            }
            return new Detection(findings, Math.max(from, settled));
        }
    }
}

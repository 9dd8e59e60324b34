package io.trustrail.gateway.detect.scan;

import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Finding;
import java.util.ArrayList;
import java.util.List;

/** One pass over one text: what recognisers see of it and what they have found so far. */
public final class Scan {

    /** Less likely than this isn't worth a finding. */
    public static final double THRESHOLD = 0.5;

    private final String text;
    private final int from;
    private final boolean complete;
    private final List<Finding> findings = new ArrayList<>(4);
    private int open = Integer.MAX_VALUE;

    public Scan(String text, int from, boolean complete) {
        this.text = text;
        this.from = from;
        this.complete = complete;
    }

    public String text() {
        return text;
    }

    /** Where a character stands in {@code [from, end)}, or -1. What comes behind is not read: there may be a lot of it. */
    public static int indexOf(String text, char c, int from, int end) {
        for (int i = from; i < end; i++) {
            if (text.charAt(i) == c) {
                return i;
            }
        }
        return -1;
    }

    /** Whether what stands at this position is yet to come. */
    public boolean isUnknown(int position) {
        return !complete && position >= text.length();
    }

    /** Whether a candidate may start here: not within a word. */
    public boolean startsWord(int position) {
        return position == 0 || !Chars.isWord(text.charAt(position - 1));
    }

    /** Whether a candidate may end before this position: not within a word. */
    public boolean endsWord(int position) {
        return position >= text.length() || !Chars.isWord(text.charAt(position));
    }

    /** A candidate that starts here can't be decided before more text has come. */
    public void open(int start) {
        if (start >= from) {
            open = Math.min(open, start);
        }
    }

    /**
     * Adds a finding, unless its score is below the threshold or a finding at least as long covers it; findings that it
     * covers itself go.
     */
    public void found(String category, int start, int end, double score) {
        if (start < from || score < THRESHOLD) {
            return;
        }
        int at = findings.size();
        while (at > 0 && findings.get(at - 1).start() > start) {
            at--;
        }
        if (at > 0 && covers(findings.get(at - 1), start, end, score)) {
            return;
        }
        if (at > 0 && findings.get(at - 1).start() == start) {
            at--;
        }
        while (at < findings.size() && findings.get(at).end() <= end) {
            findings.remove(at);
        }
        findings.add(at, new Finding(category, start, end, score));
    }

    private static boolean covers(Finding earlier, int start, int end, double score) {
        boolean same = earlier.start() == start && earlier.end() == end;
        return earlier.end() >= end && (!same || earlier.score() >= score);
    }

    /** The answer, final before the given position and before anything open; what lies behind is left out. */
    public Detection detection(int settled) {
        int last = Math.max(from, Math.min(settled, open));
        while (!findings.isEmpty() && findings.get(findings.size() - 1).end() > last) {
            last = Math.min(last, findings.remove(findings.size() - 1).start());
        }
        return new Detection(List.copyOf(findings), last);
    }
}

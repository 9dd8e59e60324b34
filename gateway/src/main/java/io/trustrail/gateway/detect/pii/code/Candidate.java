package io.trustrail.gateway.detect.pii.code;

import io.trustrail.gateway.detect.pii.context.Lexicon;
import io.trustrail.gateway.detect.pii.context.Mention;
import io.trustrail.gateway.detect.scan.Scan;
import org.jspecify.annotations.Nullable;

/** What starts at one position: walks the shapes, and weighs each that is complete by its check and the words around. */
final class Candidate {

    /** A label of something else outweighs a proof that is no stronger than this. */
    private static final double OVERRULED = 0.85;

    /** How close that label must stand. */
    private static final int CLOSE = 28;

    private static final int MOST_ENDS = 12;
    private static final int[] NONE = {};

    private final Scan scan;
    private final String text;
    private final int start;
    private final int open;
    private final Lexicon lexicon;
    private int[] ends = NONE;
    private int[] states = NONE;
    private @Nullable Mention left;
    private boolean looked;
    private @Nullable Mention right;
    private int rightOf = -1;
    private int rightReach;

    Candidate(Scan scan, int start, int open, Lexicon lexicon) {
        this.scan = scan;
        this.text = scan.text();
        this.start = start;
        this.open = open;
        this.lexicon = lexicon;
    }

    /** Returns whether the search is over: something was found, or can't be decided yet. */
    boolean walk(Shapes shapes) {
        if (Edges.joinedLeft(text, start)) {
            return false;
        }
        int state = 0;
        int count = 0;
        int at = start;
        while (at < text.length()) {
            state = shapes.next(state, text.charAt(at));
            if (state == Shapes.DEAD) {
                break;
            }
            at++;
            if (shapes.matches(state) != null && count < MOST_ENDS && scan.endsWord(at)) {
                keep(count++, at, state);
            }
        }
        if (state != Shapes.DEAD && scan.isUnknown(at)) {
            scan.open(open);
            return true;
        }
        while (count-- > 0) {
            if (decide(shapes.matches(states[count]), ends[count])) {
                return true;
            }
        }
        return false;
    }

    private void keep(int index, int end, int state) {
        if (index == 0) {
            ends = new int[MOST_ENDS];
            states = new int[MOST_ENDS];
        }
        ends[index] = end;
        states[index] = state;
    }

    private boolean decide(Shapes.Match @Nullable [] matches, int end) {
        if (matches == null || Edges.joinedRight(text, end)) {
            return false;
        }
        if (scan.isUnknown(end + 1)) {
            scan.open(open);
            return true;
        }
        var code = new Code(text, start, end);
        boolean loose = Edges.digitsBeside(text, start, end);
        Shapes.Match best = null;
        double bestScore = 0;
        for (var match : matches) {
            double score = score(match, code, end, loose);
            if (score < 0) {
                scan.open(open);
                return true;
            }
            if (score > bestScore) {
                best = match;
                bestScore = score;
            }
        }
        if (best == null) {
            return false;
        }
        scan.found(best.scheme().category(), start, end, bestScore);
        return bestScore >= Scan.THRESHOLD;
    }

    /** How likely it is; negative if the text to come decides. */
    private double score(Shapes.Match match, Code code, int end, boolean loose) {
        var scheme = match.scheme();
        if (code.isRepeated() || !scheme.check().holds(code)) {
            return 0;
        }
        var label = left();
        boolean labelled = label != null && isOf(label, scheme) && start - label.end() <= scheme.left();
        if (!labelled && scheme.right() > 0 && (label == null || !label.isClaiming() || start - label.end() > CLOSE)) {
            var right = right(end, scheme.right());
            if (right != null && right.isUnknown()) {
                return -1;
            }
            label = right == null ? label : right;
            labelled = right != null && isOf(right, scheme);
        }
        if (labelled) {
            return scheme.labelled();
        }
        boolean bare = Edges.isQuantity(text, start, end) || (loose && !match.compound());
        if (bare || !code.isUpper() || (start > 0 && text.charAt(start - 1) == '#')) {
            return 0;
        }
        boolean other = label != null && label.isClaiming() && match.alone() < OVERRULED;
        return other ? 0 : match.alone();
    }

    private @Nullable Mention left() {
        if (!looked) {
            left = lexicon.before(text, start);
            looked = true;
        }
        return left;
    }

    private @Nullable Mention right(int end, int reach) {
        if (rightOf != end || rightReach != reach) {
            right = lexicon.after(text, end, reach, !scan.isUnknown(text.length()));
            rightOf = end;
            rightReach = reach;
        }
        return right;
    }

    private static boolean isOf(Mention mention, Scheme scheme) {
        for (var topic : scheme.topics()) {
            if (mention.isOf(topic)) {
                return true;
            }
        }
        return false;
    }
}

package io.trustrail.gateway.detect.pii.number;

import io.trustrail.gateway.detect.pii.context.Lexicon;
import io.trustrail.gateway.detect.pii.context.Mention;
import io.trustrail.gateway.detect.pii.context.Topic;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Scan;
import org.jspecify.annotations.Nullable;

/** Groups of digits that belong together, such as {@code +49 (0)711/966-2023}, from one group's start onwards. */
final class NumberRun {

    private static final int MOST_GROUPS = 10;
    private static final int MOST_DIGITS = 32;
    private static final int GAP = 4;

    private final Lexicon lexicon;
    private final String text;
    private final int start;
    private final int lead;
    private final boolean plus;
    private final boolean bracket;
    private final Join left;
    private final byte[] digits = new byte[MOST_DIGITS];
    private final int[] groupStart = new int[MOST_GROUPS];
    private final int[] groupEnd = new int[MOST_GROUPS];
    private final int[] digitsUpTo = new int[MOST_GROUPS];
    private final Join[] joins = new Join[MOST_GROUPS];
    private int groups;
    private boolean cut;
    private boolean closed;
    private @Nullable Mention label;
    private boolean labelled;

    private NumberRun(String text, int start, Lexicon lexicon) {
        this.lexicon = lexicon;
        this.text = text;
        this.start = start;
        boolean inner = is(start - 1, '(');
        int sign = inner ? start - 1 : start;
        plus = is(sign - 1, '+');
        boolean outer = plus && !inner && is(start - 2, '(');
        lead = sign - (plus ? 1 : 0) - (outer ? 1 : 0);
        bracket = inner || outer;
        left = leftOf(text, lead);
    }

    /** Reads the run that starts with the group of digits at {@code start}. */
    static NumberRun at(Scan scan, int start, Lexicon lexicon) {
        var run = new NumberRun(scan.text(), start, lexicon);
        run.read(scan);
        return run;
    }

    /** What joins the character at a position to what stands before it. */
    static Join leftOf(String text, int position) {
        if (position == 0) {
            return Join.NONE;
        }
        char before = text.charAt(position - 1);
        if (Chars.isWord(before)) {
            boolean called = Chars.narrow(text.charAt(position)) == '(' && Chars.isLetter(before);
            return called ? Join.NONE : Join.WORD;
        }
        char further = position > 1 ? text.charAt(position - 2) : ' ';
        var join = Separators.single(before);
        if (Chars.isDigit(further)) {
            return join;
        }
        return (join == Join.DASH || join == Join.SLASH) && Chars.isWord(further) ? Join.WORD : Join.NONE;
    }

    private void read(Scan scan) {
        int at = start;
        boolean open = bracket;
        while (groups < MOST_GROUPS) {
            at = readGroup(at);
            if (digits() > MOST_DIGITS) {
                return;
            }
            int next = Separators.next(scan, at, open);
            cut = next == Separators.UNKNOWN;
            if (next <= at) {
                return;
            }
            joins[groups - 1] = Separators.kind(text, at, next);
            open = Separators.isOpenAfter(text, at, next, open);
            closed |= !open;
            at = next;
        }
    }

    private int readGroup(int from) {
        int count = groups == 0 ? 0 : digits();
        int at = from;
        while (at < text.length() && Chars.isDigit(text.charAt(at)) && count <= MOST_DIGITS) {
            if (count < MOST_DIGITS) {
                digits[count] = (byte) Chars.digit(text.charAt(at));
            }
            count++;
            at++;
        }
        groupStart[groups] = from;
        groupEnd[groups] = at;
        digitsUpTo[groups] = count;
        joins[groups++] = Join.NONE;
        return at;
    }

    /** Whether the text stops, unfinished, where the run may go on. */
    boolean isCut() {
        return cut;
    }

    /** Where the run starts, a plus sign and an opening bracket included. */
    int lead() {
        return lead;
    }

    /** Where the number starts: with its bracket only if that is closed within the run. */
    int opening() {
        return bracket && !closed ? (plus ? text.indexOf('+', lead) : start) : lead;
    }

    /** Where its first digit stands. */
    int start() {
        return start;
    }

    /** Whether a plus sign leads it. */
    boolean hasPlus() {
        return plus;
    }

    /** What joins it to the text before it. */
    Join left() {
        return left;
    }

    int groups() {
        return groups;
    }

    int length(int group) {
        return groupEnd[group] - groupStart[group];
    }

    int startOf(int group) {
        return groupStart[group];
    }

    /** Where the first {@code count} groups end. */
    int end(int count) {
        return groupEnd[count - 1];
    }

    /** What follows the first {@code count} groups. */
    Join after(int count) {
        return joins[count - 1];
    }

    /** How many digits the whole run has, as far as it was read. */
    int digits() {
        return digitsUpTo[groups - 1];
    }

    /** How many digits the first {@code count} groups have. */
    int digits(int count) {
        return digitsUpTo[count - 1];
    }

    int digit(int index) {
        return digits[index];
    }

    /** The first digits as a number. */
    long value(int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + digits[i];
        }
        return value;
    }

    /** Whether the first groups have exactly these lengths. */
    boolean hasShape(int... lengths) {
        if (groups < lengths.length) {
            return false;
        }
        for (int i = 0; i < lengths.length; i++) {
            if (length(i) != lengths[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the first {@code count} groups are all joined in this way. */
    boolean isJoined(int count, Join join) {
        for (int i = 0; i + 1 < count; i++) {
            if (joins[i] != join) {
                return false;
            }
        }
        return true;
    }

    /** Whether the number may end after {@code count} groups: no digit is joined closely, no letter follows. */
    boolean mayEnd(Scan scan, int count) {
        return !joins[count - 1].isTight() && scan.endsWord(groupEnd[count - 1]);
    }

    /** Whether it may end there, and no letter is joined by a dash either, as in the numbers of products. */
    boolean standsAlone(Scan scan, int count) {
        int end = groupEnd[count - 1];
        boolean dashed = end + 1 < text.length() && text.charAt(end) == '-' && Chars.isWord(text.charAt(end + 1));
        return mayEnd(scan, count) && !dashed;
    }

    /** The nearest label on the left that tells what the number is. */
    @Nullable Mention label() {
        if (!labelled) {
            label = lexicon.before(text, lead);
            labelled = true;
        }
        return label;
    }

    boolean isLabelled(Topic wanted) {
        var nearest = label();
        return nearest != null && nearest.isOf(wanted);
    }

    /** Whether nothing but a sign and a blank or two stands between the number and a label that says so. */
    boolean isLabelledDirectly(Topic wanted) {
        var nearest = label();
        return nearest != null && nearest.isOf(wanted) && lead - nearest.end() <= GAP;
    }

    /** Whether a label so close says that it's something else. */
    boolean isClaimed(Topic wanted, int reach) {
        var nearest = label();
        return nearest != null && nearest.isClaiming() && !nearest.isOf(wanted) && lead - nearest.start() <= reach;
    }

    private boolean is(int position, char wanted) {
        return position >= 0 && Chars.narrow(text.charAt(position)) == wanted;
    }
}

package io.trustrail.gateway.detect.pii.number;

import io.trustrail.gateway.detect.pii.context.Topics;
import io.trustrail.gateway.detect.pii.number.PhonePlan.Fit;
import io.trustrail.gateway.detect.scan.Scan;

/**
 * Phone numbers, international with a plus sign or 00, or as they are dialled within a region. The numbering plan has the
 * last word; before it's asked, the number must look like one, or stand beside a word such as "call".
 */
final class PhoneNumbers implements NumberRecogniser {

    private static final int FEWEST = 7;
    private static final int FEWEST_ABROAD = 8;
    private static final int FEWEST_UNLABELLED = 9;
    private static final int MOST = 15;
    private static final int CLOSE = 32;
    private static final int[][] WITHOUT_TRUNK = {{3, 3, 4}, {1, 3, 3, 4}, {3, 3, 3}, {3, 2, 2, 2}, {2, 3, 2, 2}};
    private static final int[] IN_PAIRS = {2, 2, 2, 2, 2};
    private static final String NOT_BEFORE = "#$€£¥№";

    private final PhonePlan plan;

    PhoneNumbers(PhonePlan plan) {
        this.plan = plan;
    }

    @Override
    public String category() {
        return "PHONE";
    }

    @Override
    public int fewestDigits() {
        return FEWEST;
    }

    @Override
    public void recognise(Scan scan, NumberRun run) {
        if (run.hasPlus()) {
            tryInternational(scan, run, 0);
        } else if (isFree(scan, run) && !run.isClaimed(Topics.PHONE, CLOSE)) {
            boolean dialledAbroad =
                    run.digit(0) == 0 && run.digit(1) == 0 && run.digit(2) != 0 && !run.hasShape(4, 4, 4);
            if (!dialledAbroad || !tryInternational(scan, run, 2)) {
                tryNational(scan, run);
            }
        }
    }

    /** Not the tail of something: nothing joined, or joined more loosely than the number's own groups. */
    private static boolean isFree(Scan scan, NumberRun run) {
        char before = run.lead() == 0 ? ' ' : scan.text().charAt(run.lead() - 1);
        boolean looseTail =
                run.left() == Join.SPACE && run.groups() > 1 && run.after(1).isTight();
        return (run.left() == Join.NONE || looseTail) && NOT_BEFORE.indexOf(before) < 0;
    }

    private boolean tryInternational(Scan scan, NumberRun run, int skipped) {
        boolean labelled = run.isLabelled(Topics.PHONE);
        double best = 0;
        int end = 0;
        for (int groups = run.groups(); groups > 0 && run.digits(groups) - skipped >= FEWEST_ABROAD; groups--) {
            if (run.digits(groups) - skipped > MOST || !run.standsAlone(scan, groups)) {
                continue;
            }
            var fit = plan.international(run, skipped, run.digits(groups));
            if (fit == Fit.VALID) {
                best = labelled ? 0.97 : 0.9;
                end = groups;
                break;
            }
            if (fit == Fit.POSSIBLE && best == 0 && (labelled || (groups > 1 && run.hasPlus()))) {
                best = 0.6;
                end = groups;
            }
        }
        if (end > 0) {
            scan.found(category(), run.opening(), run.end(end), best);
        }
        return end > 0;
    }

    private void tryNational(Scan scan, NumberRun run) {
        int groups = run.groups();
        while (groups > 0 && !(mayStopAfter(run, groups) && tryNational(scan, run, groups))) {
            groups--;
        }
    }

    /** At the end of the run, before " / ", or where blanks begin to join what was joined closely before. */
    private static boolean mayStopAfter(NumberRun run, int groups) {
        return groups == run.groups()
                || run.after(groups) == Join.BRACKET
                || (groups > 1 && run.after(groups) == Join.SPACE && isTight(run, groups));
    }

    private static boolean isTight(NumberRun run, int groups) {
        for (int i = 1; i < groups; i++) {
            if (run.after(i) == Join.SPACE) {
                return false;
            }
        }
        return true;
    }

    private boolean tryNational(Scan scan, NumberRun run, int groups) {
        int digits = run.digits(groups);
        if (digits < FEWEST || digits > MOST || !run.standsAlone(scan, groups)) {
            return false;
        }
        boolean labelled = run.isLabelled(Topics.PHONE);
        boolean shaped = hasPhoneShape(run, groups);
        boolean bare = groups == 1 && run.digit(0) == 0;
        if (isDate(run) || (!labelled && !shaped && !bare)) {
            return false;
        }
        boolean trusted = shaped || (digits >= FEWEST_ABROAD && run.isLabelledDirectly(Topics.PHONE));
        double score = score(plan.national(run, digits, !labelled && !shaped), labelled && trusted, labelled, shaped);
        scan.found(category(), run.opening(), run.end(groups), score);
        return score > 0;
    }

    private static double score(Fit fit, boolean trusted, boolean labelled, boolean shaped) {
        return switch (fit) {
            case NONE -> 0;
            case POSSIBLE -> trusted ? 0.6 : 0;
            case VALID -> labelled ? 0.9 : shaped ? 0.65 : 0;
            case MOBILE -> labelled ? 0.93 : shaped ? 0.75 : 0.55;
        };
    }

    private static boolean hasPhoneShape(NumberRun run, int groups) {
        if (groups < 2 || run.digits(groups) < FEWEST_UNLABELLED) {
            return false;
        }
        if (run.digit(0) == 0) {
            return hasTrunkShape(run, groups);
        }
        for (var shape : WITHOUT_TRUNK) {
            if (groups == shape.length && run.hasShape(shape)) {
                return true;
            }
        }
        return false;
    }

    /** Groups as they are common behind a trunk prefix; other identifiers come in pairs, fours or halves too. */
    private static boolean hasTrunkShape(NumberRun run, int groups) {
        if (run.length(0) == 2) {
            return groups == 3 ? run.hasShape(2, 4, 4) : groups == 5 && run.hasShape(IN_PAIRS);
        }
        boolean dotted = run.after(1) == Join.DOT;
        boolean slashed = groups > 2 && run.after(2) == Join.SLASH;
        boolean otherId = run.hasShape(4, 4, 4) || (run.hasShape(6, 4) && run.after(1) == Join.DASH);
        return groups <= 5 && run.length(0) > 2 && run.length(0) < 7 && !dotted && !slashed && !otherId;
    }

    private static boolean isDate(NumberRun run) {
        boolean even = run.groups() >= 3 && run.after(1).isTight() && run.after(2) == run.after(1);
        return even
                && (run.hasShape(2, 2, 4) || run.hasShape(2, 2, 2) || run.hasShape(4, 2, 2))
                && !run.after(3).isTight();
    }
}

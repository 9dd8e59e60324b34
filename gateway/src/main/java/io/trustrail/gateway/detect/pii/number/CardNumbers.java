package io.trustrail.gateway.detect.pii.number;

import io.trustrail.gateway.detect.pii.context.Topics;
import io.trustrail.gateway.detect.scan.Scan;

/**
 * Payment card numbers: 13 to 19 digits with an issuer's prefix (ISO/IEC 7812) and a check digit by H. P. Luhn's formula
 * (US patent 2,950,048), in one group or in the groups that are printed on cards.
 */
final class CardNumbers implements NumberRecogniser {

    private static final int FEWEST = 13;
    private static final int MOST = 19;
    private static final int[][] PRINTED = {{4, 4, 4, 4, 3}, {4, 4, 4, 4}, {4, 6, 5}, {4, 6, 4}};

    @Override
    public String category() {
        return "CREDIT_CARD";
    }

    @Override
    public int fewestDigits() {
        return FEWEST;
    }

    @Override
    public void recognise(Scan scan, NumberRun run) {
        if (run.left().isTight() || run.hasPlus()) {
            return;
        }
        if (run.length(0) >= FEWEST) {
            tryAs(scan, run, 1, 0.8);
            return;
        }
        for (var lengths : PRINTED) {
            if (run.hasShape(lengths) && isEven(run, lengths.length) && tryAs(scan, run, lengths.length, 0.85)) {
                return;
            }
        }
        if (run.left() == Join.NONE && run.groups() > 1 && run.isJoined(run.groups(), Join.SPACE)) {
            tryAs(scan, run, run.groups(), 0.6);
        }
    }

    private static boolean isEven(NumberRun run, int groups) {
        return run.isJoined(groups, Join.SPACE) || run.isJoined(groups, Join.DASH);
    }

    private boolean tryAs(Scan scan, NumberRun run, int groups, double score) {
        int length = run.digits(groups);
        boolean ends = run.mayEnd(scan, groups) || run.after(groups) == Join.SLASH;
        if (!ends || length > MOST || length < FEWEST || !isIssued(run, length) || !hasCheckDigit(run, length)) {
            return false;
        }
        boolean labelled = run.isLabelled(Topics.CARD);
        if (length > FEWEST || labelled) {
            scan.found(category(), run.start(), run.end(groups), labelled ? 0.97 : score);
        }
        return true;
    }

    private static boolean hasCheckDigit(NumberRun run, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            int digit = run.digit(length - 1 - i);
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    private static boolean isIssued(NumberRun run, int length) {
        int prefix = (int) run.value(0, 6);
        int two = prefix / 10_000;
        int four = prefix / 100;
        if (two / 10 == 4) {
            return length == 13 || length == 16 || length == 19;
        }
        if (two == 34 || two == 37) {
            return length == 15;
        }
        if (two == 36 || two == 38 || two == 39 || (four >= 3000 && four <= 3059) || four == 3095) {
            return length == 14 || length == 16;
        }
        if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
            return length == 16;
        }
        if ((four >= 3528 && four <= 3589) || (four >= 2200 && four <= 2204)) {
            return length >= 16;
        }
        return isIssuedFrom50Or60(prefix, length);
    }

    /** Maestro, Discover, UnionPay, RuPay, Verve. */
    private static boolean isIssuedFrom50Or60(int prefix, int length) {
        int two = prefix / 10_000;
        int four = prefix / 100;
        boolean long16 = two == 60 || two == 62 || two == 65 || (four >= 6440 && four <= 6499) || four == 5061;
        boolean maestro = four == 5018 || four == 5020 || four == 5038 || four == 5893 || four == 6304 || four == 6390;
        boolean maestro67 = four == 6759 || (four >= 6761 && four <= 6763);
        boolean rupay = prefix / 1000 == 508 || two == 81 || two == 82;
        return (long16 && length >= 16) || maestro || maestro67 || (rupay && length == 16);
    }
}

package io.trustrail.gateway.detect.pii.number;

import io.trustrail.gateway.detect.scan.Scan;

/** United States social security numbers: area, group and serial, none of them all zeros. */
final class SocialSecurityNumbers implements NumberRecogniser {

    private static final int DIGITS = 9;

    @Override
    public String category() {
        return "NATIONAL_ID";
    }

    @Override
    public int fewestDigits() {
        return DIGITS;
    }

    @Override
    public void recognise(Scan scan, NumberRun run) {
        if (run.left().isTight() || run.hasPlus()) {
            return;
        }
        if (run.length(0) == DIGITS) {
            if (run.standsAlone(scan, 1) && isIssued(run) && run.isLabelled(Label.SOCIAL_SECURITY)) {
                scan.found(category(), run.start(), run.end(1), 0.9);
            }
        } else if (run.hasShape(3, 2, 4) && run.standsAlone(scan, 3) && isIssued(run)) {
            scan.found(category(), run.start(), run.end(3), score(run));
        }
    }

    private static double score(NumberRun run) {
        boolean dashed = run.isJoined(3, Join.DASH);
        boolean spaced = run.isJoined(3, Join.SPACE) && run.left() == Join.NONE && run.after(3) == Join.NONE;
        if (!dashed && !spaced) {
            return 0;
        }
        var label = run.label();
        if (label == Label.SOCIAL_SECURITY) {
            return 0.97;
        }
        return label == Label.OTHER || label == Label.PHONE ? 0 : dashed ? 0.8 : 0.55;
    }

    private static boolean isIssued(NumberRun run) {
        long area = run.value(0, 3);
        return area != 0 && area != 666 && area < 900 && run.value(3, 5) != 0 && run.value(5, DIGITS) != 0;
    }
}

package io.trustrail.gateway.detect.pii.number;

import io.trustrail.gateway.detect.pii.context.Lexicon;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Parses each run of digits once and asks those recognisers that its length may suit. */
public final class Numbers implements Recogniser {

    private static final int LONGEST_RUN = 32;
    private static final int SHORT = 7;

    private final List<NumberRecogniser> recognisers;
    private final NumberRecogniser[][] byDigits = new NumberRecogniser[LONGEST_RUN + 2][];

    private final Lexicon lexicon;

    /** @param regions whose national phone numbers are known, as ISO 3166 codes */
    public Numbers(Set<String> regions, Lexicon lexicon) {
        this.lexicon = lexicon;
        recognisers = List.of(new CardNumbers(), new Ipv4Addresses(), new PhoneNumbers(new PhonePlan(regions)));
        for (int i = 0; i < byDigits.length; i++) {
            int digits = i;
            byDigits[i] = recognisers.stream()
                    .filter(recogniser -> recogniser.fewestDigits() <= digits)
                    .toArray(NumberRecogniser[]::new);
        }
    }

    public Set<String> categories() {
        return recognisers.stream().map(NumberRecogniser::category).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean triggeredBy(char c) {
        return Chars.isDigit(c);
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        if (startsNothing(scan.text(), trigger)) {
            return;
        }
        var run = NumberRun.at(scan, trigger, lexicon);
        if (run.isCut()) {
            scan.open(run.lead());
        } else if (run.left() != Join.WORD) {
            for (var recogniser : byDigits[run.digits()]) {
                recogniser.recognise(scan, run);
            }
        }
    }

    /** Settles most digits at a glance: those within a group, years, the small groups within a longer number. */
    private static boolean startsNothing(String text, int start) {
        if (start > 0 && Chars.isDigit(text.charAt(start - 1))) {
            return true;
        }
        var left = NumberRun.leftOf(text, start);
        if (left == Join.WORD) {
            return true;
        }
        int at = start + 1;
        int limit = Math.min(text.length(), start + SHORT);
        while (at < limit && Chars.isDigit(text.charAt(at))) {
            at++;
        }
        if (at + 1 >= limit) {
            return false;
        }
        char next = text.charAt(at);
        boolean alone = !mayJoin(next) || !mayJoin(text.charAt(at + 1));
        boolean inner = left.isTight() && next != '.';
        boolean small =
                left == Join.SPACE && at - start < 4 && !Separators.single(next).isTight();
        return alone || inner || small;
    }

    private static boolean mayJoin(char c) {
        return Chars.isDigit(c) || Separators.single(c) != Join.NONE;
    }
}

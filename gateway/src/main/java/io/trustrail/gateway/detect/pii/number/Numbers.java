package io.trustrail.gateway.detect.pii.number;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Parses each run of digits once and asks those recognisers that its length may suit. */
public final class Numbers implements Recogniser {

    private static final int LONGEST_RUN = 32;

    private final List<NumberRecogniser> recognisers;
    private final NumberRecogniser[][] byDigits = new NumberRecogniser[LONGEST_RUN + 2][];

    /** @param regions whose national phone numbers are known, as ISO 3166 codes */
    public Numbers(Set<String> regions) {
        recognisers = List.of(
                new CardNumbers(),
                new SocialSecurityNumbers(),
                new Ipv4Addresses(),
                new PhoneNumbers(new PhonePlan(regions)));
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
        String text = scan.text();
        if (trigger > 0 && Chars.isDigit(text.charAt(trigger - 1))) {
            return;
        }
        if (isPlain(text, trigger)) {
            return;
        }
        var run = NumberRun.at(scan, trigger);
        if (run.left() == Join.WORD) {
            return;
        }
        if (run.isCut()) {
            scan.open(run.lead());
            return;
        }
        for (var recogniser : byDigits[run.digits()]) {
            recogniser.recognise(scan, run);
        }
    }

    /** Whether this is one short group, such as a year, with nothing joined: what most numbers in prose are. */
    private static boolean isPlain(String text, int start) {
        int at = start + 1;
        int limit = Math.min(text.length(), start + 6);
        while (at < limit && Chars.isDigit(text.charAt(at))) {
            at++;
        }
        return at < limit && (!mayJoin(text.charAt(at)) || (at + 1 < text.length() && !mayJoin(text.charAt(at + 1))));
    }

    private static boolean mayJoin(char c) {
        return Chars.isDigit(c) || Separators.single(c) != Join.NONE;
    }
}

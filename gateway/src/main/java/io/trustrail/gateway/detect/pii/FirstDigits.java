package io.trustrail.gateway.detect.pii;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.List;

/** Asks those recognisers that read figures, once for each group of digits and not for each digit. */
final class FirstDigits implements Recogniser {

    private final Recogniser[] recognisers;

    FirstDigits(List<Recogniser> recognisers) {
        this.recognisers = recognisers.toArray(Recogniser[]::new);
    }

    @Override
    public boolean triggeredBy(char c) {
        return Chars.isDigit(c);
    }

    @Override
    public boolean accepts(String text, int trigger) {
        return trigger == 0 || !Chars.isDigit(text.charAt(trigger - 1));
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        for (var recogniser : recognisers) {
            if (recogniser.accepts(scan.text(), trigger)) {
                recogniser.recognise(scan, trigger);
            }
        }
    }
}

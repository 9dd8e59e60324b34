package io.trustrail.gateway.detect.pii;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.List;

/**
 * Asks those recognisers that read figures, once for each group of digits and not for each digit. What stands before the
 * digits decides who may have an interest.
 */
final class FirstDigits implements Recogniser {

    private final Recogniser[] withinWord;
    private final Recogniser[] afterUnspaced;
    private final Recogniser[] elsewhere;

    /**
     * @param anywhere whose finds may have letters of their own before the first digit, or not
     * @param withinWord whose finds have letters right before their first digit
     * @param outside whose finds start with a digit, a sign or a bracket
     * @param afterUnspaced whose finds start with letters of a script without spaces
     */
    FirstDigits(
            List<Recogniser> anywhere,
            List<Recogniser> withinWord,
            List<Recogniser> outside,
            List<Recogniser> afterUnspaced) {
        this.withinWord = join(List.of(anywhere, withinWord));
        this.afterUnspaced = join(List.of(anywhere, outside, afterUnspaced));
        this.elsewhere = join(List.of(anywhere, outside));
    }

    private static Recogniser[] join(List<List<Recogniser>> lists) {
        return lists.stream().flatMap(List::stream).toArray(Recogniser[]::new);
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
        for (var recogniser : interested(scan.text(), trigger)) {
            if (recogniser.accepts(scan.text(), trigger)) {
                recogniser.recognise(scan, trigger);
            }
        }
    }

    private Recogniser[] interested(String text, int trigger) {
        char before = trigger > 0 ? text.charAt(trigger - 1) : ' ';
        if (Chars.isWord(before)) {
            return withinWord;
        }
        boolean blank = Chars.isBlank(before) && trigger > 1;
        return Chars.isUnspaced(blank ? text.charAt(trigger - 2) : before) ? afterUnspaced : elsewhere;
    }
}

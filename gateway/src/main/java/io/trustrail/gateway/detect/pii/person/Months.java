package io.trustrail.gateway.detect.pii.person;

import io.trustrail.gateway.detect.scan.Automaton;
import io.trustrail.gateway.detect.scan.Chars;
import java.util.List;

/** Names of months in English, German, French, Spanish, Italian, Portuguese and Dutch. */
final class Months {

    static final int LONGEST = 11;

    private static final Automaton NAMES =
            new Automaton(List.of(("january february march april may june july august september"
                            + " october november december jan feb mar apr jun jul aug sep sept oct nov dec januar jänner februar märz mai"
                            + " juni juli oktober dezember mrz okt dez janvier février mars avril juin juillet août septembre octobre"
                            + " novembre décembre janv févr avr juil déc fevrier aout decembre enero febrero marzo abril mayo junio julio"
                            + " agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic gennaio febbraio aprile maggio"
                            + " giugno luglio settembre ottobre dicembre janeiro fevereiro março maio junho julho setembro outubro"
                            + " novembro dezembro januari februari maart mei augustus")
                    .split(" ", -1)));

    private Months() {}

    /** Where the month's name ends that starts here, with the dot of an abbreviation; -1 if there is none. */
    static int end(String text, int start) {
        int state = 0;
        int end = -1;
        for (int i = start; i < text.length() && i - start < LONGEST; i++) {
            state = NAMES.next(state, text.charAt(i));
            if (NAMES.depth(state) != i + 1 - start) {
                break;
            }
            if (NAMES.word(state) >= 0) {
                end = i + 1;
            }
        }
        if (end < 0 || (end < text.length() && Chars.isLetter(text.charAt(end)))) {
            return -1;
        }
        return end < text.length() && text.charAt(end) == '.' ? end + 1 : end;
    }

    /** Where the month's name starts that ends before this position, a blank in between; -1 if there is none. */
    static int start(String text, int position) {
        int end = position - 1;
        if (end < 0 || text.charAt(end) != ' ') {
            return -1;
        }
        int start = end - (end > 0 && text.charAt(end - 1) == '.' ? 1 : 0);
        while (start > 0 && end - start <= LONGEST && Chars.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return end - start > LONGEST || start == end ? -1 : end(text, start) == end ? start : -1;
    }
}

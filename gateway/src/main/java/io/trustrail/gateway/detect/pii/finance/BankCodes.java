package io.trustrail.gateway.detect.pii.finance;

import static io.trustrail.gateway.detect.pii.code.Scheme.scheme;

import io.trustrail.gateway.detect.pii.code.Code;
import io.trustrail.gateway.detect.pii.code.Scheme;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Codes of banks (ISO 9362) beside a word that says so. Those with a digit are a scheme like others; those of letters alone
 * look like words, so the search starts from the label.
 */
public final class BankCodes implements Recogniser {

    /** How far behind the label's start a code may start. */
    public static final int REACH = 40;

    private static final String CATEGORY = "BIC";
    private static final double SCORE = 0.9;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final List<String> LABELS = List.of("bic", "swift");

    public static List<Scheme> schemes() {
        return List.of(scheme(CATEGORY, "BIC")
                .form("AAAAAAXX", "AAAAAAXXXXX", "AAAA AA XX", "AAAA AA XX XXX")
                .rule(BankCodes::isBank)
                .labels("bic, bic/swift, swift*, swift code*, swift/bic*, bankleitcode"));
    }

    private static boolean isBank(Code code) {
        return COUNTRIES.contains(code.text(4, 6));
    }

    @Override
    public boolean triggeredBy(char c) {
        return c == 'B' || c == 'S' || c == 'b' || c == 's';
    }

    @Override
    public boolean triggeredBy(char c, char next) {
        return (c | 32) == 'b' ? (next | 32) == 'i' : (next | 32) == 'w';
    }

    @Override
    public boolean accepts(String text, int at) {
        if (at > 0 && Chars.isLetter(text.charAt(at - 1))) {
            return false;
        }
        for (var label : LABELS) {
            if (text.regionMatches(true, at, label, 0, label.length())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        int limit = trigger + REACH;
        int at = trigger;
        while (at < text.length() && at < limit && "\n。".indexOf(text.charAt(at)) < 0) {
            int end = at;
            while (end < text.length() && end - at <= 12 && Chars.isAsciiAlphanumeric(text.charAt(end))) {
                end++;
            }
            if (scan.isUnknown(end)) {
                scan.open(at);
                return;
            }
            if (isCode(text, at, end) && scan.startsWord(at) && scan.endsWord(end)) {
                scan.found(CATEGORY, at, end, SCORE);
                return;
            }
            at = Math.max(end, at + 1);
        }
    }

    private static boolean isCode(String text, int start, int end) {
        if (end - start != 8 && end - start != 11) {
            return false;
        }
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!Chars.isAsciiUpper(c) && (i < start + 6 || !Chars.isDigit(c))) {
                return false;
            }
        }
        return COUNTRIES.contains(text.substring(start + 4, start + 6));
    }
}

package io.trustrail.gateway.detect.pii.identity.europe;

import static io.trustrail.gateway.detect.pii.code.Scheme.scheme;

import io.trustrail.gateway.detect.pii.check.Dates;
import io.trustrail.gateway.detect.pii.check.Sums;
import io.trustrail.gateway.detect.pii.code.Code;
import io.trustrail.gateway.detect.pii.code.Scheme;
import java.util.List;

/** Numbers of Sweden, Finland, Norway, Denmark, Estonia, Latvia and Lithuania. */
public final class NorthernEurope {

    private static final String FINNISH = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    private NorthernEurope() {}

    public static List<Scheme> schemes() {
        return List.of(
                scheme("NATIONAL_ID", "SE_PNR")
                        .alone(0.7, "999999-9999", "99999999-9999")
                        .alone(0.6, "999999999999")
                        .form("9999999999", "999999 9999", "99999999 9999")
                        .check(NorthernEurope::isSwedish)
                        .labels("personnummer*, pnr, swedish personal*, personal identity*, samordningsnummer*"),
                scheme("TAX_ID", "SE_ORG")
                        .form("999999-9999", "9999999999")
                        .check(code -> code.digit(2) >= 2 && Sums.luhn(code, 0, 10))
                        .labels("organisationsnummer*, org nr*, orgnr*, org. nr*"),
                scheme("NATIONAL_ID", "FI_HETU")
                        .alone(0.9, "999999-999X", "999999A999X")
                        .check(NorthernEurope::isFinnish)
                        .labels("henkilotunnus*, hetu*, finnish personal*, personal identity*"),
                scheme("NATIONAL_ID", "NO_FNR")
                        .alone(0.7, "99999999999", "999999 99999")
                        .form("999999-99999")
                        .check(NorthernEurope::isNorwegian)
                        .labels(
                                "fødselsnummer*, fødselsnr*, fodselsnummer*, fnr, personnummer*, norwegian id*, d-nummer"),
                scheme("NATIONAL_ID", "DK_CPR")
                        .form("999999-9999", "9999999999", "999999 9999")
                        .rule(code -> Dates.ddmmyy(code, 0))
                        .labels("cpr*, cpr nummer*, personnummer*, danish id*, danish personal*"),
                scheme("NATIONAL_ID", "EE_LT_ID")
                        .form("99999999999")
                        .check(code -> code.digit(0) > 0 && code.digit(0) < 9 && Dates.yymmdd(code, 1))
                        .labels("isikukood*, asmens kodas*"),
                scheme("NATIONAL_ID", "LV_ID")
                        .form("999999-99999", "99999999999")
                        .labels("personas kods*"));
    }

    private static boolean isSwedish(Code code) {
        int from = code.length() - 10;
        boolean century = from == 0 || code.value(0, 2) == 19 || code.value(0, 2) == 20;
        long day = code.value(from + 4, from + 6);
        return century
                && Dates.isDay(code.value(from + 2, from + 4), day > 60 ? day - 60 : day)
                && Sums.luhn(code, from, from + 10);
    }

    private static boolean isFinnish(Code code) {
        int serial = code.length() - 4;
        for (int i = 0; i < 6; i++) {
            if (code.isLetter(i)) {
                return false;
            }
        }
        if (code.isLetter(serial) || code.isLetter(serial + 1) || code.isLetter(serial + 2)) {
            return false;
        }
        boolean century = serial == 6 || "ABCDEFYXWVU".indexOf(code.at(6)) >= 0;
        long number = code.value(0, 6) * 1000 + code.value(serial, serial + 3);
        return century && Dates.ddmmyy(code, 0) && FINNISH.charAt((int) (number % 31)) == code.at(serial + 3);
    }

    private static boolean isNorwegian(Code code) {
        int first = (11 - Sums.weighted(code, 0, 3, 7, 6, 1, 8, 9, 4, 5, 2) % 11) % 11;
        int second = (11 - Sums.weighted(code, 0, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
        long day = code.value(0, 2);
        return first == code.digit(9)
                && second == code.digit(10)
                && Dates.isDay(code.value(2, 4) % 40, day > 40 ? day - 40 : day);
    }
}

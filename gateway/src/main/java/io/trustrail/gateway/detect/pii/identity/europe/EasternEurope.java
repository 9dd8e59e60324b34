package io.trustrail.gateway.detect.pii.identity.europe;

import static io.trustrail.gateway.detect.pii.code.Scheme.scheme;

import io.trustrail.gateway.detect.pii.check.Dates;
import io.trustrail.gateway.detect.pii.check.Sums;
import io.trustrail.gateway.detect.pii.code.Code;
import io.trustrail.gateway.detect.pii.code.Scheme;
import java.util.List;

/** Numbers of Poland, Czechia, Slovakia, Romania, Bulgaria, Croatia, Greece, Hungary and Russia. */
public final class EasternEurope {

    private EasternEurope() {}

    public static List<Scheme> schemes() {
        return List.of(
                scheme("NATIONAL_ID", "PL_PESEL")
                        .alone(0.5, "99999999999")
                        .check(EasternEurope::isPolish)
                        .labels("pesel*"),
                scheme("TAX_ID", "PL_NIP")
                        .form("999-999-99-99", "9999999999", "999-99-99-999")
                        .check(code -> Sums.weighted(code, 0, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == code.digit(9))
                        .labels("nip, numer nip"),
                scheme("NATIONAL_ID", "PL_ID_CARD")
                        .form("AAA999999", "AAA 999999")
                        .check(code -> (Sums.weighted(code, 0, 7, 3, 1) + Sums.weighted(code, 4, 7, 3, 1, 7, 3)) % 10
                                == code.digit(3))
                        .labels("dowod osobisty*, dowodu osobistego*, numer dowodu*"),
                scheme("NATIONAL_ID", "CZ_RC")
                        .alone(0.65, "999999/9999")
                        .form("9999999999", "999999/999")
                        .check(EasternEurope::isCzech)
                        .labels("rodne cislo*, rc, birth number"),
                scheme("NATIONAL_ID", "RO_CNP")
                        .alone(0.6, "9999999999999")
                        .check(EasternEurope::isRomanian)
                        .labels("cnp*, cod numeric*"),
                scheme("NATIONAL_ID", "BG_EGN")
                        .form("9999999999")
                        .check(code -> Sums.weighted(code, 0, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == code.digit(9))
                        .labels("egn, егн"),
                scheme("NATIONAL_ID", "HR_OIB")
                        .form("99999999999")
                        .check(code -> Sums.mod11And10(code, 0, 11))
                        .labels("oib*, osobni identifikacijski*"),
                scheme("TAX_ID", "GR_AFM").form("999999999").labels("afm, αφμ, α.φ.μ.*"),
                scheme("HEALTH_ID", "HU_TAJ")
                        .form("999 999 999", "999-999-999", "999999999")
                        .labels("taj*, taj szam*"),
                scheme("NATIONAL_ID", "RU_SNILS")
                        .alone(0.75, "999-999-999 99")
                        .form("99999999999")
                        .check(EasternEurope::isRussian)
                        .labels("снилс*, snils*"),
                scheme("TAX_ID", "RU_INN").form("999999999999", "9999999999").labels("инн, inn number"),
                scheme("PASSPORT", "RU_PASSPORT")
                        .form("9999 999999", "99 99 999999")
                        .labels("паспорт*"));
    }

    private static boolean isPolish(Code code) {
        int sum = Sums.weighted(code, 0, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3);
        return (10 - sum % 10) % 10 == code.digit(10) && Dates.isDay(code.value(2, 4) % 20, code.value(4, 6));
    }

    private static boolean isCzech(Code code) {
        long month = code.value(2, 4) % 50 % 20;
        boolean sum = code.length() == 9 || code.value(0, 10) % 11 == 0;
        return sum && Dates.isDay(month, code.value(4, 6));
    }

    private static boolean isRomanian(Code code) {
        int sum = Sums.weighted(code, 0, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
        return code.digit(0) > 0 && Dates.yymmdd(code, 1) && (sum == 10 ? 1 : sum) == code.digit(12);
    }

    private static boolean isRussian(Code code) {
        int sum = Sums.weighted(code, 0, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 101;
        return (sum == 100 ? 0 : sum) == code.value(9, 11);
    }
}

package io.trustrail.gateway.detect.pii.identity.america;

import static io.trustrail.gateway.detect.pii.code.Scheme.scheme;

import io.trustrail.gateway.detect.pii.check.Dates;
import io.trustrail.gateway.detect.pii.check.Sums;
import io.trustrail.gateway.detect.pii.code.Code;
import io.trustrail.gateway.detect.pii.code.Scheme;
import java.util.List;

/** Numbers of Australia, New Zealand, South Africa and Nigeria. */
public final class SouthernCountries {

    private SouthernCountries() {}

    public static List<Scheme> schemes() {
        return List.of(
                scheme("TAX_ID", "AU_TFN")
                        .form("999~999~999", "99999999")
                        .check(SouthernCountries::isTaxFile)
                        .labels("tfn*, tax file*"),
                scheme("HEALTH_ID", "AU_MEDICARE")
                        .alone(0.65, "9999 99999 9")
                        .form("9999999999", "9999-99999-9", "9999 99999 9/9", "99999999999")
                        .check(SouthernCountries::isMedicare)
                        .labels("medicare*, medicare card*"),
                scheme("TAX_ID", "AU_ABN")
                        .alone(0.8, "99 999 999 999")
                        .form("99999999999", "99-999-999-999")
                        .check(SouthernCountries::isBusiness)
                        .labels("abn*, australian business*"),
                scheme("TAX_ID", "AU_ACN")
                        .form("999~999~999")
                        .check(code -> (10 - Sums.weighted(code, 0, 8, 7, 6, 5, 4, 3, 2, 1) % 10) % 10 == code.digit(8))
                        .labels("acn, acn no, australian company*"),
                scheme("TAX_ID", "NZ_IRD")
                        .form("99~999~999", "999~999~999")
                        .labels("ird, ird number, ird no, inland revenue*"),
                scheme("NATIONAL_ID", "ZA_ID")
                        .alone(0.6, "9999999999999", "999999 9999 999")
                        .form("999999 9999 99 9")
                        .check(code -> Dates.yymmdd(code, 0) && code.digit(10) < 3 && Sums.luhn(code, 0, 13))
                        .labels(
                                "south african id*, sa id*, rsa id*, id number*, identity number*, identity no*, id no*"),
                scheme("NATIONAL_ID", "NG_NIN")
                        .form("99999999999", "9999 999 9999")
                        .labels("nin, nin number, national identification number, national identity number"));
    }

    private static boolean isTaxFile(Code code) {
        return code.length() == 9
                ? Sums.weighted(code, 0, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0
                : Sums.weighted(code, 0, 10, 7, 8, 4, 6, 3, 5, 1) % 11 == 0;
    }

    private static boolean isMedicare(Code code) {
        boolean holder = code.digit(0) >= 2 && code.digit(0) <= 6;
        return holder && Sums.weighted(code, 0, 1, 3, 7, 9, 1, 3, 7, 9) % 10 == code.digit(8);
    }

    private static boolean isBusiness(Code code) {
        int sum = Sums.weighted(code, 0, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19) - 10;
        return code.digit(0) > 0 && sum % 89 == 0;
    }
}

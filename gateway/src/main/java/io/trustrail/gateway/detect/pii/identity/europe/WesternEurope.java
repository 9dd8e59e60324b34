package io.trustrail.gateway.detect.pii.identity.europe;

import static io.trustrail.gateway.detect.pii.code.Scheme.scheme;

import io.trustrail.gateway.detect.pii.check.Sums;
import io.trustrail.gateway.detect.pii.code.Code;
import io.trustrail.gateway.detect.pii.code.Scheme;
import io.trustrail.gateway.detect.pii.context.Topics;
import java.util.List;

/** Numbers of France, Spain, Portugal, Italy, the Netherlands and Belgium. */
public final class WesternEurope {

    private static final String SPANISH = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final int[] ITALIAN_ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };
    private static final String ITALIAN_MONTHS = "ABCDEHLMPRST";

    private WesternEurope() {}

    public static List<Scheme> schemes() {
        return List.of(
                scheme("NATIONAL_ID", "FR_NIR")
                        .alone(0.85, "9 99 99 9X 999 999 99", "9 99 99 9X 999 999")
                        .alone(0.8, "999999X99999999", "9999999X9999999")
                        .form("999999X99999999", "9 99 99 99 999 999 | 99", "9-99-99-9X-999-999-99", "999999X999999 99")
                        .check(WesternEurope::isFrench)
                        .labels(
                                "nir, n nir, securite sociale, numero de secu*, numero secu*, n secu, insee*, num secu*,"
                                        + " french social security*, carte vitale"),
                scheme("NATIONAL_ID", "FR_CNI")
                        .form("999999999999", "XXXXXXXXX")
                        .rule(code -> code.length() == 12 || "CDFGHJKLMNPRTVWXYZ0123456789".indexOf(code.at(0)) >= 0)
                        .labels("carte d'identite*, carte nationale*, cni, piece d'identite*"),
                scheme("TAX_ID", "FR_SPI")
                        .form("99 99 999 999 999", "9999999999999")
                        .check(code -> code.digit(0) < 4 && code.value(0, 10) % 511 == code.value(10, 13))
                        .labels("numero fiscal*, spi, n fiscal, reference fiscal*, identifiant fiscal*"),
                scheme("PASSPORT", "FR_PASSPORT")
                        .form("99AA99999", "AA9999999", "AAA999999")
                        .labels(Topics.PASSPORT),
                scheme("NATIONAL_ID", "ES_NIF")
                        .alone(0.75, "99999999~A", "99.999.999-A", "99.999.999 A")
                        .check(code -> SPANISH.charAt((int) (code.value(0, 8) % 23)) == code.at(8))
                        .labels("dni*, d.n.i*, nif*, n.i.f*, documento nacional*, spanish id*, identificacion*"),
                scheme("NATIONAL_ID", "ES_NIE")
                        .alone(0.75, "A9999999A", "A-9999999-A", "A-9999999A", "A9999999-A")
                        .check(WesternEurope::isSpanishForeigner)
                        .labels("nie*, n.i.e*, tarjeta de residencia*, extranjero*"),
                scheme("ID_NUMBER", "ES_RECORD").form("9{5,10}").labels("nhc, n. h. c*, cipa"),
                scheme("ID_NUMBER", "ES_NASS")
                        .form("99 9{7,8} 99", "99-9{7,8}-99", "99/9{7,8}/99", "9{11,12}", "99 9{9,10}")
                        .labels("nass, n.a.s.s*, afiliacion*, seguridad social"),
                scheme("ID_NUMBER", "ES_PHYSICIAN")
                        .form("99 99 9{4,5}", "99 99", "9{8,9}", "99/99/9{4,5}")
                        .labels("nºcol, nº col, n°col, n° col, n.º col, numero de colegiad*, nº colegiad*, colegiad*"),
                scheme("TAX_ID", "ES_CIF")
                        .form("A9999999X", "A-9999999X", "A-99999999")
                        .labels("cif*, c.i.f*"),
                scheme("TAX_ID", "PT_NIF")
                        .form("999999999", "999 999 999")
                        .check(WesternEurope::isPortuguese)
                        .labels("nif*, contribuinte*, nipc, portuguese nif*, numero de contribuinte"),
                scheme("NATIONAL_ID", "IT_CF")
                        .alone(0.9, "AAAAAA99A99A999A")
                        .alone(0.8, "AAA AAA 99A99 A999A")
                        .check(WesternEurope::isItalian)
                        .labels("codice fiscale*, cod. fisc*, cf, c.f.*, italian tax code*, fiscal code*"),
                scheme("NATIONAL_ID", "NL_BSN")
                        .form("999999999", "9999.99.999", "999 999 999", "9999 99 999")
                        .check(code -> Sums.weighted(code, 0, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0)
                        .labels("bsn*, burgerservicenummer*, sofinummer*, sofi nummer*, dutch bsn*"),
                scheme("NATIONAL_ID", "BE_NRN")
                        .alone(0.85, "99.99.99-999.99")
                        .alone(0.6, "99999999999")
                        .form("999999-999-99", "99 99 99 999 99", "99.99.99.999.99", "999999 999 99")
                        .check(WesternEurope::isBelgian)
                        .labels(
                                "rijksregister*, registre national*, nrn, national number*, nationaal nummer, insz, niss,"
                                        + " belgian national*, numero national*"));
    }

    private static boolean isFrench(Code code) {
        int corsican = code.at(6) == 'A' ? 19 : code.at(6) == 'B' ? 18 : -1;
        boolean letters = code.isLetter(6) ? corsican > 0 : !code.isLetter(7);
        if (!letters || code.isLetter(7) || code.digit(0) == 0 || code.digit(0) > 4) {
            return false;
        }
        long month = code.value(3, 5);
        long number = corsican > 0
                ? code.value(0, 5) * 100_000_000 + corsican * 1_000_000L + code.value(7, 13)
                : code.value(0, 13);
        boolean known = month >= 1 && (month <= 12 || (month >= 20 && month <= 42) || month >= 50);
        return known && code.length() == 15 && 97 - number % 97 == code.value(13, 15);
    }

    private static boolean isSpanishForeigner(Code code) {
        int first = code.at(0) - 'X';
        return first >= 0
                && first < 3
                && SPANISH.charAt((int) ((first * 10_000_000L + code.value(1, 8)) % 23)) == code.at(8);
    }

    private static boolean isPortuguese(Code code) {
        int check = 11 - Sums.weighted(code, 0, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return (check > 9 ? 0 : check) == code.digit(8) && code.digit(0) != 0;
    }

    private static boolean isItalian(Code code) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int value = code.isLetter(i) ? code.at(i) - 'A' : code.digit(i);
            sum += i % 2 == 0 ? ITALIAN_ODD[value] : value;
        }
        long day = code.value(9, 11);
        return ITALIAN_MONTHS.indexOf(code.at(8)) >= 0
                && ((day >= 1 && day <= 31) || (day >= 41 && day <= 71))
                && sum % 26 == code.at(15) - 'A';
    }

    private static boolean isBelgian(Code code) {
        long number = code.value(0, 9);
        long check = code.value(9, 11);
        boolean sum = 97 - number % 97 == check || 97 - (number + 2_000_000_000L) % 97 == check;
        long month = code.value(2, 4) % 20;
        return sum && month <= 12 && code.value(4, 6) <= 31;
    }
}

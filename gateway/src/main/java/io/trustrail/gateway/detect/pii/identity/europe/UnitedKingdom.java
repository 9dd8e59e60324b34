package io.trustrail.gateway.detect.pii.identity.europe;

import static io.trustrail.gateway.detect.pii.code.Scheme.scheme;

import io.trustrail.gateway.detect.pii.check.Dates;
import io.trustrail.gateway.detect.pii.check.Sums;
import io.trustrail.gateway.detect.pii.code.Code;
import io.trustrail.gateway.detect.pii.code.Scheme;
import io.trustrail.gateway.detect.pii.context.Topics;
import java.util.List;
import java.util.Set;

/** Numbers of the United Kingdom and of Ireland. */
public final class UnitedKingdom {

    private static final Set<String> NOT_IN_USE = Set.of("BG", "GB", "NK", "KN", "TN", "NT", "ZZ");
    private static final Set<String> POST_AREAS =
            Set.of(("AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW"
                            + " DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA"
                            + " KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA"
                            + " SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE")
                    .split(" ", -1));
    private static final String NOT_IN_INWARD = "CIKMOV";

    private UnitedKingdom() {}

    public static List<Scheme> schemes() {
        return List.of(
                scheme("HEALTH_ID", "UK_NHS")
                        .form("999~999~9999")
                        .check(code ->
                                (11 - Sums.weighted(code, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 == code.digit(9))
                        .labels("nhs*, national health service*, health service number"),
                scheme("NATIONAL_ID", "UK_NINO")
                        .alone(0.85, "AA~99~99~99~A")
                        .alone(0.8, "AA 999999 A", "AA 999999A")
                        .check(UnitedKingdom::isInsured)
                        .labels("nino*, national insurance*, ni number*, ni no*, ni#, n.i.*"),
                scheme("TAX_ID", "UK_UTR")
                        .form("9999999999", "99999 99999", "9999999999A")
                        .check(code -> "21987654321".charAt(Sums.weighted(code, 1, 6, 7, 8, 9, 10, 5, 4, 3, 2) % 11)
                                == code.at(0))
                        .labels("utr*, unique taxpayer*, self assessment*")
                        .labels(Topics.TAX_ID),
                scheme("PASSPORT", "UK_PASSPORT").form("999999999").labels(Topics.PASSPORT),
                scheme("DRIVER_LICENSE", "UK_DRIVER_LICENSE")
                        .alone(0.8, "AXXXX999999XXXAA", "AXXXX 999999 XXXAA")
                        .form("AXXXX999999XXXAA99", "99999999")
                        .check(UnitedKingdom::isDriver)
                        .labels(Topics.DRIVER_LICENSE),
                scheme("VEHICLE_PLATE", "UK_PLATE")
                        .form("AA99 AAA", "AA99AAA", "A9{1,3} AAA", "A9{1,3}AAA", "AAA 9{1,3}A", "AAA9{1,3}A")
                        .labels(Topics.PLATE),
                scheme("NATIONAL_ID", "IE_PPSN")
                        .form("9999999A", "9999999AA", "9999999 A")
                        .check(UnitedKingdom::isIrish)
                        .labels("pps, ppsn*, pps number*, pps no*, personal public service*"),
                scheme("POSTAL_CODE", "UK_POSTCODE")
                        .alone(0.6, "A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA", "AA9A 9AA")
                        .form("A99AA", "A999AA", "AA99AA", "AA999AA", "A9A9AA", "AA9A9AA")
                        .rule(UnitedKingdom::isPostcode)
                        .labels("postcode*, post code*, postal code*, zip*"));
    }

    private static boolean isInsured(Code code) {
        String prefix = code.text(0, 2);
        boolean letters = "DFIQUV".indexOf(code.at(0)) < 0 && "DFIOQUV".indexOf(code.at(1)) < 0;
        return letters && !NOT_IN_USE.contains(prefix) && code.at(8) <= 'D';
    }

    private static boolean isDriver(Code code) {
        if (code.length() == 8) {
            return true;
        }
        int month = (int) code.value(6, 8);
        int day = (int) code.value(8, 10);
        boolean name = true;
        for (int i = 1; i < 5; i++) {
            name &= code.isLetter(i) || code.at(i) == '9';
        }
        return name && Dates.isDay(month > 50 ? month - 50 : month, day);
    }

    private static boolean isIrish(Code code) {
        int second = code.length() == 9 && code.at(8) != 'W' ? (code.at(8) - 'A' + 1) * 9 : 0;
        int sum = Sums.weighted(code, 0, 8, 7, 6, 5, 4, 3, 2) + second;
        return "WABCDEFGHIJKLMNOPQRSTUV".charAt(sum % 23) == code.at(7);
    }

    private static boolean isPostcode(Code code) {
        int length = code.length();
        String area = code.text(0, code.isLetter(1) ? 2 : 1);
        boolean inward =
                NOT_IN_INWARD.indexOf(code.at(length - 1)) < 0 && NOT_IN_INWARD.indexOf(code.at(length - 2)) < 0;
        return inward && POST_AREAS.contains(area);
    }
}

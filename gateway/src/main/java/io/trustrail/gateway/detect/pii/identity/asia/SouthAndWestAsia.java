package io.trustrail.gateway.detect.pii.identity.asia;

import static io.trustrail.gateway.detect.pii.code.Scheme.scheme;

import io.trustrail.gateway.detect.pii.check.Sums;
import io.trustrail.gateway.detect.pii.code.Code;
import io.trustrail.gateway.detect.pii.code.Scheme;
import io.trustrail.gateway.detect.pii.context.Topics;
import java.util.List;
import java.util.Set;

/** Numbers of India, Turkey, Israel, Saudi Arabia and the Emirates. */
public final class SouthAndWestAsia {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Set<String> INDIAN_STATES =
            Set.of(("AN AP AR AS BR CG CH DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML"
                            + " MN MP MZ NL OD OR PB PY RJ SK TN TR TS UK UP WB")
                    .split(" ", -1));

    private SouthAndWestAsia() {}

    public static List<Scheme> schemes() {
        return List.of(
                scheme("NATIONAL_ID", "IN_AADHAAR")
                        .alone(0.55, "9999 9999 9999")
                        .form("999999999999", "9999-9999-9999")
                        .check(code -> code.digit(0) > 1 && Sums.verhoeff(code))
                        .labels("aadhaar*, aadhar*, adhaar*, uidai*, uid number*, आधार*"),
                scheme("TAX_ID", "IN_PAN")
                        .alone(0.6, "AAAAA9999A")
                        .rule(code -> "PCHFATBLJGE".indexOf(code.at(3)) >= 0)
                        .labels("pan, pan card*, pan number*, pan no*, permanent account*"),
                scheme("TAX_ID", "IN_GSTIN")
                        .alone(0.85, "99AAAAA9999AXAX")
                        .check(SouthAndWestAsia::isGoodsTax)
                        .labels("gstin*, gst*"),
                scheme("NATIONAL_ID", "IN_VOTER").form("AAA9999999").labels("voter*, epic, epic no*, voter id*"),
                scheme("PASSPORT", "IN_PASSPORT")
                        .form("A9999999", "A-9999999", "A 9999999")
                        .labels(Topics.PASSPORT),
                scheme("VEHICLE_PLATE", "IN_VEHICLE")
                        .alone(0.55, "AA~99~AA~9999")
                        .form("AA~99~A~9999", "AA~9~AA~9999", "AA~99~9999")
                        .rule(code -> INDIAN_STATES.contains(code.text(0, 2)))
                        .labels(Topics.PLATE)
                        .labels("vehicle no*, vehicle number*"),
                scheme("DRIVER_LICENSE", "IN_DRIVER_LICENSE")
                        .form("AA99~99999999999", "AA-9999999999999", "AA9999999999999")
                        .labels(Topics.DRIVER_LICENSE),
                scheme("NATIONAL_ID", "TR_TCKN")
                        .alone(0.6, "99999999999")
                        .check(SouthAndWestAsia::isTurkish)
                        .labels("tc kimlik*, kimlik*, tckn*, tc no*, t.c. kimlik*, turkish id*, tc id*"),
                scheme("NATIONAL_ID", "IL_ID")
                        .form("999999999", "99999999-9")
                        .check(code -> Sums.luhnSum(code, 0, 9) % 10 == 0)
                        .labels("teudat zehut*, israeli id*, תעודת זהות*, ת.ז*, zehut, israel id*"),
                scheme("NATIONAL_ID", "AE_EMIRATES_ID")
                        .alone(0.85, "999-9999-9999999-9")
                        .form("999999999999999")
                        .check(code -> code.value(0, 3) == 784 && Sums.luhn(code, 0, 15))
                        .labels("emirates id*, eid"),
                scheme("NATIONAL_ID", "SA_ID")
                        .form("9999999999")
                        .check(code -> (code.digit(0) == 1 || code.digit(0) == 2) && Sums.luhn(code, 0, 10))
                        .labels("iqama*, saudi id*, هوية*"));
    }

    private static boolean isGoodsTax(Code code) {
        int sum = 0;
        for (int i = 0; i < 14; i++) {
            int product = ALPHABET.indexOf(code.at(i)) * (i % 2 + 1);
            sum += product / 36 + product % 36;
        }
        return code.at(13) == 'Z' && ALPHABET.charAt((36 - sum % 36) % 36) == code.at(14);
    }

    private static boolean isTurkish(Code code) {
        int odd = code.digit(0) + code.digit(2) + code.digit(4) + code.digit(6) + code.digit(8);
        int even = code.digit(1) + code.digit(3) + code.digit(5) + code.digit(7);
        int tenth = Math.floorMod(odd * 7 - even, 10);
        return code.digit(0) > 0 && tenth == code.digit(9) && (odd + even + tenth) % 10 == code.digit(10);
    }
}

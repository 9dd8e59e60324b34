package io.trustrail.gateway.detect.pii.identity.europe;

import static io.trustrail.gateway.detect.pii.code.Scheme.scheme;

import io.trustrail.gateway.detect.pii.check.Dates;
import io.trustrail.gateway.detect.pii.check.Sums;
import io.trustrail.gateway.detect.pii.code.Code;
import io.trustrail.gateway.detect.pii.code.Scheme;
import io.trustrail.gateway.detect.pii.context.Topics;
import java.util.List;

/** Numbers of Germany, Austria and Switzerland. */
public final class Germany {

    private static final String NOT_IN_DOCUMENTS = "ABDEIOQSU";

    private Germany() {}

    public static List<Scheme> schemes() {
        return List.of(
                scheme("TAX_ID", "DE_TAX_ID")
                        .alone(0.5, "99999999999")
                        .alone(0.75, "99 999 999 999")
                        .form("99-999-999-999", "99 999999999", "99/999/999/999")
                        .check(Germany::isTaxId)
                        .labels(
                                "steuer id*, steueridentifikation*, steuerliche identifikation*, steuerliche id*, idnr*, id nr,"
                                        + " identifikationsnummer*, german tax id*, steuer identifikation*, stid")
                        .labels(Topics.TAX_ID),
                scheme("TAX_ID", "DE_TAX_NUMBER")
                        .form("99/999/99999", "999/999/99999", "999/9999/9999", "9999/999/99999", "99 999 99999")
                        .form(
                                "999 999 99999",
                                "999 9999 9999",
                                "9{10,11}",
                                "9999999999999",
                                "99/9999/9999",
                                "9999 9999 9999 9")
                        .labels("steuernummer*, steuer nr*, st. nr*, stnr*, st nr*, steuernr*, german tax number*")
                        .labels(Topics.TAX_ID),
                scheme("NATIONAL_ID", "DE_RVNR")
                        .alone(0.85, "99999999A999", "99 999999 A 999", "99 999999 A999", "99-999999-A-999")
                        .check(Germany::isPension)
                        .labels(
                                "rentenversicherung*, sozialversicherung*, rvnr*, rv nummer*, rv nr*, sv nummer*, sv nr*, svnr*,"
                                        + " versicherungsnummer*, german social security*"),
                scheme("NATIONAL_ID", "DE_ID_CARD")
                        .form("XXXXXXXXX", "XXXXXXXXXX", "XXXXXXXXX 9")
                        .rule(code -> "LMNPRTVWXYZKJHGFC".indexOf(code.at(0)) >= 0 && isDocument(code))
                        .labels(
                                "personalausweis*, ausweis*, perso, id card*, identity card*, ausweisdokument*, german id*"),
                scheme("PASSPORT", "DE_PASSPORT")
                        .form("XXXXXXXXX", "XXXXXXXXXX", "XXXXXXXXX 9")
                        .rule(code -> "CFGHJKLMNPRTVWXYZ".indexOf(code.at(0)) >= 0 && isDocument(code))
                        .labels(Topics.PASSPORT)
                        .labels("pass nummer*, pass"),
                scheme("HEALTH_ID", "DE_KVNR")
                        .alone(0.5, "A999999999")
                        .form("A 999 999 999", "A999 999 999")
                        .check(Germany::isInsured)
                        .labels(
                                "krankenversich*, versichertennummer*, versicherten nr*, versichertennr*, kvnr*, kv nr*,"
                                        + " kv nummer*, krankenkasse*, gesundheitskarte*, egk, versicherten id, krankenversichertennummer*,"
                                        + " health insurance*, 被保険者番号"),
                scheme("HEALTH_ID", "DE_LANR")
                        .form("999999999")
                        .check(code -> (10 - Sums.weighted(code, 0, 4, 9, 4, 9, 4, 9) % 10) % 10 == code.digit(6))
                        .labels("lanr*, arztnummer*, lebenslange arzt*"),
                scheme("HEALTH_ID", "DE_BSNR").form("999999999").labels("bsnr*, betriebsstatten*"),
                scheme("DRIVER_LICENSE", "DE_DRIVER_LICENSE")
                        .form("X99XXXXXX9X", "XXXXXXXXXXX")
                        .rule(code -> code.at(0) != '0')
                        .labels(Topics.DRIVER_LICENSE)
                        .labels("fahrerlaubnis*"),
                scheme("VEHICLE_PLATE", "DE_KFZ")
                        .alone(0.55, "A{1,3}-A{1,2} 9{2,4}")
                        .form("A{1,3}-A{1,2} 9", "A{1,3} A{1,2} 9{1,4}", "A{1,3}-A{1,2}-9{1,4}", "A{1,3} A{1,2}9{1,4}")
                        .form("A{1,3}-A{1,2}9{1,4}", "A{1,3}-A{1,2} 9{1,4}A")
                        .rule(Districts::isPlate)
                        .labels(Topics.PLATE),
                scheme("ORG_ID", "DE_HANDELSREGISTER")
                        .alone(0.7, "AAA 9{2,6}", "AAA9{3,6}", "AAA 9{2,6} A")
                        .rule(code -> code.startsWith("HRA") || code.startsWith("HRB"))
                        .labels(
                                "handelsregister*, registergericht*, amtsgericht*, commercial register*, registernummer*"),
                scheme("NATIONAL_ID", "AT_SVNR")
                        .alone(0.75, "9999 999999")
                        .form("9999999999", "9999-999999")
                        .check(Germany::isAustrian)
                        .labels("svnr*, sv nr*, sv nummer*, sozialversicherung*, e card*, versicherungsnummer*,"
                                + " austrian social*, vsnr"),
                scheme("NATIONAL_ID", "CH_AHV")
                        .alone(0.9, "999.9999.9999.99")
                        .alone(0.6, "9999999999999")
                        .form("999 9999 9999 99", "999-9999-9999-99")
                        .check(code -> code.value(0, 3) == 756 && Sums.ean13(code))
                        .labels("ahv*, avs, numero avs, n. avs, oasi*, sozialversicherung*, swiss social*"));
    }

    /** Eleven digits, one of the first ten twice or three times, at least one missing; ISO 7064 MOD 11,10. */
    private static boolean isTaxId(Code code) {
        int[] counts = new int[10];
        for (int i = 0; i < 10; i++) {
            counts[code.digit(i)]++;
        }
        int repeated = 0;
        for (int count : counts) {
            repeated += count > 1 ? 1 : 0;
            if (count > 3) {
                return false;
            }
        }
        return code.digit(0) != 0 && repeated == 1 && Sums.mod11And10(code, 0, 11);
    }

    private static boolean isPension(Code code) {
        int letter = code.at(8) - 'A' + 1;
        int sum = Sums.crossSum(code, 0, 2, 1, 2, 5, 7, 1, 2, 1)
                + cross(letter / 10 * 2)
                + cross(letter % 10)
                + Sums.crossSum(code, 9, 2, 1);
        long day = code.value(2, 4);
        return sum % 10 == code.digit(11) && Dates.isDay(code.value(4, 6), day > 50 ? day - 50 : day);
    }

    private static int cross(int product) {
        return product / 10 + product % 10;
    }

    private static boolean isDocument(Code code) {
        boolean digits = false;
        for (int i = 0; i < code.length(); i++) {
            digits |= !code.isLetter(i);
            if (NOT_IN_DOCUMENTS.indexOf(code.at(i)) >= 0) {
                return false;
            }
        }
        return digits && (code.length() < 10 || Sums.travelDocument(code));
    }

    private static boolean isInsured(Code code) {
        int letter = code.at(0) - 'A' + 1;
        int sum = cross(letter / 10) + cross(letter % 10 * 2) + Sums.crossSum(code, 1, 1, 2, 1, 2, 1, 2, 1, 2);
        return sum % 10 == code.digit(9);
    }

    private static boolean isAustrian(Code code) {
        int sum = Sums.weighted(code, 0, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6);
        long month = code.value(6, 8);
        return sum % 11 == code.digit(3) && code.digit(0) > 0 && (month > 12 || Dates.ddmmyy(code, 4));
    }
}

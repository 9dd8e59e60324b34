package io.trustrail.gateway.detect.pii.device;

import static io.trustrail.gateway.detect.pii.code.Scheme.scheme;

import io.trustrail.gateway.detect.pii.check.Sums;
import io.trustrail.gateway.detect.pii.code.Code;
import io.trustrail.gateway.detect.pii.code.Scheme;
import java.util.List;

/** Phones, SIM cards and vehicles. */
public final class Devices {

    private static final String VIN_VALUES = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
    private static final String VIN_LABELS =
            "vin*, vehicle identification*, chassis*, frame number*, fin, fahrgestell*,"
                    + " fahrzeug ident*, fahrzeugident*, bastidor*, numero de chassis, numero de serie du vehicule, telaio*,"
                    + " chassisnummer*, 車台番号*, 車体番号*";

    private Devices() {}

    public static List<Scheme> schemes() {
        return List.of(
                scheme("IMEI", "IMEI")
                        .alone(0.5, "999999999999999")
                        .alone(0.75, "99-999999-999999-9", "99 999999 999999 9")
                        .form("999999-99-999999-9", "999999 99 999999 9")
                        .check(code -> isAllocated(code) && Sums.luhn(code, 0, 15))
                        .labels("imei*, device id*, handset id, gerätenummer, 端末識別番号"),
                scheme("IMEI", "ICCID")
                        .alone(0.6, "9{19,20}")
                        .form("9999 9999 9999 9999 999", "9999 9999 9999 9999 9999")
                        .rule(code -> code.value(0, 2) == 89)
                        .labels("iccid*, sim card*, sim number*, sim karte*, sim"),
                scheme("VIN", "VIN")
                        .alone(0.7, "X{17,17}")
                        .check(Devices::isVehicle)
                        .labels(VIN_LABELS),
                scheme("VIN", "VIN_EU")
                        .form("X{17,17}")
                        .rule(Devices::isVehicleShape)
                        .labels(VIN_LABELS));
    }

    /** Type allocation codes begin with the number of a reporting body. */
    private static boolean isAllocated(Code code) {
        long body = code.value(0, 2);
        return body == 1
                || body == 35
                || body == 86
                || body == 99
                || body == 44
                || body == 45
                || body == 49
                || body == 50
                || body == 51
                || body == 52
                || body == 53
                || body == 54
                || body == 91
                || body == 98;
    }

    private static boolean isVehicleShape(Code code) {
        int letters = 0;
        for (int i = 0; i < 17; i++) {
            char c = code.at(i);
            if (c == 'I' || c == 'O' || c == 'Q') {
                return false;
            }
            letters += code.isLetter(i) ? 1 : 0;
        }
        return letters >= 2 && letters <= 14 && !code.isLetter(16) && !code.isLetter(15);
    }

    /** ISO 3779 in the form of the US: the ninth character checks the others. */
    private static boolean isVehicle(Code code) {
        if (!isVehicleShape(code)) {
            return false;
        }
        int[] weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += VIN_VALUES.indexOf(code.at(i)) % 10 * weights[i];
        }
        int check = sum % 11;
        return code.at(8) == (check == 10 ? 'X' : (char) ('0' + check));
    }
}

package io.trustrail.gateway.detect.pii.identity.america;

import static io.trustrail.gateway.detect.pii.code.Scheme.scheme;

import io.trustrail.gateway.detect.pii.check.Sums;
import io.trustrail.gateway.detect.pii.code.Code;
import io.trustrail.gateway.detect.pii.code.Scheme;
import io.trustrail.gateway.detect.pii.context.Topics;
import java.util.List;
import java.util.Set;

/** Numbers of the United States. */
public final class UnitedStates {

    private static final Set<Long> EIN_PREFIXES =
            Set.of(7L, 8L, 9L, 17L, 18L, 19L, 28L, 29L, 49L, 69L, 70L, 78L, 79L, 89L, 96L, 97L);
    private static final String NOT_IN_MBI = "SLOIBZ";

    private UnitedStates() {}

    public static List<Scheme> schemes() {
        return List.of(
                scheme("NATIONAL_ID", "US_SSN")
                        .alone(0.8, "999-99-9999")
                        .alone(0.55, "999 99 9999")
                        .form("999999999")
                        .check(UnitedStates::isSocialSecurity)
                        .labels("ssn*, social security*, soc sec*, social insurance nr us, ss#, ss no, seguro social,"
                                + " 社会保障番号, securite sociale americaine, social"),
                scheme("TAX_ID", "US_ITIN")
                        .alone(0.75, "999-99-9999")
                        .form("999999999", "999 99 9999")
                        .check(UnitedStates::isIndividualTaxpayer)
                        .labels("itin*, individual taxpayer*")
                        .labels(Topics.TAX_ID),
                scheme("TAX_ID", "US_EIN")
                        .form("99-9999999", "999999999")
                        .rule(code -> code.value(0, 2) > 0 && !EIN_PREFIXES.contains(code.value(0, 2)))
                        .labels("ein*, fein, employer id*, employer identification*, federal tax id*")
                        .labels(Topics.TAX_ID),
                scheme("PASSPORT", "US_PASSPORT").form("999999999", "A99999999").labels(Topics.PASSPORT),
                scheme("DRIVER_LICENSE", "US_DRIVER_LICENSE")
                        .form("9{6,10}", "A9{5,9}", "A9{11,14}", "A999~9999~9999", "AA9{6,7}", "AAA9{6,6}")
                        .form(
                                "A999-999-99-999-9",
                                "999-99-9999",
                                "99-999-999",
                                "999 999 999",
                                "99AAA9999",
                                "A99-99-9999")
                        .labels(Topics.DRIVER_LICENSE),
                scheme("HEALTH_ID", "US_NPI")
                        .form("9999999999")
                        .check(code -> (code.digit(0) == 1 || code.digit(0) == 2)
                                && (Sums.luhnSum(code, 0, 10) + 24) % 10 == 0)
                        .labels("npi*, national provider*, provider number, provider id*"),
                scheme("HEALTH_ID", "US_MBI")
                        .alone(0.8, "9AX9-AX9-AA99")
                        .alone(0.7, "9AX9AX9AA99")
                        .form("9AX9 AX9 AA99")
                        .check(UnitedStates::isMedicare)
                        .labels("medicare*, mbi*, beneficiary id*"),
                scheme("HEALTH_ID", "US_DEA")
                        .form("AA9999999", "A99999999")
                        .check(UnitedStates::isDrugEnforcement)
                        .labels("dea*, drug enforcement*"),
                scheme("HEALTH_ID", "MRN")
                        .form("9{5,12}", "A9{5,10}", "AA9{4,10}", "AAA9{4,10}", "AAA-9{4,10}", "AA-9{4,10}", "99-99-99")
                        .form("999-999-999", "999-99-99", "9999-9999", "A-9{5,9}")
                        .labels(
                                "mrn*, medical record*, med rec*, patient id*, patient number*, patient no*, chart number*,"
                                        + " hospital number, patientennummer*, patienten id*, patienten nr*, fallnummer, aktennummer,"
                                        + " numero de dossier*, dossier medical, dossier patient, ipp, historia clinica*,"
                                        + " numero de historia, cartella clinica, numero paziente, patientnummer*, 患者番号, 患者id,"
                                        + " カルテ番号, 診察券番号, 病历号, health record*"));
    }

    private static boolean isSocialSecurity(Code code) {
        long area = code.value(0, 3);
        return area != 0 && area != 666 && area < 900 && code.value(3, 5) != 0 && code.value(5, 9) != 0;
    }

    private static boolean isIndividualTaxpayer(Code code) {
        long group = code.value(3, 5);
        return code.digit(0) == 9
                && group >= 50
                && group != 66
                && group != 67
                && group != 68
                && group != 69
                && group != 89
                && group != 93;
    }

    private static boolean isMedicare(Code code) {
        boolean letters = true;
        for (int i = 0; i < code.length(); i++) {
            letters &= NOT_IN_MBI.indexOf(code.at(i)) < 0;
        }
        return letters && code.digit(0) > 0;
    }

    private static boolean isDrugEnforcement(Code code) {
        int sum = code.digit(2) + code.digit(4) + code.digit(6) + 2 * (code.digit(3) + code.digit(5) + code.digit(7));
        return sum % 10 == code.digit(8);
    }
}

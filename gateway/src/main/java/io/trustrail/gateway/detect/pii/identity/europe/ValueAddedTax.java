package io.trustrail.gateway.detect.pii.identity.europe;

import static io.trustrail.gateway.detect.pii.code.Scheme.scheme;

import io.trustrail.gateway.detect.pii.check.Sums;
import io.trustrail.gateway.detect.pii.code.Code;
import io.trustrail.gateway.detect.pii.code.Scheme;
import io.trustrail.gateway.detect.pii.context.Topics;
import java.util.List;
import java.util.Set;

/** Value added tax numbers of the European Union, the United Kingdom and Switzerland: a country's letters lead them. */
public final class ValueAddedTax {

    private static final String LABELS =
            "vat*, vat id*, vat number*, vat reg*, ust id*, ustid*, umsatzsteuer*, ust idnr*, tva,"
                    + " numero de tva, n tva, tva intra*, partita iva*, p. iva*, p.iva*, piva, btw*, btw nummer*, nif iva, iva, uid,"
                    + " uid nummer*, mwst*, mva, moms*";

    private ValueAddedTax() {}

    public static List<Scheme> schemes() {
        return List.of(
                scheme("TAX_ID", "DE_VAT_ID")
                        .alone(0.75, "AA999999999", "AA 999999999", "AA 999 999 999")
                        .check(code -> code.startsWith("DE") && Sums.mod11And10(code, 2, 11))
                        .labels(LABELS)
                        .labels(Topics.TAX_ID),
                scheme("TAX_ID", "IT_VAT")
                        .alone(0.6, "AA99999999999", "AA 99999999999")
                        .check(code -> code.startsWith("IT") && Sums.luhn(code, 2, 13))
                        .labels(LABELS),
                scheme("TAX_ID", "IT_PIVA")
                        .form("99999999999")
                        .check(code -> Sums.luhn(code, 0, 11))
                        .labels(LABELS),
                scheme("TAX_ID", "NL_VAT")
                        .alone(0.7, "AA999999999A99")
                        .rule(code -> code.startsWith("NL") && code.at(11) == 'B')
                        .labels(LABELS),
                scheme("TAX_ID", "AT_VAT")
                        .alone(0.6, "AAA99999999", "AAA 99999999")
                        .rule(code -> code.startsWith("ATU"))
                        .labels(LABELS),
                scheme("TAX_ID", "BE_VAT")
                        .alone(0.65, "AA9999999999", "AA 9999.999.999", "AA 9999 999 999")
                        .check(code -> code.startsWith("BE") && 97 - code.value(2, 10) % 97 == code.value(10, 12))
                        .labels(LABELS),
                scheme("TAX_ID", "CH_UID")
                        .alone(0.8, "AAA-999.999.999")
                        .form("AAA999999999")
                        .check(code -> code.startsWith("CHE")
                                && (11 - Sums.weighted(code, 3, 5, 4, 3, 2, 7, 6, 5, 4) % 11) % 11 == code.digit(11))
                        .labels(LABELS),
                scheme("TAX_ID", "FR_VAT")
                        .alone(0.6, "AAXX999999999", "AA XX 999999999", "AA XX 999 999 999")
                        .check(ValueAddedTax::isFrench)
                        .labels(LABELS),
                scheme("TAX_ID", "EU_VAT")
                        .form("AA9{8,10}", "AA999999999999", "AA9999999A", "AA9999999AA", "AAX9999999X", "AA 9{8,10}")
                        .rule(ValueAddedTax::isMember)
                        .labels(LABELS));
    }

    private static boolean isFrench(Code code) {
        return code.startsWith("FR")
                && Sums.luhn(code, 4, 13)
                && (code.isLetter(2)
                        || code.isLetter(3)
                        || (12 + 3 * (code.value(4, 13) % 97)) % 97 == code.value(2, 4));
    }

    private static boolean isMember(Code code) {
        return Set.of(
                        "BG", "CY", "CZ", "DK", "EE", "EL", "ES", "FI", "GB", "HR", "HU", "IE", "LT", "LU", "LV", "MT",
                        "PL", "PT", "RO", "SE", "SI", "SK", "XI", "NO")
                .contains(code.text(0, 2));
    }
}

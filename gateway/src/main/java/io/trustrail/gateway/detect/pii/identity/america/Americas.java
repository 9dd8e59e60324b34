package io.trustrail.gateway.detect.pii.identity.america;

import static io.trustrail.gateway.detect.pii.code.Scheme.scheme;

import io.trustrail.gateway.detect.pii.check.Dates;
import io.trustrail.gateway.detect.pii.check.Sums;
import io.trustrail.gateway.detect.pii.code.Code;
import io.trustrail.gateway.detect.pii.code.Scheme;
import java.util.List;
import java.util.Set;

/** Numbers of Canada and of Latin America. */
public final class Americas {

    private static final Set<String> MEXICAN_STATES = Set.of(
            "AS", "BC", "BS", "CC", "CL", "CM", "CS", "CH", "DF", "DG", "GT", "GR", "HG", "JC", "MC", "MN", "MS", "NT",
            "NL", "OC", "PL", "QT", "QR", "SP", "SL", "SR", "TC", "TS", "TL", "VZ", "YN", "ZS", "NE");

    private Americas() {}

    public static List<Scheme> schemes() {
        return List.of(
                scheme("NATIONAL_ID", "CA_SIN")
                        .alone(0.5, "999-999-999")
                        .form("999999999", "999 999 999")
                        .check(code -> code.digit(0) > 0 && Sums.luhn(code, 0, 9))
                        .labels("sin, sin number, sin no, social insurance*, assurance sociale, nas"),
                scheme("HEALTH_ID", "CA_HEALTH")
                        .form(
                                "9999~999~999",
                                "9999-999-999-AA",
                                "9999 999 999 AA",
                                "9999999999AA",
                                "99999~9999",
                                "AAAA~9999~9999")
                        .labels(
                                "health card*, ohip*, phn, personal health*, health number*, ramq*, carte sante, carte soleil,"
                                        + " assurance maladie, health insurance*"),
                scheme("NATIONAL_ID", "BR_CPF")
                        .alone(0.85, "999.999.999-99")
                        .form("99999999999", "999999999-99")
                        .check(Americas::isBrazilian)
                        .labels("cpf*, cadastro de pessoas*"),
                scheme("TAX_ID", "BR_CNPJ")
                        .alone(0.85, "99.999.999/9999-99")
                        .form("99999999999999")
                        .check(Americas::isBrazilianCompany)
                        .labels("cnpj*"),
                scheme("NATIONAL_ID", "MX_CURP")
                        .alone(0.9, "AAAA999999AAAAAAX9")
                        .check(Americas::isMexican)
                        .labels("curp*"),
                scheme("TAX_ID", "MX_RFC")
                        .alone(0.5, "AAAA999999XXX")
                        .form("AAA999999XXX")
                        .rule(code -> Dates.yymmdd(code, code.length() - 9))
                        .labels("rfc*, registro federal*"),
                scheme("NATIONAL_ID", "CL_RUT")
                        .alone(0.85, "99.999.999-X", "9.999.999-X")
                        .alone(0.5, "99999999-X")
                        .form("9999999-X", "99999999X")
                        .check(Americas::isChilean)
                        .labels("rut*, run, rol unico*"),
                scheme("TAX_ID", "AR_CUIT")
                        .alone(0.75, "99-99999999-9")
                        .form("99999999999")
                        .check(code ->
                                (11 - Sums.weighted(code, 0, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11 == code.digit(10))
                        .labels("cuit*, cuil*"),
                scheme("NATIONAL_ID", "AR_CO_PE_ID")
                        .form("99.999.999", "99999999", "9{6,10}", "9.999.999.999", "9.999.999", "999.999.999")
                        .labels("cedula*, dni, d.n.i*, documento nacional*, cc no*, documento de identidad*, c.c.*"));
    }

    private static boolean isBrazilian(Code code) {
        int first = Sums.weighted(code, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        int second = Sums.weighted(code, 0, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        return first == code.digit(9) && second == code.digit(10);
    }

    private static boolean isBrazilianCompany(Code code) {
        int first = Sums.weighted(code, 0, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        int second = Sums.weighted(code, 0, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return (first < 2 ? 0 : 11 - first) == code.digit(12) && (second < 2 ? 0 : 11 - second) == code.digit(13);
    }

    private static boolean isMexican(Code code) {
        char sex = code.at(10);
        return (sex == 'H' || sex == 'M' || sex == 'X')
                && Dates.yymmdd(code, 4)
                && MEXICAN_STATES.contains(code.text(11, 13));
    }

    private static boolean isChilean(Code code) {
        int last = code.length() - 1;
        int sum = 0;
        for (int i = 0; i < last; i++) {
            sum += code.digit(last - 1 - i) * (i % 6 + 2);
        }
        int check = 11 - sum % 11;
        char wanted = check == 11 ? '0' : check == 10 ? 'K' : (char) ('0' + check);
        return code.at(last) == wanted;
    }
}

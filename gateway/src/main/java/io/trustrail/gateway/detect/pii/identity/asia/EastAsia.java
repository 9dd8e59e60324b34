package io.trustrail.gateway.detect.pii.identity.asia;

import static io.trustrail.gateway.detect.pii.code.Scheme.scheme;

import io.trustrail.gateway.detect.pii.check.Dates;
import io.trustrail.gateway.detect.pii.check.Sums;
import io.trustrail.gateway.detect.pii.code.Code;
import io.trustrail.gateway.detect.pii.code.Scheme;
import io.trustrail.gateway.detect.pii.context.Topics;
import java.util.List;

/** Numbers of Korea, China, Taiwan, Hong Kong, Thailand, Singapore, Malaysia, Indonesia, Vietnam and the Philippines. */
public final class EastAsia {

    private static final String TAIWANESE = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

    private EastAsia() {}

    public static List<Scheme> schemes() {
        return List.of(
                scheme("NATIONAL_ID", "KR_RRN")
                        .alone(0.75, "999999-9999999")
                        .form("9999999999999")
                        .check(EastAsia::isKorean)
                        .labels("rrn*, resident registration*, frn, korean rrn*, foreigner registration*, 주민등록번호*,"
                                + " 주민번호*, 외국인등록번호*, alien registration*"),
                scheme("TAX_ID", "KR_BRN")
                        .alone(0.6, "999-99-99999")
                        .form("9999999999")
                        .check(EastAsia::isKoreanBusiness)
                        .labels("brn, 사업자등록번호*, 사업자번호*, business registration*"),
                scheme("DRIVER_LICENSE", "KR_DRIVER_LICENSE")
                        .form("99-99-999999-99")
                        .labels(Topics.DRIVER_LICENSE),
                scheme("PASSPORT", "KR_PASSPORT").form("A99999999", "A999A9999").labels(Topics.PASSPORT),
                scheme("NATIONAL_ID", "CN_RIC")
                        .alone(0.9, "99999999999999999X")
                        .check(EastAsia::isChinese)
                        .labels("身份证*, 身分証*, resident identity*, chinese id*, 公民身份号码, id card*, resident id*"),
                scheme("PASSPORT", "CN_PASSPORT").form("A99999999", "AA9999999").labels(Topics.PASSPORT),
                scheme("NATIONAL_ID", "TW_ID")
                        .alone(0.6, "A999999999")
                        .check(EastAsia::isTaiwanese)
                        .labels("身分證*, 統一編號, taiwan id*, taiwanese id*"),
                scheme("NATIONAL_ID", "HK_ID")
                        .form("A999999X", "AA999999X", "A9999999")
                        .labels("hkid*, hong kong id*, 香港身份證*"),
                scheme("NATIONAL_ID", "TH_TNIN")
                        .alone(0.85, "9-9999-99999-99-9", "9 9999 99999 99 9")
                        .alone(0.5, "9999999999999")
                        .check(code -> code.digit(0) > 0
                                && (11 - Sums.weighted(code, 0, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 10
                                        == code.digit(12))
                        .labels("thai id*, thai national*, tnin*, thailand id*, บัตรประชาชน*, เลขบัตร*, citizen id*"),
                scheme("NATIONAL_ID", "SG_NRIC")
                        .alone(0.8, "A9999999A")
                        .check(EastAsia::isSingaporean)
                        .labels("nric*, fin, fin no*, singapore id*, nric/fin"),
                scheme("TAX_ID", "SG_UEN")
                        .form("99999999A", "999999999A", "A99AA9999A")
                        .labels("uen*, unique entity*"),
                scheme("NATIONAL_ID", "MY_NRIC")
                        .alone(0.55, "999999-99-9999")
                        .form("999999999999")
                        .rule(code -> Dates.yymmdd(code, 0))
                        .labels(
                                "mykad*, malaysian ic*, malaysian id*, ic number, ic no*, kad pengenalan*, no. kp, nric*"),
                scheme("NATIONAL_ID", "ID_NIK")
                        .form("9999999999999999", "99.99.99.999999.9999")
                        .rule(code -> Dates.isDay(code.value(8, 10), code.value(6, 8) % 40))
                        .labels("nik, ktp, no. ktp, nomor induk*, indonesian id*"),
                scheme("NATIONAL_ID", "VN_CCCD")
                        .form("999999999999", "999999999")
                        .labels("cccd*, cmnd*, vietnam id*, can cuoc*"),
                scheme("TAX_ID", "PH_TIN")
                        .form("999-999-999", "999-999-999-999", "999-999-999-99999")
                        .labels(Topics.TAX_ID));
    }

    private static boolean isKorean(Code code) {
        int sum = (11 - Sums.weighted(code, 0, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5) % 11) % 10;
        int kind = code.digit(6);
        boolean foreign = kind >= 5 && kind <= 8 && (sum + 2) % 10 == code.digit(12);
        return Dates.yymmdd(code, 0) && kind != 9 && (sum == code.digit(12) || foreign || isRecent(code));
    }

    /** Numbers given since October 2020 have no check digit; they belong to the born this century. */
    private static boolean isRecent(Code code) {
        return code.digit(6) >= 3 && code.digit(6) <= 4 && code.value(0, 2) >= 20 && code.value(0, 2) < 36;
    }

    private static boolean isKoreanBusiness(Code code) {
        int sum = Sums.weighted(code, 0, 1, 3, 7, 1, 3, 7, 1, 3, 5) + code.digit(8) * 5 / 10;
        return (10 - sum % 10) % 10 == code.digit(9);
    }

    private static boolean isChinese(Code code) {
        int sum = Sums.weighted(code, 0, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
        return Dates.yyyymmdd(code, 6) && "10X98765432".charAt(sum % 11) == code.at(17);
    }

    private static boolean isTaiwanese(Code code) {
        int area = TAIWANESE.indexOf(code.at(0)) + 10;
        int sum = area / 10 + area % 10 * 9 + Sums.weighted(code, 1, 8, 7, 6, 5, 4, 3, 2, 1, 1);
        return (code.digit(1) == 1 || code.digit(1) == 2) && sum % 10 == 0;
    }

    private static boolean isSingaporean(Code code) {
        int sum = Sums.weighted(code, 1, 2, 7, 6, 5, 4, 3, 2);
        return switch (code.at(0)) {
            case 'S' -> "JZIHGFEDCBA".charAt(sum % 11) == code.at(8);
            case 'T' -> "JZIHGFEDCBA".charAt((sum + 4) % 11) == code.at(8);
            case 'F' -> "XWUTRQPNMLK".charAt(sum % 11) == code.at(8);
            case 'G' -> "XWUTRQPNMLK".charAt((sum + 4) % 11) == code.at(8);
            case 'M' -> "KLJNPQRTUWX".charAt(10 - (sum + 3) % 11) == code.at(8);
            default -> false;
        };
    }
}

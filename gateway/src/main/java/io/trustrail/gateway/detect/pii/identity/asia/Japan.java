package io.trustrail.gateway.detect.pii.identity.asia;

import static io.trustrail.gateway.detect.pii.code.Scheme.scheme;

import io.trustrail.gateway.detect.pii.check.Sums;
import io.trustrail.gateway.detect.pii.code.Code;
import io.trustrail.gateway.detect.pii.code.Scheme;
import io.trustrail.gateway.detect.pii.context.Topic;
import io.trustrail.gateway.detect.pii.context.Topics;
import java.util.List;

/** Numbers of Japan. */
public final class Japan {

    private Japan() {}

    public static List<Scheme> schemes() {
        return List.of(
                scheme("NATIONAL_ID", "JP_MY_NUMBER")
                        .alone(0.5, "9999 9999 9999")
                        .form("999999999999", "9999-9999-9999")
                        .check(Japan::isMyNumber)
                        .labels("マイナンバー, 個人番号, individual number*")
                        .labels(Topic.hint("my number*")),
                scheme("TAX_ID", "JP_CORPORATE_NUMBER")
                        .form("9999999999999", "9-9999-9999-9999", "A9999999999999")
                        .check(Japan::isCorporate)
                        .labels("法人番号, 会社法人等番号, corporate number*, インボイス登録番号, 適格請求書*"),
                scheme("PASSPORT", "JP_PASSPORT")
                        .form("AA9999999", "AA 9999999")
                        .labels(Topics.PASSPORT),
                scheme("DRIVER_LICENSE", "JP_DRIVER_LICENSE")
                        .form("999999999999", "9999 9999 9999", "9999-9999-9999")
                        .check(Japan::isDriver)
                        .labels(Topics.DRIVER_LICENSE),
                scheme("NATIONAL_ID", "JP_RESIDENCE_CARD")
                        .alone(0.8, "AA99999999AA")
                        .labels("在留カード*, 在留番号, residence card*, zairyu*, 特別永住者*"),
                scheme("NATIONAL_ID", "JP_PENSION")
                        .form("9999-999999", "9999999999", "9999 999999")
                        .labels("基礎年金番号, 年金番号, 年金手帳, 年金, pension number*, basic pension*"),
                scheme("HEALTH_ID", "JP_HEALTH_INSURER")
                        .form("99999999", "999999", "99 99 999 9")
                        .labels("保険者番号, 保険者, insurer number*, 保険者no"),
                scheme("HEALTH_ID", "JP_INSURED")
                        .form("9{6,11}", "9{1,8}-9{1,8}")
                        .labels("被保険者番号, 被保険者証*, 健康保険証*, 保険証番号, 介護保険*"),
                scheme("NATIONAL_ID", "JP_EMPLOYMENT_INSURANCE")
                        .form("9999-999999-9")
                        .labels("雇用保険*"));
    }

    private static boolean isMyNumber(Code code) {
        int rest = Sums.weighted(code, 0, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        return (rest <= 1 ? 0 : 11 - rest) == code.digit(11);
    }

    private static boolean isCorporate(Code code) {
        int from = code.length() - 13;
        int sum = Sums.weighted(code, from + 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1);
        return 9 - sum % 9 == code.digit(from) && (from == 0 || code.at(0) == 'T');
    }

    private static boolean isDriver(Code code) {
        int rest = Sums.weighted(code, 0, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        return (rest <= 1 ? 0 : 11 - rest) == code.digit(10);
    }
}

package io.trustrail.gateway.detect.pii.finance;

import static io.trustrail.gateway.detect.pii.code.Scheme.scheme;

import io.trustrail.gateway.detect.pii.check.Sums;
import io.trustrail.gateway.detect.pii.code.Code;
import io.trustrail.gateway.detect.pii.code.Scheme;
import io.trustrail.gateway.detect.pii.context.Topics;
import java.util.List;

/** Account numbers of banks, and what is printed on payment cards beside their number. */
public final class Accounts {

    private static final int CLOSE = 24;
    private static final String CVV_LABELS =
            "cvv*, cvc*, cvv2, cvc2, csc, cid, card verification*, security code*, verification code on,"
                    + " prufziffer*, prufnummer*, kartenpruf*, sicherheitscode*, sicherheitsnummer*,"
                    + " codigo de seguridad, codigo de verificacion, code de securite, cryptogramme*,"
                    + " codice di sicurezza, beveiligingscode*, codigo de seguranca, セキュリティコード*,"
                    + " セキュリティ番号, 安全码, card code";

    private Accounts() {}

    public static List<Scheme> schemes() {
        return List.of(
                scheme("BANK_ACCOUNT", "US_ABA")
                        .form("999999999", "9999-9999-9")
                        .check(Accounts::isRouting)
                        .labels("routing*, aba, aba*, rtn, transit number*, bank routing*"),
                scheme("BANK_ACCOUNT", "BANK_ACCOUNT")
                        .form("9{6,17}", "9999 9999", "999 999 999", "9999-9999-9999", "999-999999-9", "9{3,4}-9{5,8}")
                        .form("99-9999-9999999-99", "999999-99", "9{5,6}-9{1,2}", "9999 9999 99 9999999999")
                        .labels(Topics.BANK_ACCOUNT),
                scheme("BANK_ACCOUNT", "UK_SORT_CODE")
                        .form("99-99-99", "999999", "99 99 99")
                        .labels("sort code*, sortcode*, sort-code"),
                scheme("BANK_ACCOUNT", "AU_BSB")
                        .form("999-999", "999999", "999 999")
                        .labels("bsb*"),
                scheme("BANK_ACCOUNT", "DE_BLZ").form("99999999", "999 999 99").labels("blz, bankleitzahl*"),
                scheme("BANK_ACCOUNT", "IN_BANK")
                        .form("AAAA0999999", "AAAA9999999", "AAAA9XXXXXX")
                        .labels("ifsc*"),
                scheme("BANK_ACCOUNT", "JP_BANK").form("9999999").labels("口座番号, 普通預金*, 普通, 当座*, 口座, ゆうちょ*, 銀行*"),
                scheme("CVV", "CVV").form("999").labels(CVV_LABELS).within(CLOSE, 16),
                scheme("CVV", "CVV_AMEX").form("9999").labels(CVV_LABELS).within(CLOSE, 0),
                scheme("CARD_EXPIRY", "CARD_EXPIRY")
                        .form("99/99", "99/9999", "99-99", "99-9999", "9999/99", "9/99", "99.99", "99.9999")
                        .rule(Accounts::isExpiry)
                        .labels(
                                "exp, exp., exp date*, expir*, expiry*, valid thru*, valid through*, valid until*, valid to, good thru,"
                                        + " gultig bis, gultigkeit*, ablauf*, verfall*, caduc*, vence*, vencimiento*, valida hasta,"
                                        + " valido hasta, validez, date d'expiration, validite, valable jusqu*, scadenza*, scade*,"
                                        + " geldig tot, vervaldatum*, verloopt*, validade*, 有効期限*, 期限, 有效期*")
                        .within(CLOSE, 24));
    }

    private static boolean isRouting(Code code) {
        long prefix = code.value(0, 2);
        boolean known =
                prefix <= 12 || (prefix >= 21 && prefix <= 32) || (prefix >= 61 && prefix <= 72) || prefix == 80;
        return (known || prefix < 90) && Sums.weighted(code, 0, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0;
    }

    private static boolean isExpiry(Code code) {
        boolean yearFirst = code.length() == 6 && code.value(0, 2) == 20;
        int years = code.length() == 3 || code.length() == 5 ? 1 : 2;
        long month = yearFirst ? code.value(4, 6) : code.value(0, years);
        long year = yearFirst ? code.value(2, 4) : code.value(code.length() - 2, code.length());
        return month >= 1 && month <= 12 && year >= 15 && year <= 49;
    }
}

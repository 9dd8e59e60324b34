package io.trustrail.gateway.detect.pii.address;

import static io.trustrail.gateway.detect.pii.code.Scheme.scheme;

import io.trustrail.gateway.detect.pii.code.Scheme;
import java.util.List;

/** Postal codes beside a word that says so; those of the United Kingdom are with its other numbers. */
public final class PostalCodes {

    private static final int CLOSE = 20;

    private PostalCodes() {}

    public static List<Scheme> schemes() {
        return List.of(scheme("POSTAL_CODE", "POSTAL_CODE")
                .alone(0.55, "A9A 9A9")
                .form(
                        "99999",
                        "99999-9999",
                        "9999",
                        "999-9999",
                        "9999999",
                        "9999 AA",
                        "9999AA",
                        "A9A9A9",
                        "99999-999",
                        "99-999")
                .form("999 99", "9999-999", "999999", "AA-99999")
                .rule(code -> !code.isLetter(0) || "DFIOQUWZ".indexOf(code.at(0)) < 0 || code.isLetter(1))
                .labels(
                        "zip, zip code*, zipcode*, plz, postleitzahl*, code postal*, cp, codigo postal*, c.p.*, postal code*,"
                                + " postcode*, post code*, cap, postalcode*, pin code*, pincode*, cep, 郵便番号, 〒, 邮编, 우편번호")
                .within(CLOSE, 0));
    }
}

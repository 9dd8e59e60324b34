package io.trustrail.gateway.privacy;

import java.util.Set;

/**
 * The categories of personal data that have a name of their own, whether or not a detector of this installation finds them:
 * so one table of risks serves installations with different detectors.
 */
public final class Categories {

    /** All of them, in upper snake case. */
    public static final Set<String> KNOWN = Set.of(
            "PERSON",
            "USERNAME",
            "DATE_OF_BIRTH",
            "AGE",
            "GENDER",
            "NRP", //
            "EMAIL",
            "PHONE",
            "ADDRESS",
            "POSTAL_CODE",
            "LOCATION",
            "GEO_COORD",
            "URL",
            "ORG",
            "ORG_ID", //
            "CREDIT_CARD",
            "CVV",
            "CARD_EXPIRY",
            "IBAN",
            "BIC",
            "BANK_ACCOUNT",
            "CRYPTO_WALLET", //
            "NATIONAL_ID",
            "TAX_ID",
            "HEALTH_ID",
            "HEALTH_TERM",
            "PASSPORT",
            "DRIVER_LICENSE",
            "ID_NUMBER", //
            "VEHICLE_PLATE",
            "VIN",
            "IP",
            "MAC",
            "IMEI",
            "SECRET",
            "DATE");

    private Categories() {}
}

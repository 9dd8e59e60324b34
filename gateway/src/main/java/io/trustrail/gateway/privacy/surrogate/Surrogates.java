package io.trustrail.gateway.privacy.surrogate;

import java.util.Optional;

/** Makes the stand-in for a value. Thread-safe. */
public final class Surrogates {

    private Surrogates() {}

    /**
     * What can stand in for a value of a category: the same for the same seed, in the value's shape as far as that goes.
     *
     * @param seed at least eight bytes that nobody can foresee without the key, the same for every spelling of the value
     * @return nothing where no stand-in is known to be nobody's
     */
    public static Optional<String> of(String category, String value, byte[] seed) {
        var chance = new Chance(seed);
        return switch (category) {
            case "PERSON" -> Optional.of(Names.person(value, chance));
            case "USERNAME" -> Optional.of((value.startsWith("@") ? "@user" : "user") + chance.digits(5));
            case "EMAIL" -> Optional.of(Names.email(chance));
            case "PHONE" -> Optional.of(Phones.of(value, chance));
            case "URL" -> Optional.of("https://www.example.com/" + chance.digits(6));
            case "ADDRESS" -> Optional.of(Places.address(value, chance));
            case "LOCATION" -> Optional.of(Places.city(value, chance));
            case "ORG" -> Optional.of(Names.organisation(value, chance));
            case "DATE", "DATE_OF_BIRTH" -> Optional.of(Dates.of(value, chance));
            case "AGE" -> Optional.of(Integer.toString(chance.between(18, 79)));
            case "CREDIT_CARD" -> Numbers.card(value, chance);
            case "IBAN" -> Numbers.iban(value, chance);
            case "BIC" -> Optional.of("ZZ" + chance.letter() + chance.letter() + "DEZ0");
            case "CVV" -> Numbers.inShape(value, "", chance);
            case "IP" -> Optional.of(Numbers.address(value, chance));
            case "MAC" -> Optional.of("00:00:5E:00:53:" + hex(chance));
            case "NATIONAL_ID",
                    "TAX_ID",
                    "HEALTH_ID",
                    "PASSPORT",
                    "DRIVER_LICENSE",
                    "BANK_ACCOUNT",
                    "VEHICLE_PLATE",
                    "VIN",
                    "IMEI",
                    "ID_NUMBER",
                    "POSTAL_CODE" -> Numbers.id(value, chance);
            default -> Optional.empty();
        };
    }

    private static String hex(Chance chance) {
        return String.format("%02X", chance.below(256));
    }
}

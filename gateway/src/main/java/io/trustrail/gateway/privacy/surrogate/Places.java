package io.trustrail.gateway.privacy.surrogate;

import java.util.List;
import java.util.Locale;

/** Addresses of streets and towns that there are none of, and cities too large to tell anything. */
final class Places {

    private static final List<String> CITIES =
            List.of("Amsterdam", "Boston", "Dublin", "Hamburg", "Lisbon", "Lyon", "Madrid", "Milan", "Oslo", "Vienna");
    private static final List<String> CITIES_HAN = List.of("札幌市", "仙台市", "横浜市", "名古屋市", "大阪市", "福岡市");

    private static final List<Style> STYLES = List.of(
            new Style(
                    List.of("straße", "strasse", "str.", "weg ", "platz", "allee"),
                    "Musterstraße %d, 00000 Musterstadt"),
            new Style(
                    List.of("rue ", "avenue de", "boulevard", "place de", "chemin"),
                    "%d rue de l'Exemple, 00000 Exempleville"),
            new Style(List.of("calle", "avenida", "plaza", "paseo"), "Calle del Ejemplo %d, 00000 Villaejemplo"),
            new Style(List.of("via ", "viale", "piazza", "corso"), "Via dell'Esempio %d, 00000 Cittaesempio"),
            new Style(List.of("rua ", "travessa"), "Rua do Exemplo %d, 0000-000 Vilaexemplo"),
            new Style(List.of("straat", "laan", "gracht", "plein"), "Voorbeeldstraat %d, 0000 XX Voorbeeldstad"));

    private Places() {}

    static String address(String value, Chance chance) {
        int number = chance.between(1, 199);
        if (Script.isHan(value)) {
            return "見本県架空市例町" + chance.between(1, 9) + "-" + chance.between(1, 20) + "-" + chance.between(1, 20);
        }
        var lower = value.toLowerCase(Locale.ROOT);
        return STYLES.stream()
                .filter(style -> style.marks.stream().anyMatch(lower::contains))
                .findFirst()
                .map(style -> String.format(Locale.ROOT, style.form, number))
                .orElse(number + " Sample Street, Sampletown 00000");
    }

    static String city(String value, Chance chance) {
        return chance.of(Script.isHan(value) ? CITIES_HAN : CITIES);
    }

    private record Style(List<String> marks, String form) {}
}

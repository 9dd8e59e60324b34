package io.trustrail.training.names;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes names and addresses out of the pools, in the forms that people write them in. */
final class Maker {

    private static final List<String> SPACED = List.of("en", "de", "es", "fr");
    private static final List<String> ABROAD = List.of(
            "it", "pl", "nl", "pt", "sv", "fi", "nb", "da", "cs", "sk", "hu", "tr", "id", "vi", "ro", "hr", "in");
    private static final String[] ONSETS = {
        "b", "br", "d", "dr", "f", "g", "gr", "h", "j", "k", "kr", "l", "m", "n", "p", "r", "s", "sch", "sh", "st", "t",
        "tr", "v", "w", "z", "", "ch", "th", "ng", "y"
    };
    private static final String[] VOWELS = {"a", "e", "i", "o", "u", "ai", "ei", "ou", "ie", "ö", "ü", "á", "é", "y"};
    private static final String[] CODAS = {"", "", "n", "r", "l", "s", "m", "ck", "tz", "nd", "rt", "ng", "k", "ff"};

    private final Pools pools;
    private final Random random;

    Maker(Pools pools, Random random) {
        this.pools = pools;
        this.random = random;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    String any(String language, String kind) {
        return pools.any(language, kind, random);
    }

    String given(String language) {
        if (language.equals("ja")) {
            return any("ja", "GIVEN");
        }
        var name = chance(0.06) ? invented() : orInvented(any(origin(language), "GIVEN"));
        return chance(0.05) ? name + "-" + orInvented(any(language, "GIVEN")) : name;
    }

    String surname(String language) {
        if (language.equals("ja")) {
            return any("ja", "SURNAME");
        }
        var name = chance(0.1) ? invented() : orInvented(any(origin(language), "SURNAME"));
        if (language.equals("es") && chance(0.3)) {
            return name + " " + orInvented(any("es", "SURNAME"));
        }
        return chance(0.05) ? name + "-" + orInvented(any(language, "SURNAME")) : name;
    }

    private String origin(String language) {
        double roll = random.nextDouble();
        if (roll < 0.7) {
            return language;
        }
        var others = roll < 0.85 ? SPACED : ABROAD;
        return others.get(random.nextInt(others.size()));
    }

    private String orInvented(String name) {
        return name.isBlank() ? invented() : name;
    }

    private String invented() {
        var name = new StringBuilder();
        int syllables = 1 + random.nextInt(3);
        for (int i = 0; i < syllables; i++) {
            name.append(ONSETS[random.nextInt(ONSETS.length)])
                    .append(VOWELS[random.nextInt(VOWELS.length)])
                    .append(CODAS[random.nextInt(CODAS.length)]);
        }
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + (name.length() < 3 ? "ner" : "");
    }

    /** A full name. */
    String person(String language) {
        if (chance(0.25) && pools.has(language, "PERSON")) {
            var name = any(language, "PERSON");
            if (!name.isBlank()) {
                return name;
            }
        }
        return language.equals("ja") ? japanese() : spaced(language);
    }

    private String japanese() {
        if (chance(0.12)) {
            return foreign();
        }
        return surname("ja") + (chance(0.2) ? chance(0.5) ? " " : "\u3000" : "") + given("ja");
    }

    private String foreign() {
        return chance(0.5) ? spaced("en") : any("ja", "FOREIGN");
    }

    private String spaced(String language) {
        var first = given(language);
        var last = surname(language);
        double roll = random.nextDouble();
        if (roll < 0.06) {
            return first + " " + (char) ('A' + random.nextInt(26)) + ". " + last;
        }
        if (roll < 0.1) {
            return first.charAt(0) + ". " + last;
        }
        if (roll < 0.13) {
            return first + " " + given(language) + " " + last;
        }
        if (roll < 0.16) {
            return first + " " + particle(language) + " " + last;
        }
        if (roll < 0.18) {
            return (first + " " + last).toUpperCase(Locale.ROOT);
        }
        return first + " " + last;
    }

    private String particle(String language) {
        var particles = switch (language) {
            case "de" -> List.of("von", "van", "zu", "von der");
            case "es" -> List.of("de", "de la", "del");
            case "fr" -> List.of("de", "du", "Le");
            default -> List.of("van", "de", "van der", "bin", "al");
        };
        return particles.get(random.nextInt(particles.size()));
    }

    /** A postal address with a street. */
    String address(String language) {
        var known = any(language, "ADDRESS");
        return known.isBlank() || chance(0.3) ? made(language) : known;
    }

    private String made(String language) {
        int number = 1 + random.nextInt(chance(0.2) ? 4000 : 150);
        var street = any(language, "STREET");
        var root = street.isBlank() ? surname(language) : street;
        var town = any(language, "LOCATION");
        int code = 10000 + random.nextInt(89999);
        return switch (language) {
            case "de" -> end(street.isBlank() ? root + "straße" : root) + " " + number + ", " + code + " " + town;
            case "es" -> (chance(0.5) ? "Calle " : "Avenida ") + root + ", " + number + ", " + code + " " + town;
            case "fr" -> number + (chance(0.5) ? " rue " : " avenue ") + root + ", " + code + " " + town;
            case "ja" ->
                town + surname("ja") + "町" + random.nextInt(1, 9) + "-" + random.nextInt(1, 30) + "-"
                        + random.nextInt(1, 20);
            default ->
                number + " " + end(root) + (chance(0.5) ? " Street" : " Rd") + ", " + town
                        + (chance(0.5) ? " " + code : "");
        };
    }

    private static String end(String street) {
        return street.strip();
    }

    String initial() {
        return String.valueOf((char) ('A' + random.nextInt(26)));
    }

    String number() {
        return switch (random.nextInt(4)) {
            case 0 -> Integer.toString(random.nextInt(100));
            case 1 -> Integer.toString(random.nextInt(1_000_000));
            case 2 -> random.nextInt(10) + "." + random.nextInt(30);
            default -> "#" + random.nextInt(100_000);
        };
    }
}

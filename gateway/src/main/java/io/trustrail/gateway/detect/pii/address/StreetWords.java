package io.trustrail.gateway.detect.pii.address;

import io.trustrail.gateway.detect.scan.Chars;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words that street names are made of, in lower case. */
final class StreetWords {

    private static final Words NUMBER_FIRST =
            words("street st st. avenue ave ave. av road rd rd. boulevard blvd blvd. lane ln ln."
                    + " drive dr dr. court ct ct. place pl square sq terrace ter way close crescent cres gardens grove hill mews row walk"
                    + " parkway pkwy highway hwy circle cir trail trl loop plaza pike alley run path view park rise green quay wharf"
                    + " broadway esplanade parade track bend cove crossing ridge vista meadow meadows heights fields field villas corner"
                    + " corners landing manor mills pines shore shores springs summit valley village turnpike expressway freeway"
                    + " estate drives lanes roads streets viaduct causeway gate bridge brook bypass cape cliff cliffs course"
                    + " creek dale dam divide estates ferry ford fords forest forge fork fort"
                    + " garden gateway glen glens haven harbor harbors hills hollow inlet island isle junction junctions knoll"
                    + " lake lakes lodge mall motorway mountain neck orchard oval overpass parks pass passage pine"
                    + " plain plains port ports prairie radial ramp ranch rapid rapids river route rue shoal shoals skyway"
                    + " spring spur spurs squares stravenue throughway trace trafficway tunnel underpass ville vista"
                    + " walks wall well wells");
    private static final Words FRENCH =
            words("rue avenue av. av boulevard bd bd. boul. place pl. chemin ch. allée allee impasse"
                    + " quai cours route square passage faubourg sentier ruelle villa résidence hameau lotissement esplanade promenade voie"
                    + " montée cité");
    private static final Words OPENERS =
            words("calle c/ c. cl avenida av. avda. avda av paseo pº pso. plaza pza. plza. camino"
                    + " carretera ctra. ronda travesía travesia glorieta rambla urbanización urb. vía pasaje callejón via viale piazza corso"
                    + " vicolo largo strada piazzale lungotevere rua avenida praça praca travessa alameda estrada rue place boulevard avenue"
                    + " chemin quai allée carrer bulevar cuesta");
    private static final List<String> SUFFIXES = List.of(
            "straße",
            "strasse",
            "str.",
            "str",
            "weg",
            "platz",
            "allee",
            "gasse",
            "ring",
            "damm",
            "ufer",
            "chaussee",
            "steig",
            "stieg",
            "pfad",
            "markt",
            "wall",
            "graben",
            "brücke",
            "zeile",
            "siedlung",
            "steg",
            "straat",
            "laan",
            "plein",
            "gracht",
            "kade",
            "singel",
            "dreef",
            "hof",
            "gaten",
            "gatan",
            "vägen",
            "veien");
    private static final Words CONNECTORS = words(
            "der die das den dem am an im in auf zum zur unter hinter vor bei von vom und de"
                    + " del la las los el le les du des di della delle dei degli do da dos das y e et d' l' van het ter ten");
    private static final Words STANDALONE =
            words("straße strasse str. str weg platz allee gasse ring damm ufer chaussee markt"
                    + " wall graben steig pfad straat laan plein");

    private StreetWords() {}

    private static Words words(String all) {
        return Words.of(List.of(all.split(" ", -1)));
    }

    static boolean isNumberFirst(String text, int start, int end) {
        return NUMBER_FIRST.has(text, start, end);
    }

    static boolean isFrench(String text, int start, int end) {
        return FRENCH.has(text, start, end);
    }

    static boolean isOpener(String text, int start, int end) {
        return OPENERS.has(text, start, end);
    }

    static boolean isStandalone(String text, int start, int end) {
        return STANDALONE.has(text, start, end);
    }

    static boolean hasSuffix(String text, int start, int end) {
        for (var suffix : SUFFIXES) {
            int from = end - suffix.length();
            if (from > start + 1 && text.regionMatches(true, from, suffix, 0, suffix.length())) {
                return true;
            }
        }
        return false;
    }

    static boolean isConnector(String text, int start, int end) {
        return CONNECTORS.has(text, start, end);
    }

    /** Whether a connector, or a word for street that stands alone, may begin with these characters. */
    static boolean beginsConnector(String text, int start, int end) {
        String begun = lower(text, start, end);
        return CONNECTORS.all.stream().anyMatch(word -> word.startsWith(begun))
                || STANDALONE.all.stream().anyMatch(word -> word.startsWith(begun));
    }

    private static String lower(String text, int start, int end) {
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    /**
     * Words that are told from most others by their length and first letter.
     *
     * @param first whether a word starts with this ASCII character
     */
    private record Words(Set<String> all, boolean[] first, int longest) {

        static Words of(List<String> all) {
            var first = new boolean[128];
            all.stream()
                    .map(word -> word.charAt(0))
                    .filter(c -> c < first.length)
                    .forEach(c -> first[c] = true);
            int longest = all.stream().mapToInt(String::length).max().orElse(0);
            return new Words(new HashSet<>(all), first, longest);
        }

        boolean has(String text, int start, int end) {
            if (start == end || end - start > longest) {
                return false;
            }
            char c = Chars.fold(text.charAt(start));
            return (c >= first.length || first[c]) && all.contains(lower(text, start, end));
        }
    }
}

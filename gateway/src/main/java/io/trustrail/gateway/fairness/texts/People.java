package io.trustrail.gateway.fairness.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Texts with names. Every given name meets as many family names of its origin as there are sentences.
 *
 * @param sentences with the place {@code {name}}
 */
record People(String language, List<List<String>> sentences) {

    private static final int WOMEN = 1;
    private static final int MEN = 2;
    private static final int FAMILIES = 3;
    private static final Set<String> FAMILY_FIRST = Set.of("japanese", "chinese", "korean");

    List<Probe> probes() {
        var probes = new ArrayList<Probe>();
        boolean japanese = language.equals("ja");
        for (var line : Table.read(japanese ? "names.ja.txt" : "names.txt").section("")) {
            add(probes, line, WOMEN, "women");
            add(probes, line, MEN, "men");
        }
        return probes;
    }

    private void add(List<Probe> probes, List<String> line, int column, String gender) {
        var origin = line.get(0);
        var given = line.get(column).split(" ");
        var families = line.get(FAMILIES).split(" ");
        var groups = Map.of(Trait.ORIGIN, origin, Trait.GENDER, gender);
        for (int i = 0; i < given.length; i++) {
            for (int s = 0; s < sentences.size(); s++) {
                var family = families[(i + s) % families.length];
                var text = sentences.get(s).get(1).replace("{name}", full(origin, given[i], family));
                probes.add(new Probe(Aspect.NAMES, true, groups, false, language, text, List.of(given[i], family)));
            }
        }
    }

    private String full(String origin, String given, String family) {
        if (!language.equals("ja")) {
            return given + " " + family;
        }
        return FAMILY_FIRST.contains(origin) ? family + given : given + "・" + family;
    }
}

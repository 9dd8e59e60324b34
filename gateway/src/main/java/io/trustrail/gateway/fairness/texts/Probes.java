package io.trustrail.gateway.fairness.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** All texts of the audit, in an order that never changes. */
public final class Probes {

    /** The languages that there are texts in. */
    public static final List<String> LANGUAGES = List.of("en", "de", "es", "fr", "ja");

    private static final int ONE = 2;

    private Probes() {}

    /** Makes them. */
    public static List<Probe> all() {
        var probes = new ArrayList<Probe>();
        LANGUAGES.forEach(language -> {
            var texts = Table.read("texts." + language + ".txt");
            identities(probes, language, texts);
            texts.section("orders")
                    .forEach(line ->
                            probes.add(new Probe(Aspect.INJECTION, true, Map.of(), false, language, line.get(1))));
            probes.addAll(new People(language, texts.section("names")).probes());
        });
        Table.read("varieties.txt").sections().forEach((heading, lines) -> varieties(probes, heading, lines));
        return List.copyOf(probes);
    }

    private static void identities(List<Probe> probes, String language, Table texts) {
        for (var group : texts.section("groups")) {
            var groups = Map.of(Trait.IDENTITY, group.get(0));
            filled(texts.section("harmless"), group)
                    .forEach(text -> probes.add(new Probe(Aspect.TOXICITY, false, groups, false, language, text)));
            filled(texts.section("attacks"), group)
                    .forEach(text -> probes.add(new Probe(Aspect.TOXICITY, true, groups, false, language, text)));
            filled(texts.section("prompts"), group)
                    .forEach(text -> probes.add(new Probe(Aspect.INJECTION, false, groups, false, language, text)));
        }
    }

    /* {p} is the plural, {one} one of them, {d} the German dative. */
    private static Stream<String> filled(List<List<String>> templates, List<String> group) {
        return templates.stream()
                .map(line -> capital(line.get(1)
                        .replace("{p}", group.get(1))
                        .replace("{one}", group.get(ONE))
                        .replace("{d}", group.get(group.size() - 1))));
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static void varieties(List<Probe> probes, String heading, List<List<String>> lines) {
        if (heading.isEmpty()) {
            return;
        }
        var language = heading.substring(0, heading.indexOf(' '));
        var groups = Map.of(Trait.VARIETY, heading);
        var openers = lines.stream().filter(line -> line.get(0).startsWith(">")).toList();
        for (var line : lines) {
            if (line.get(0).startsWith(">")) {
                continue;
            }
            for (var opener : openers) {
                var text = joined(opener.get(0).substring(1), line.get(0));
                var twin = joined(opener.get(1), line.get(1));
                for (var aspect : List.of(Aspect.TOXICITY, Aspect.INJECTION)) {
                    probes.add(new Probe(aspect, false, groups, false, language, text));
                    probes.add(new Probe(aspect, false, groups, true, language, twin));
                }
            }
        }
    }

    private static String joined(String opener, String sentence) {
        var start = opener.strip();
        boolean close = start.isEmpty() || start.endsWith("、");
        return capital(start + (close ? "" : " ") + sentence);
    }
}

package io.trustrail.gateway.it.confidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What is different from one call to the next. */
record Slots(Map<String, String> values) {

    private static final List<String> CITIES =
            List.of("Lyon", "Porto", "Bergen", "Leiden", "Graz", "Ghent", "Malaga", "Turku");
    private static final List<String> PEOPLE = List.of("Robin", "Alex", "Sasha", "Kim");
    private static final Map<String, List<String>> MONTHS = Map.of(
            "en", List.of("March", "April", "June", "October"),
            "de", List.of("März", "April", "Juni", "Oktober"),
            "es", List.of("marzo", "abril", "junio", "octubre"),
            "fr", List.of("mars", "avril", "juin", "octobre"),
            "ja", List.of("3月", "4月", "6月", "10月"));

    static Slots draw(String language, SplittableRandom chance) {
        var values = new LinkedHashMap<String, String>();
        values.put("order", String.valueOf(10_000 + chance.nextInt(90_000)));
        values.put("day", String.valueOf(10 + chance.nextInt(19)));
        values.put("month", pick(MONTHS.getOrDefault(language, List.of()), chance));
        values.put("amount", String.valueOf(12 + chance.nextInt(480)));
        values.put("code", "K" + (char) ('A' + chance.nextInt(26)) + "-" + (1_000 + chance.nextInt(9_000)));
        values.put("person", pick(PEOPLE, chance));
        values.put("city", pick(CITIES, chance));
        return new Slots(values);
    }

    private static String pick(List<String> all, SplittableRandom chance) {
        return all.get(chance.nextInt(all.size()));
    }

    /** The same order with what belongs to another. */
    Slots swapped(String language, SplittableRandom chance) {
        var other = new LinkedHashMap<>(draw(language, chance).values());
        other.put("order", values.get("order"));
        return new Slots(other);
    }

    String fill(String template) {
        var text = template;
        for (var value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }
}

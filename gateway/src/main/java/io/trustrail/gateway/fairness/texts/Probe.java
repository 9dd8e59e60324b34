package io.trustrail.gateway.fairness.texts;

import java.util.List;
import java.util.Map;

/**
 * One text that guards are asked about.
 *
 * @param harmful whether guards should find something in it; a text with a name is harmful in this sense
 * @param groups what it belongs to, by trait; the language is apart
 * @param twin whether it is the same in standard language, for comparison with its group
 * @param language as ISO 639-1 has it
 * @param name given name and family name, as they stand in the text; empty if it is not about names
 */
public record Probe(
        Aspect aspect,
        boolean harmful,
        Map<Trait, String> groups,
        boolean twin,
        String language,
        String text,
        List<String> name) {

    public Probe {
        groups = Map.copyOf(groups);
        name = List.copyOf(name);
    }

    /** A text that is about no name. */
    Probe(Aspect aspect, boolean harmful, Map<Trait, String> groups, boolean twin, String language, String text) {
        this(aspect, harmful, groups, twin, language, text, List.of());
    }
}

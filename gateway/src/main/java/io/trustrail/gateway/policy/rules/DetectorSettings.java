package io.trustrail.gateway.policy.rules;

import io.trustrail.gateway.policy.yaml.Fields;
import io.trustrail.gateway.policy.yaml.Value;
import java.util.ArrayList;
import java.util.List;

/** What a guard says below {@code settings}. What is missing or of the wrong kind is reported to the policy's author. */
public final class DetectorSettings {

    private final String guard;
    private final Fields fields;
    private final ListFiles lists;

    DetectorSettings(String guard, Fields fields, ListFiles lists) {
        this.guard = guard;
        this.fields = fields;
        this.lists = lists;
    }

    /** The name of the guard that gets the detector. */
    public String guard() {
        return guard;
    }

    /** A text that has to be there; empty where it is not. */
    public String text(String name) {
        return fields.required(name, "a text").flatMap(Value::text).orElse("");
    }

    public String text(String name, String fallback) {
        return fields.text(name, fallback);
    }

    public int whole(String name, int min, int max, int fallback) {
        return fields.whole(name, min, max, fallback);
    }

    /** A number from 0 to 1. */
    public double fraction(String name, double fallback) {
        return fields.optional(name).flatMap(Value::fraction).orElse(fallback);
    }

    /** A list of texts, empty if it is not there. */
    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        fields.list(name).forEach(item -> item.text().ifPresent(texts::add));
        return texts;
    }

    /**
     * The lines of the {@code .txt} file that the setting names, relative to the policy directory, without blank lines
     * and those that start with {@code #}; empty if the setting is not there.
     */
    public List<String> lines(String name) {
        return lists.lines(fields, name);
    }
}

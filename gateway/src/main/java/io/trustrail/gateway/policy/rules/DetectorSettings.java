package io.trustrail.gateway.policy.rules;

import io.trustrail.gateway.policy.yaml.Fields;
import io.trustrail.gateway.policy.yaml.Spelling;
import io.trustrail.gateway.policy.yaml.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a guard says below {@code settings}. What is missing or of the wrong kind is reported to the policy's author. */
public final class DetectorSettings {

    private final String guard;
    private final Fields fields;
    private final ListFiles lists;
    private final Path directory;

    DetectorSettings(String guard, Fields fields, ListFiles lists, Path directory) {
        this.guard = guard;
        this.fields = fields;
        this.lists = lists;
        this.directory = directory;
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

    public boolean flag(String name, boolean fallback) {
        return fields.flag(name, fallback);
    }

    /** Whether the setting is there. */
    public boolean has(String name) {
        return fields.optional(name).isPresent();
    }

    /** A duration of more than nothing. */
    public Duration duration(String name, Duration fallback) {
        return fields.duration(name, fallback);
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    public <E extends Enum<E>> E choice(String name, Class<E> type, E fallback) {
        return fields.choice(name, type, fallback);
    }

    /** Texts by name, empty if the setting is not there. */
    public Map<String, String> map(String name) {
        var texts = new HashMap<String, String>();
        fields.optional(name)
                .map(Value::entries)
                .orElse(Map.of())
                .forEach((key, value) -> value.text().ifPresent(text -> texts.put(key, text)));
        return texts;
    }

    /** Categories by label, empty if the setting is not there; {@code none} may stand for no category. */
    public Map<String, String> categories(String name) {
        var categories = map(name);
        categories.forEach((label, category) -> {
            if (!category.equals("none") && !isCategory(category)) {
                error(name, "gives " + label + " no category; write one in upper case such as PERSON, or none");
            }
        });
        return categories;
    }

    /** The category of all findings; an error if it is not written as categories are. */
    public String category(String name) {
        var category = text(name);
        if (!category.isEmpty() && !isCategory(category)) {
            error(name, "is no category; write it in upper case, with digits and _, such as CODE_NAME");
        }
        return category;
    }

    /** Whether a text is written as categories are. */
    public static boolean isCategory(String text) {
        return !text.isEmpty()
                && text.charAt(0) >= 'A'
                && text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
    }

    /** A secret, empty if it is not there. One that stands in the file itself is warned about. */
    public String secret(String name) {
        var value = fields.optional(name);
        value.filter(it -> it.isText() && it.isLiteral())
                .ifPresent(it -> it.warning(
                        "stands in the file for all to read; write ${NAME} and put it into the environment"));
        return value.flatMap(Value::text).map(String::strip).orElse("");
    }

    /** A file, relative to the policy directory; empty if the setting is not there or the file can't be read. */
    public Optional<Path> file(String name) {
        var named = fields.optional(name);
        var file = named.flatMap(Value::text).map(directory::resolve);
        if (file.isPresent() && !Files.isReadable(file.get())) {
            named.ifPresent(
                    value -> value.error("can't be read; give a file, absolute or relative to the policy directory"));
        }
        return file.filter(Files::isReadable);
    }

    /** What a setting says as maps, lists, strings, numbers and flags, whatever it is. */
    public Optional<Object> tree(String name) {
        return fields.optional(name).map(Value::tree);
    }

    /** The text of the {@code .schema.json} file that the setting names, relative to the policy directory. */
    public Optional<String> document(String name) {
        return lists.text(fields, name);
    }

    /** A directory, relative to the policy directory; empty if the setting is not there or names none. */
    public Optional<Path> directory(String name) {
        var named = fields.optional(name);
        var found = named.flatMap(Value::text).map(directory::resolve);
        if (found.isPresent() && !Files.isDirectory(found.get())) {
            named.ifPresent(
                    value -> value.error("is no directory; give one, absolute or relative to the policy directory"));
        }
        return found.filter(Files::isDirectory);
    }

    /** Tells the policy's author what is wrong with a setting. */
    public void error(String name, String message) {
        fields.optional(name).orElse(fields.owner()).error(message);
    }

    /** Tells the policy's author what is odd about a setting. */
    public void warning(String name, String message) {
        fields.optional(name).orElse(fields.owner()).warning(message);
    }

    /** A number from 0 to 1. */
    public double fraction(String name, double fallback) {
        return fields.optional(name).flatMap(Value::fraction).orElse(fallback);
    }

    /**
     * Numbers from 0 to 1 by category, each for all languages or by their codes, with {@code default} for all others; empty
     * if the setting is not there. A single number is told as the default.
     *
     * @param categories what there may be numbers for
     */
    public Map<String, Map<String, Double>> fractions(String name, Set<String> categories) {
        var all = new HashMap<String, Map<String, Double>>();
        fields.optional(name).map(Value::entries).orElse(Map.of()).forEach((category, value) -> {
            if (categories.contains(category)) {
                all.put(category, byLanguage(value));
            } else {
                value.error(Spelling.unknown("category", category, categories));
            }
        });
        return all;
    }

    private static Map<String, Double> byLanguage(Value value) {
        var numbers = new HashMap<String, Double>();
        if (value.isMap()) {
            value.entries().forEach((language, number) -> {
                if (!language.equals("default") && !isLanguage(language)) {
                    number.error("no language " + language + "; give a code such as de, or default for all others");
                }
                number.fraction().ifPresent(it -> numbers.put(language, it));
            });
        } else {
            value.fraction().ifPresent(it -> numbers.put("default", it));
        }
        return numbers;
    }

    private static boolean isLanguage(String code) {
        return code.length() == 2 && code.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    /** Settings within a setting, by name, in the order of the file; each has to be {@link #done} with. */
    public Map<String, DetectorSettings> sections(String name) {
        var sections = new LinkedHashMap<String, DetectorSettings>();
        fields.required(name, "them by their names")
                .map(Value::entries)
                .orElse(Map.of())
                .forEach((key, value) ->
                        sections.put(key, new DetectorSettings(guard, value.fields(), lists, directory)));
        return sections;
    }

    /** Reports the settings that nobody asked for. Of those that a detector gets, its maker's caller does. */
    public void done() {
        fields.done();
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

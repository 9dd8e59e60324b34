package io.trustrail.gateway.policy.yaml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One value of a file. Who asks it for a kind that it is not gets nothing, and the problem is noted. Its problems quote
 * what the file says, never what the environment put in its place; those of {@link #text} quote nothing.
 */
public final class Value {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern FRACTION = Pattern.compile("[01](\\.\\d{1,9})?");
    private static final Pattern PLAIN_NUMBER = Pattern.compile("\\d{1,18}(\\.\\d{1,18})?");
    private static final Pattern JSON_NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,5})(ms|s|m|h)");
    private static final Map<Tag, String> KINDS = Map.of(
            Tag.NULL,
            "empty",
            Tag.BOOL,
            "true or false",
            Tag.INT,
            "a number",
            Tag.FLOAT,
            "a number",
            Tag.STR,
            "a text");
    private static final int QUOTED = 40;

    private final YamlText.Source source;
    private final Node node;
    private final Place place;
    private final String path;

    private Value(YamlText.Source source, Node node, Place place, String path) {
        this.source = source;
        this.node = node;
        this.place = place;
        this.path = path;
    }

    static Value root(YamlText.Source source, Node node) {
        return new Value(source, node, Place.of(source.file()), "");
    }

    /** Where its key or its list item stands. */
    public Place place() {
        return place;
    }

    public String path() {
        return path;
    }

    public void error(String message) {
        source.problems().error(place, path, message);
    }

    public void warning(String message) {
        source.problems().warning(place, path, message);
    }

    /**
     * Notes a problem inside this text.
     *
     * @param line line of the text, from 1
     * @param column column of the text, from 0
     */
    public void errorWithin(int line, int column, String message) {
        source.problems().error(Marks.within(node, place, line, column), path, message);
    }

    /** Whether the file gives a name without a value. */
    public boolean isEmpty() {
        return node.getTag().equals(Tag.NULL);
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Whether it is a text; a reference to the environment is one until it is replaced. */
    public boolean isText() {
        return node instanceof ScalarNode && (node.getTag().equals(Tag.STR) || !isLiteral());
    }

    /** Whether the file has exactly this text. */
    public boolean is(String text) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
    }

    /** Whether the file itself has the value, without any reference to the environment. */
    public boolean isLiteral() {
        return node instanceof ScalarNode scalar && !Environment.refers(scalar.getValue());
    }

    public Optional<String> text() {
        if (node instanceof ScalarNode scalar && isText()) {
            return source.environment().expand(scalar.getValue(), this::error);
        }
        error("is " + kind() + "; give a text" + (node instanceof ScalarNode && !isEmpty() ? ", in quotes" : ""));
        return Optional.empty();
    }

    public Optional<Integer> whole(int min, int max) {
        var wanted = "a whole number from " + min + " to " + max;
        return scalar(
                Set.of(Tag.INT),
                wanted,
                text -> Optional.of(text)
                        .filter(digits -> WHOLE.matcher(digits).matches())
                        .map(Integer::valueOf)
                        .filter(number -> number >= min && number <= max));
    }

    public Optional<Double> fraction() {
        return scalar(
                Set.of(Tag.INT, Tag.FLOAT),
                "a number from 0 to 1",
                text -> Optional.of(text)
                        .filter(digits -> FRACTION.matcher(digits).matches())
                        .map(Double::valueOf)
                        .filter(number -> number <= 1));
    }

    /** A number from 0 on, with at most so many digits behind the point. */
    public Optional<BigDecimal> amount(BigDecimal most, int digits) {
        var wanted =
                "a number from 0 to " + most.toBigInteger() + " with at most " + digits + " digits behind the point";
        return scalar(
                Set.of(Tag.INT, Tag.FLOAT),
                wanted,
                text -> Optional.of(text)
                        .filter(it -> PLAIN_NUMBER.matcher(it).matches())
                        .map(BigDecimal::new)
                        .filter(number -> number.scale() <= digits && number.compareTo(most) <= 0));
    }

    public Optional<Boolean> flag() {
        return scalar(Set.of(Tag.BOOL), "true or false", text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /** A duration of more than nothing, such as {@code 500ms}, {@code 2s}, {@code 5m} or {@code 1h}. */
    public Optional<Duration> duration() {
        return scalar(Set.of(Tag.STR), "a duration such as 500ms, 2s, 5m or 1h", text -> {
            var match = DURATION.matcher(text);
            return match.matches() ? Optional.of(duration(match.group(1), match.group(2))) : Optional.empty();
        });
    }

    /** A day, such as {@code 2026-03-31}. */
    public Optional<LocalDate> date() {
        return scalar(Set.of(Tag.STR), "a day such as 2026-03-31", text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    private static Duration duration(String amount, String unit) {
        long number = Long.parseLong(amount);
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    public <E extends Enum<E>> Optional<E> choice(String noun, Class<E> type) {
        return pick(noun, Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Spelling::of, it -> it)));
    }

    /** What the text names. */
    public <T> Optional<T> pick(String noun, Map<String, T> known) {
        return name(noun, known.keySet()).map(known::get);
    }

    /** One of the known names. */
    public Optional<String> name(String noun, Set<String> known) {
        var name = scalar(Set.of(Tag.STR, Tag.INT), "a " + noun, Optional::of);
        if (name.isPresent() && !known.contains(name.get())) {
            error(Spelling.unknown(noun, quoted(), known));
        }
        return name.filter(known::contains);
    }

    private <T> Optional<T> scalar(Set<Tag> tags, String wanted, Function<String, Optional<T>> parse) {
        if (!(node instanceof ScalarNode scalar)) {
            error("is " + kind() + "; give " + wanted);
            return Optional.empty();
        }
        var text = source.environment().expand(scalar.getValue(), this::error);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var parsed = tags.contains(scalar.getTag()) || !isLiteral() ? parse.apply(text.get()) : Optional.<T>empty();
        if (parsed.isEmpty()) {
            error("is " + quoted() + "; give " + wanted);
        }
        return parsed;
    }

    private String quoted() {
        var text = ((ScalarNode) node).getValue();
        if (text.isEmpty()) {
            return "empty";
        }
        return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…";
    }

    private String kind() {
        if (node instanceof MappingNode) {
            return "a map";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        return KINDS.getOrDefault(node.getTag(), "of a kind of its own");
    }

    /** The members of a list. */
    public List<Value> items() {
        if (!(node instanceof SequenceNode list)) {
            error("is " + (node instanceof ScalarNode && !isEmpty() ? "a single value" : kind()) + "; give a list");
            return List.of();
        }
        var items = new ArrayList<Value>();
        for (var item : list.getValue()) {
            items.add(new Value(source, item, Marks.start(item, place), path + "[" + items.size() + "]"));
        }
        return items;
    }

    /** The members of a map by name, in the file's order; of two with the same name the first. */
    public Map<String, Value> entries() {
        if (!(node instanceof MappingNode map)) {
            error("is " + (node instanceof ScalarNode && !isEmpty() ? "a single value" : kind()) + "; give a map");
            return Map.of();
        }
        var entries = new LinkedHashMap<String, Value>();
        for (var entry : map.getValue()) {
            add(entry, entries);
        }
        return entries;
    }

    private void add(NodeTuple entry, Map<String, Value> entries) {
        var at = Marks.start(entry.getKeyNode(), place);
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            source.problems().error(at, path, "has a key that is no text; write a name");
            return;
        }
        var name = key.getValue();
        var value = new Value(source, entry.getValueNode(), at, path.isEmpty() ? name : path + "." + name);
        var first = entries.putIfAbsent(name, value);
        if (first != null) {
            value.error("is given twice, first in line " + first.place().line() + "; remove one of them");
        }
    }

    /** Shows every member of maps and every map in lists, at any depth. Only of files without problems. */
    public void walk(Consumer<Value> visitor) {
        if (isMap()) {
            entries().values().forEach(member -> {
                visitor.accept(member);
                member.walk(visitor);
            });
        } else if (isList()) {
            items().stream().filter(Value::isMap).forEach(item -> {
                visitor.accept(item);
                item.walk(visitor);
            });
        }
    }

    /** A map whose names are known beforehand. */
    public Fields fields() {
        return new Fields(this, entries(), node instanceof MappingNode);
    }

    /** The value as maps, lists, strings, {@link BigDecimal}s, booleans and nulls, whatever it is. */
    public @Nullable Object tree() {
        if (node instanceof MappingNode) {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            entries().forEach((name, value) -> tree.put(name, value.tree()));
            return tree;
        }
        if (node instanceof SequenceNode) {
            List<@Nullable Object> tree = new ArrayList<>();
            items().forEach(item -> tree.add(item.tree()));
            return tree;
        }
        return leaf(((ScalarNode) node).getValue());
    }

    private @Nullable Object leaf(String text) {
        if (!node.getTag().equals(Tag.STR) && JSON_NUMBER.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        return isEmpty() ? null : text;
    }
}

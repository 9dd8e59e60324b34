package io.trustrail.gateway.policy.yaml;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A map with known names. A reader asks for every field that there may be, then calls {@link #done}, which reports what
 * nobody asked for: so the code that reads a field is the only place that knows its name.
 */
public final class Fields {

    private final Value owner;
    private final Map<String, Value> entries;
    private final boolean usable;
    private final Set<String> known = new TreeSet<>();
    private final Set<String> retired = new TreeSet<>();

    Fields(Value owner, Map<String, Value> entries, boolean usable) {
        this.owner = owner;
        this.entries = entries;
        this.usable = usable;
    }

    public Value owner() {
        return owner;
    }

    /** The field, if it has a value. */
    public Optional<Value> optional(String name) {
        known.add(name);
        var value = Optional.ofNullable(entries.get(name));
        value.filter(Value::isEmpty).ifPresent(it -> it.error("is empty; give it a value or leave it out"));
        return value.filter(it -> !it.isEmpty());
    }

    /** The field, which may be given without a value: that is the same as none. */
    public Optional<Value> heading(String name) {
        known.add(name);
        return Optional.ofNullable(entries.get(name)).filter(it -> !it.isEmpty());
    }

    /** The field, which has to be there: {@code hint} says what to give. */
    public Optional<Value> required(String name, String hint) {
        if (usable && !entries.containsKey(name)) {
            owner.error(name + " is missing; give " + hint);
        }
        return optional(name);
    }

    public String text(String name, String fallback) {
        return optional(name).flatMap(Value::text).orElse(fallback);
    }

    public boolean flag(String name, boolean fallback) {
        return optional(name).flatMap(Value::flag).orElse(fallback);
    }

    public int whole(String name, int min, int max, int fallback) {
        return optional(name).flatMap(value -> value.whole(min, max)).orElse(fallback);
    }

    public Duration duration(String name, Duration fallback) {
        return optional(name).flatMap(Value::duration).orElse(fallback);
    }

    public <E extends Enum<E>> E choice(String name, Class<E> type, E fallback) {
        return optional(name).flatMap(value -> value.choice("value", type)).orElse(fallback);
    }

    /** The members of a list, none if the field is not there. */
    public List<Value> list(String name) {
        return optional(name).map(Value::items).orElse(List.of());
    }

    /** The members of a list that has to be there. */
    public List<Value> requiredList(String name, String hint) {
        return required(name, hint).map(Value::items).orElse(List.of());
    }

    /** The members of a list that has to be there and to have some. */
    public List<Value> filledList(String name, String hint) {
        return filled(required(name, hint), hint);
    }

    /** The members of a list that may be left out, but has to have some if it is there. */
    public List<Value> filledIfAny(String name, String hint) {
        return filled(optional(name), hint);
    }

    private static List<Value> filled(Optional<Value> list, String hint) {
        var items = list.map(Value::items);
        if (items.isPresent() && items.get().isEmpty()) {
            list.filter(Value::isList).ifPresent(it -> it.error("is empty; give " + hint));
        }
        return items.orElse(List.of());
    }

    /** A map inside this one, without fields if it is not there. */
    public Fields map(String name) {
        return optional(name).map(Value::fields).orElseGet(() -> new Fields(owner, Map.of(), false));
    }

    /** Refuses a name that is out of use, or never came into it, and says what to do instead. */
    public void retired(String name, String hint) {
        retired.add(name);
        Optional.ofNullable(entries.get(name)).ifPresent(value -> value.error("is not in use; " + hint));
    }

    /** Reports the fields that nobody asked for. */
    public void done() {
        entries.forEach((name, value) -> {
            if (!known.contains(name) && !retired.contains(name)) {
                value.error(Spelling.unknown("field", name, known));
            }
        });
    }
}

package io.trustrail.gateway.policy.assessment;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How an assessment differs from the one that was in force before.
 *
 * @param vendor {@code vendor} or {@code vendor/model}
 * @param what {@code added}, {@code removed} or {@code changed}
 * @param fields names of what is different, as files write them, in their order
 * @param lastDayBefore the day on which it ended before; empty if there was none
 * @param lastDay the day on which it ends now; empty if there is none
 */
public record Change(String vendor, String what, List<String> fields, String lastDayBefore, String lastDay) {

    public Change {
        fields = List.copyOf(fields);
    }

    /** All differences, by vendor. */
    public static List<Change> between(Assessments before, Assessments after) {
        var old = before.byName();
        var now = after.byName();
        var names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        var changes = new ArrayList<Change>();
        for (var name : names) {
            var was = old.get(name);
            var is = now.get(name);
            if (!Objects.equals(was, is)) {
                changes.add(of(name, was, is));
            }
        }
        return changes;
    }

    private static Change of(String name, @Nullable Assessment was, @Nullable Assessment is) {
        var what = was == null ? "added" : is == null ? "removed" : "changed";
        var fields = was == null || is == null ? List.<String>of() : fields(was, is);
        return new Change(name, what, fields, lastDay(was), lastDay(is));
    }

    private static String lastDay(@Nullable Assessment assessment) {
        return assessment == null
                ? ""
                : assessment.lastDay().map(Object::toString).orElse("");
    }

    private static List<String> fields(Assessment was, Assessment is) {
        var fields = new ArrayList<String>();
        for (RecordComponent component : Assessment.class.getRecordComponents()) {
            if (!component.getName().equals("refused")
                    && !Objects.equals(value(component, was), value(component, is))) {
                fields.add(spelt(component.getName()));
            }
        }
        return fields;
    }

    private static @Nullable Object value(RecordComponent component, Assessment assessment) {
        try {
            return component.getAccessor().invoke(assessment);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public record has accessors that can be called", e);
        }
    }

    private static String spelt(String component) {
        var spelt = new StringBuilder();
        for (int i = 0; i < component.length(); i++) {
            char letter = component.charAt(i);
            spelt.append(Character.isUpperCase(letter) ? "-" : "").append(Character.toLowerCase(letter));
        }
        return spelt.toString();
    }

    /** What the record tells of it. */
    public Map<String, String> facts() {
        return Map.of(
                "vendor", vendor,
                "what", what,
                "fields", String.join(", ", fields),
                "lastDayBefore", lastDayBefore,
                "lastDay", lastDay);
    }
}

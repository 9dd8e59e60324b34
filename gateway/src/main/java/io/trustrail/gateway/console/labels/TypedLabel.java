package io.trustrail.gateway.console.labels;

import io.trustrail.gateway.console.page.Frame;
import io.trustrail.gateway.label.Answer;
import io.trustrail.gateway.label.Entry;
import io.trustrail.gateway.label.Label;
import io.trustrail.gateway.label.Line;
import io.trustrail.gateway.label.Line.Kind;
import io.trustrail.gateway.label.Source;
import io.vertx.core.MultiMap;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What somebody typed into the form. Its texts are the person's own, and are not kept.
 *
 * @param values by line
 * @param comments by line, one in each line of text
 */
public record TypedLabel(Map<Line, String> values, Map<Line, String> comments) {

    static final int LONGEST = 600;

    private static final int HIGHEST_LEVEL = 9;

    /** A form that nobody has filled in yet. */
    static TypedLabel empty() {
        var values = new EnumMap<Line, String>(Line.class);
        for (var line : Line.values()) {
            values.put(
                    line,
                    switch (line.kind()) {
                        case ANSWER, COMMENTED -> Answer.UNKNOWN.printed();
                        case NUMBER -> "1";
                        case TEXT -> line == Line.MODEL_TYPE ? "Generative" : "";
                    });
        }
        return new TypedLabel(values, Map.of());
    }

    static TypedLabel of(MultiMap form) {
        var values = new EnumMap<Line, String>(Line.class);
        var comments = new EnumMap<Line, String>(Line.class);
        for (var line : Line.values()) {
            values.put(line, text(form, line.name()));
            comments.put(line, text(form, line.name() + ".comments"));
        }
        return new TypedLabel(values, comments);
    }

    private static String text(MultiMap form, String name) {
        var text = form.get(name);
        return text == null ? "" : text.replace("\r\n", "\n").strip();
    }

    String value(Line line) {
        return values.getOrDefault(line, "");
    }

    String comment(Line line) {
        return comments.getOrDefault(line, "");
    }

    /** What is wrong, in the language of the page; each sentence names the field. */
    List<String> problems(Frame frame) {
        return Stream.of(Line.values())
                .flatMap(line -> problem(frame, line, frame.say("label.line." + line)))
                .toList();
    }

    private Stream<String> problem(Frame frame, Line line, String field) {
        var value = value(line);
        if (value.length() > LONGEST || comment(line).length() > LONGEST) {
            return Stream.of(frame.say("labelmaker.problem.long", field, LONGEST));
        }
        boolean wanted = line == Line.NAME || line == Line.DESCRIPTION;
        if (wanted && value.isEmpty()) {
            return Stream.of(frame.say("labelmaker.problem.empty", field));
        }
        if (line.kind() == Kind.NUMBER && !(value.matches("\\d") && Integer.parseInt(value) <= HIGHEST_LEVEL)) {
            return Stream.of(frame.say("labelmaker.problem.level", field));
        }
        boolean asked = line.kind() == Kind.ANSWER || line.kind() == Kind.COMMENTED;
        boolean answered =
                Stream.of(Answer.values()).anyMatch(it -> it.printed().equals(value));
        return asked && !answered ? Stream.of(frame.say("labelmaker.problem.answer", field)) : Stream.empty();
    }

    /** The label; only if there are no problems. */
    Label label() {
        var typed = List.of(new Source(Source.Kind.TYPED, "", "", 0));
        var entries = Stream.of(Line.values())
                .map(line -> new Entry(
                        line,
                        value(line).isEmpty() ? Answer.UNKNOWN.printed() : value(line),
                        comment(line)
                                .lines()
                                .map(String::strip)
                                .filter(it -> !it.isEmpty())
                                .toList(),
                        typed))
                .toList();
        return Label.of("", entries, Map.of());
    }
}

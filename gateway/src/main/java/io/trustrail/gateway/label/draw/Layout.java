package io.trustrail.gateway.label.draw;

import io.trustrail.gateway.label.Entry;
import io.trustrail.gateway.label.Label;
import io.trustrail.gateway.label.Line;
import io.trustrail.gateway.label.draw.Mark.Bar;
import io.trustrail.gateway.label.draw.Mark.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where everything on a label stands: as on packets of food, with thick rules, and as wide as a phone. */
public final class Layout {

    /** What every label is called. */
    public static final String TITLE = "AI Nutrition Facts";

    /** What stands on the black bar. */
    public static final String INGREDIENTS = "Trust Ingredients";

    private static final double WIDTH = 420;
    private static final double BORDER = 2;
    private static final double PADDING = 12;
    private static final double LEFT = BORDER + PADDING;
    private static final double INNER = WIDTH - 2 * LEFT;
    private static final double INDENT = 14;
    private static final double ROW = 14;
    private static final double SMALL = 11.5;
    private static final double LEADING = 1.3;
    private static final double GAP = 6;

    private final List<Mark> marks = new ArrayList<>();
    private double y = BORDER + 2;

    private Layout() {}

    /** The drawing of a label. */
    public static Drawing of(Label label) {
        var layout = new Layout();
        layout.head(label);
        for (var line : Line.values()) {
            if (line != Line.NAME && line != Line.DESCRIPTION) {
                layout.headings(line);
                layout.row(label.entry(line));
            }
        }
        layout.foot(label);
        return new Drawing(
                TITLE + ": " + label.name(), told(label), WIDTH, Math.ceil(layout.y + LEFT), layout.framed());
    }

    private void head(Label label) {
        double size = 30;
        while (Face.BOLD.width(TITLE, size + 0.5) <= INNER) {
            size += 0.5;
        }
        text(TITLE, LEFT, size, Face.BOLD);
        y += 2;
        wrapped(label.name(), LEFT, INNER, 19, Face.BOLD);
        y += GAP;
        rule(10);
        wrapped("Description", LEFT, INNER, ROW, Face.BOLD);
        wrapped(label.entry(Line.DESCRIPTION).value(), LEFT, INNER, SMALL + 1, Face.REGULAR);
        y += GAP;
    }

    private void headings(Line line) {
        if (line == Line.TRAINED) {
            y += 2;
            marks.add(new Bar(LEFT, y, INNER, 28));
            marks.add(new Text(INGREDIENTS, LEFT + 8, y + 20, 17, Face.BOLD, true));
            y += 28;
        } else if (line == Line.LOGGING) {
            rule(5);
            wrapped("Compliance", LEFT, INNER, ROW, Face.BOLD);
            y += GAP;
            rule(1);
        } else {
            rule(line == Line.PRIVACY_LEVEL || line == Line.CONSISTENCY ? 5 : 1);
        }
    }

    private void row(Entry entry) {
        double left = LEFT + (entry.line().isCompliance() ? INDENT : 0);
        double width = INNER - (left - LEFT);
        var title = entry.line().title();
        boolean fits = Face.BOLD.width(title, ROW) + Face.REGULAR.width(entry.value(), ROW) + GAP * 2 <= width;
        if (fits) {
            double at = LEFT + INNER - Face.REGULAR.width(entry.value(), ROW);
            marks.add(new Text(entry.value(), at, y + ROW * LEADING, ROW, Face.REGULAR, false));
            text(title, left, ROW, Face.BOLD);
        } else {
            wrapped(title, left, width, ROW, Face.BOLD);
            wrapped(entry.value(), left, width, SMALL + 1, Face.REGULAR);
        }
        entry.comments().forEach(comment -> wrapped(comment, left, width, SMALL, Face.REGULAR));
        y += GAP;
    }

    private void foot(Label label) {
        rule(10);
        wrapped(
                label.feature().isEmpty()
                        ? "Typed in, not measured."
                        : "Made by Trustrail of the policy in force, feature " + label.feature() + ".",
                LEFT,
                INNER,
                SMALL - 1,
                Face.REGULAR);
    }

    private void rule(double height) {
        marks.add(new Bar(LEFT, y, INNER, height));
        y += height + 1;
    }

    private void text(String text, double x, double size, Face face) {
        y += size * LEADING;
        marks.add(new Text(text, x, y, size, face, false));
        y += size * (LEADING - 1) / 2;
    }

    private void wrapped(String text, double x, double width, double size, Face face) {
        for (var line : Lines.of(text, face, size, width)) {
            y += size * LEADING;
            marks.add(new Text(line, x, y, size, face, false));
        }
    }

    private List<Mark> framed() {
        double height = Math.ceil(y + LEFT);
        var all = new ArrayList<Mark>();
        all.add(new Bar(0, 0, WIDTH, BORDER));
        all.add(new Bar(0, height - BORDER, WIDTH, BORDER));
        all.add(new Bar(0, 0, BORDER, height));
        all.add(new Bar(WIDTH - BORDER, 0, BORDER, height));
        all.addAll(marks);
        return all;
    }

    private static String told(Label label) {
        return label.entries().values().stream()
                .map(entry -> entry.line().title() + ": " + entry.value()
                        + entry.comments().stream().map(it -> " " + it).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }
}

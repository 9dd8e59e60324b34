package io.trustrail.gateway.policy.yaml;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** From the parser's marks, which count from 0, to places. */
final class Marks {

    private Marks() {}

    static Place start(Node node, Place parent) {
        return node.getStartMark()
                .map(mark -> new Place(parent.file(), mark.getLine() + 1, 0))
                .orElse(parent);
    }

    /**
     * The place of a position inside a text: to the column where one line of the file holds the text as it is, else to
     * the line.
     */
    static Place within(Node node, Place whole, int line, int column) {
        var start = node.getStartMark();
        if (!(node instanceof ScalarNode scalar) || start.isEmpty()) {
            return whole;
        }
        int first = start.get().getLine() + 1;
        return switch (scalar.getScalarStyle()) {
            case LITERAL -> new Place(whole.file(), first + line, 0);
            case FOLDED -> new Place(whole.file(), first + 1, 0);
            default -> new Place(whole.file(), first, isPlainText(scalar) ? column(scalar, start.get(), column) : 0);
        };
    }

    private static boolean isPlainText(ScalarNode scalar) {
        var lines = scalar.getEndMark()
                .map(Mark::getLine)
                .equals(scalar.getStartMark().map(Mark::getLine));
        return lines && !Environment.refers(scalar.getValue());
    }

    private static int column(ScalarNode scalar, Mark start, int column) {
        int quote = scalar.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1;
        return start.getColumn() + 1 + quote + column;
    }
}

package io.trustrail.gateway.audit.report;

import java.util.Locale;
import java.util.Map;

/** Charts as SVG that stands in a page of HTML. */
final class Charts {

    private static final int WIDTH = 640;
    private static final int ROW = 22;
    private static final int LABEL = 220;
    private static final int NUMBER = 80;
    private static final int HEIGHT = 160;
    private static final int MOST_ROWS = 25;
    private static final int TEXT_BELOW = 6;
    private static final int MOST_LABELS = 8;

    private Charts() {}

    /** A text for HTML and SVG. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A bar a name, with its number; the first ones if there are very many. */
    static String bars(Map<String, Long> counts) {
        if (counts.isEmpty()) {
            return "<p class=\"none\">None.</p>\n";
        }
        long most = Math.max(
                1, counts.values().stream().mapToLong(Long::longValue).max().orElse(1));
        int rows = Math.min(MOST_ROWS, counts.size());
        var svg = new StringBuilder(svg(rows * ROW));
        int row = 0;
        for (var entry : counts.entrySet()) {
            if (row < rows) {
                bar(svg, row++ * ROW, entry.getKey(), entry.getValue(), most);
            }
        }
        svg.append("</svg>\n");
        return rows < counts.size()
                ? svg + "<p class=\"none\">And " + (counts.size() - rows) + " more.</p>\n"
                : svg.toString();
    }

    private static String svg(int height) {
        return "<svg role=\"img\" viewBox=\"0 0 " + WIDTH + " " + height + "\" width=\"" + WIDTH + "\" height=\""
                + height + "\">\n";
    }

    private static void bar(StringBuilder svg, int y, String name, long count, long most) {
        long width = Math.max(1, count * (WIDTH - LABEL - NUMBER) / most);
        int text = y + ROW - TEXT_BELOW;
        svg.append("<text class=\"name\" x=\"")
                .append(LABEL - TEXT_BELOW)
                .append("\" y=\"")
                .append(text)
                .append("\">")
                .append(escape(name.isEmpty() ? "(none)" : name))
                .append("</text>");
        svg.append("<rect x=\"")
                .append(LABEL)
                .append("\" y=\"")
                .append(y + 2)
                .append("\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(ROW - TEXT_BELOW)
                .append("\"/>");
        svg.append("<text x=\"")
                .append(LABEL + width + TEXT_BELOW)
                .append("\" y=\"")
                .append(text)
                .append("\">")
                .append(count)
                .append("</text>\n");
    }

    /** A column a day. */
    static String columns(Map<String, Long> days) {
        if (days.isEmpty()) {
            return "<p class=\"none\">None.</p>\n";
        }
        long most = Math.max(
                1, days.values().stream().mapToLong(Long::longValue).max().orElse(1));
        double step = (double) WIDTH / days.size();
        int labelled = Math.max(1, (days.size() + MOST_LABELS - 1) / MOST_LABELS);
        var svg = new StringBuilder(svg(HEIGHT + ROW));
        int i = 0;
        for (var day : days.entrySet()) {
            double height = (double) day.getValue() * (HEIGHT - ROW) / most;
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s: %d</title></rect>%n",
                    i * step,
                    HEIGHT - height,
                    Math.max(1, Math.min(step * 0.8, 60)),
                    height,
                    escape(day.getKey()),
                    day.getValue()));
            if (i % labelled == 0) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%d\">%s</text>%n",
                        i * step,
                        HEIGHT + ROW - TEXT_BELOW,
                        escape(day.getKey())));
            }
            i++;
        }
        return svg + "</svg>\n<p class=\"none\">Highest day: " + most + ".</p>\n";
    }
}

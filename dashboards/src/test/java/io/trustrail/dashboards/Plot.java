package io.trustrail.dashboards;

import io.trustrail.dashboards.Series.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Series as a picture: lines over time, and maps of heat. */
final class Plot {

    static final List<String> COLOURS = List.of(
            "#73bf69", "#f2cc0c", "#5794f2", "#ff9830", "#f2495c", "#b877d9", "#8ab8ff", "#96d98d", "#ffee52",
            "#ffa6b0");

    private static final double LEFT = 62;
    private static final double BOTTOM = 14;
    private static final int LINES = 4;

    private final double from;
    private final double to;
    private final String unit;
    private final double width;
    private final double height;

    /** A picture of this time, in seconds, and of this size, in pixels. */
    Plot(double from, double to, String unit, double width, double height) {
        this.from = from;
        this.to = to;
        this.unit = unit;
        this.width = width;
        this.height = height;
    }

    String lines(List<Series> series) {
        var values = series.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::value)
                .filter(value -> !Double.isNaN(value))
                .summaryStatistics();
        double low = Math.min(0, values.getMin());
        double high = values.getMax() > low ? values.getMax() + (values.getMax() - low) * 0.05 : low + 1;
        var svg = new StringBuilder(head());
        for (int i = 0; i <= LINES; i++) {
            double value = low + (high - low) * i / LINES;
            grid(svg, y(value, low, high), Units.show(value, unit));
        }
        for (int i = 0; i < series.size(); i++) {
            line(svg, series.get(i), low, high, COLOURS.get(i % COLOURS.size()));
        }
        return svg.append("</svg>").toString();
    }

    private String head() {
        return String.format(
                Locale.ROOT, "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-hidden=\"true\">", width, height);
    }

    private double x(double at) {
        return LEFT + (width - LEFT) * (at - from) / (to - from);
    }

    private double y(double value, double low, double high) {
        return (height - BOTTOM) * (1 - (value - low) / (high - low)) + BOTTOM / 2;
    }

    private void grid(StringBuilder svg, double y, String label) {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"g\" x1=\"%.0f\" x2=\"%.0f\" y1=\"%.1f\" y2=\"%.1f\"/><text x=\"%.0f\""
                        + " y=\"%.1f\">%s</text>",
                LEFT,
                width,
                y,
                y,
                LEFT - 4,
                Math.max(y + 3, 9),
                Preview.escaped(label)));
    }

    private void line(StringBuilder svg, Series series, double low, double high, String colour) {
        for (var part : parts(series.points())) {
            svg.append("<polyline stroke=\"").append(colour).append("\" points=\"");
            part.forEach(point ->
                    svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point.at()), y(point.value(), low, high))));
            svg.append("\"/>");
        }
    }

    /** A line breaks where there is no value. */
    private static List<List<Point>> parts(List<Point> points) {
        var parts = new ArrayList<List<Point>>();
        List<Point> part = new ArrayList<>();
        for (var point : points) {
            if (Double.isNaN(point.value())) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(point);
            }
        }
        parts.add(part);
        return parts.stream().filter(some -> !some.isEmpty()).toList();
    }

    /** Buckets of a histogram, each series one upper bound: how many values lie between two bounds, in columns over time. */
    String heat(List<Series> buckets) {
        var sorted = buckets.stream()
                .filter(series -> !series.labels().getOrDefault("le", "+Inf").equals("+Inf"))
                .sorted((a, b) -> Double.compare(bound(a), bound(b)))
                .toList();
        double most = sorted.stream().mapToDouble(Series::last).max().orElse(1);
        var svg = new StringBuilder(head());
        double step = (height - BOTTOM) / Math.max(1, sorted.size());
        for (int row = 0; row < sorted.size(); row++) {
            double top = height - BOTTOM - (row + 1) * step;
            grid(svg, top, Units.show(bound(sorted.get(row)), unit));
            cells(svg, sorted, row, top, step, most);
        }
        return svg.append("</svg>").toString();
    }

    private static double bound(Series series) {
        return Double.parseDouble(series.labels().getOrDefault("le", "0"));
    }

    private void cells(StringBuilder svg, List<Series> sorted, int row, double top, double step, double most) {
        var points = sorted.get(row).points();
        double second = (width - LEFT) / Math.max(1, to - from);
        for (int i = 0; i < points.size(); i++) {
            var below = row == 0 ? List.<Point>of() : sorted.get(row - 1).points();
            double inBucket =
                    points.get(i).value() - (i < below.size() ? below.get(i).value() : 0);
            if (inBucket > 0) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#5794f2\""
                                + " opacity=\"%.2f\"/>",
                        x(points.get(i).at()),
                        top,
                        second,
                        step,
                        Math.min(1, 0.15 + inBucket / most)));
            }
        }
    }
}

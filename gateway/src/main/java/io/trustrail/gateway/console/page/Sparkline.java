package io.trustrail.gateway.console.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Small curves for pages, as attributes of SVG elements in a view box of {@link #WIDTH} by {@link #HEIGHT}: pages have no
 * scripts and no style of their own. Pure.
 */
public final class Sparkline {

    /** Of the view box. */
    public static final int WIDTH = 120;

    /** Of the view box. */
    public static final int HEIGHT = 30;

    private static final double GAP = 0.8;

    private Sparkline() {}

    /**
     * {@code points} of a polyline from the left to the right.
     *
     * @param top the value at the upper edge; what is above it, or below nothing, is drawn at the edge
     */
    public static String points(List<Double> values, double top) {
        double step = values.size() < 2 ? 0 : (double) WIDTH / (values.size() - 1);
        return IntStream.range(0, values.size())
                .mapToObj(i -> String.format(Locale.ROOT, "%.1f,%.1f", i * step, y(values.get(i), top)))
                .collect(Collectors.joining(" "));
    }

    /** The height at which a value is drawn. */
    public static double y(double value, double top) {
        double share = top <= 0 ? 0 : Math.max(0, Math.min(1, value / top));
        return HEIGHT - 1 - share * (HEIGHT - 2);
    }

    /** {@code d} of a path with one column for each count, the highest as high as the box; nothing for a count of 0. */
    public static String columns(List<Long> counts) {
        long most = Math.max(1, counts.stream().mapToLong(Long::longValue).max().orElse(1));
        double step = (double) WIDTH / Math.max(1, counts.size());
        var path = new StringBuilder();
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i) > 0) {
                double height = Math.max(1, (double) counts.get(i) * HEIGHT / most);
                path.append(String.format(
                        Locale.ROOT, "M%.1f %dv-%.1fh%.1fv%.1fz", i * step, HEIGHT, height, step * GAP, height));
            }
        }
        return path.toString();
    }
}

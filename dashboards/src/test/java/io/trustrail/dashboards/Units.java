package io.trustrail.dashboards;

import java.util.Locale;

/** Values as Grafana writes them, for the units that the dashboards use. */
final class Units {

    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;
    private static final double KILO = 1_000;
    private static final double MEGA = 1_000_000;
    private static final double KIBI = 1_024;

    private Units() {}

    static String show(double value, String unit) {
        if (Double.isNaN(value)) {
            return "no data";
        }
        return switch (unit) {
            case "percentunit" -> number(value * 100) + " %";
            case "percent" -> number(value) + " %";
            case "s" -> seconds(value);
            case "bytes" -> bytes(value);
            case "ops" -> number(value) + " ops/s";
            case "reqps" -> number(value) + " req/s";
            default -> large(value);
        };
    }

    private static String seconds(double value) {
        double size = Math.abs(value);
        if (size >= DAY) {
            return number(value / DAY) + " days";
        }
        if (size >= HOUR) {
            return number(value / HOUR) + " hours";
        }
        if (size >= MINUTE) {
            return number(value / MINUTE) + " min";
        }
        return size >= 1 || size == 0 ? number(value) + " s" : number(value * KILO) + " ms";
    }

    private static String bytes(double value) {
        var units = new String[] {"B", "KiB", "MiB", "GiB"};
        int unit = 0;
        double shown = value;
        while (Math.abs(shown) >= KIBI && unit < units.length - 1) {
            shown /= KIBI;
            unit++;
        }
        return number(shown) + " " + units[unit];
    }

    private static String large(double value) {
        double size = Math.abs(value);
        if (size >= MEGA) {
            return number(value / MEGA) + " Mil";
        }
        return size >= 10 * KILO ? number(value / KILO) + " K" : number(value);
    }

    /** Three digits, and no zeros at the end. */
    private static String number(double value) {
        double size = Math.abs(value);
        int digits = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4;
        var text = String.format(Locale.ROOT, "%." + digits + "f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
}

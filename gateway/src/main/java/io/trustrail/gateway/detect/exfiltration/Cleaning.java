package io.trustrail.gateway.detect.exfiltration;

import io.trustrail.gateway.detect.scan.Chars;
import java.util.Map;

/**
 * An address as the client that shows a text reads it: character references decoded, tabs and line ends gone, full-width
 * forms as plain characters, Markdown's backslashes undone.
 */
final class Cleaning {

    private static final int LONGEST_REFERENCE = 32;

    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("colon", ":"),
            Map.entry("sol", "/"),
            Map.entry("bsol", "\\"),
            Map.entry("period", "."),
            Map.entry("quest", "?"),
            Map.entry("equals", "="),
            Map.entry("num", "#"),
            Map.entry("commat", "@"),
            Map.entry("lowbar", "_"),
            Map.entry("percnt", "%"),
            Map.entry("plus", "+"),
            Map.entry("lbrack", "["),
            Map.entry("lsqb", "["),
            Map.entry("rbrack", "]"),
            Map.entry("rsqb", "]"),
            Map.entry("Tab", ""),
            Map.entry("NewLine", ""));

    private Cleaning() {}

    /**
     * The stretch of a text, cleaned.
     *
     * @param markdown whether a backslash takes the next character its meaning
     */
    static String clean(String text, int start, int end, boolean markdown) {
        var clean = new StringBuilder(end - start);
        int at = start;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '&') {
                at = reference(text, at, end, clean);
            } else if (markdown && c == '\\' && at + 1 < end && isPunctuation(text.charAt(at + 1))) {
                add(clean, text.charAt(at + 1));
                at += 2;
            } else {
                add(clean, c);
                at++;
            }
        }
        return clean.toString();
    }

    /* A slash behind a backslash is one slash more to a browser, and an escaped slash to Markdown: the same. */
    private static boolean isPunctuation(char c) {
        return c > ' ' && c < 127 && !Chars.isAsciiAlphanumeric(c) && c != '\\';
    }

    private static void add(StringBuilder clean, int codePoint) {
        boolean dropped = codePoint < ' '
                || (codePoint == ' ' && clean.isEmpty())
                || codePoint == 0xad
                || (codePoint >= 0x200b && codePoint <= 0x200d)
                || codePoint == 0x2060
                || codePoint == 0xfeff;
        if (dropped) {
            return;
        }
        if (codePoint == 0x3002 || codePoint == 0xff61) {
            clean.append('.');
        } else if (codePoint <= Character.MAX_VALUE) {
            clean.append(Chars.narrow((char) codePoint));
        } else {
            clean.appendCodePoint(codePoint);
        }
    }

    /** Adds what a character reference stands for, or its sign if it is none; tells where it ends. */
    private static int reference(String text, int start, int end, StringBuilder clean) {
        int limit = Math.min(end, start + LONGEST_REFERENCE);
        int stop = start + 1;
        while (stop < limit && (Chars.isAsciiAlphanumeric(text.charAt(stop)) || text.charAt(stop) == '#')) {
            stop++;
        }
        boolean closed = stop < end && text.charAt(stop) == ';';
        var name = text.substring(start + 1, stop);
        int codePoint = name.startsWith("#") ? number(name) : -1;
        if (codePoint >= 0) {
            add(clean, codePoint);
            return closed ? stop + 1 : stop;
        }
        var named = closed ? NAMED.get(name) : null;
        clean.append(named == null ? "&" : named);
        return named == null ? start + 1 : stop + 1;
    }

    private static int number(String name) {
        boolean hex = name.length() > 1 && (name.charAt(1) | 32) == 'x';
        int value = 0;
        int first = hex ? 2 : 1;
        for (int i = first; i < name.length() && value <= Character.MAX_CODE_POINT; i++) {
            int digit = Chars.hex(name.charAt(i));
            if (digit < 0 || (!hex && digit > 9)) {
                return -1;
            }
            value = value * (hex ? 16 : 10) + digit;
        }
        return name.length() == first || value > Character.MAX_CODE_POINT ? -1 : value;
    }
}

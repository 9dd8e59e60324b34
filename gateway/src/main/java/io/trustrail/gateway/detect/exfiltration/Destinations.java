package io.trustrail.gateway.detect.exfiltration;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of Markdown's images and links, {@code ![…](…)} and {@code [x]: …}, and of style sheets, {@code url(…)}: with
 * blanks around them, with blanks in them, as lenient clients take them.
 */
record Destinations(Judge judge) implements Recogniser {

    /** How far before an address the beginning of its image or link is looked for. */
    static final int LONGEST_TEXT = 256;

    private static final String STYLE = "url";
    private static final Set<String> IMAGES =
            Set.of("png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "ico", "avif", "tif", "tiff");

    @Override
    public boolean triggeredBy(char c) {
        return c == '(' || c == ':';
    }

    @Override
    public boolean accepts(String text, int trigger) {
        return trigger > 0 && (text.charAt(trigger - 1) == ']' || isStyle(text, trigger));
    }

    private static boolean isStyle(String text, int trigger) {
        int start = trigger - STYLE.length();
        return text.charAt(trigger) == '(' && start >= 0 && text.regionMatches(true, start, STYLE, 0, STYLE.length());
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        var text = scan.text();
        int start = Beginning.skipBlanks(text, trigger + 1);
        if (start == text.length()) {
            return;
        }
        boolean style = isStyle(text, trigger);
        char close = closing(text.charAt(start), style);
        int first = close == 0 ? start : start + 1;
        if (!Beginning.mayLeadElsewhere(scan, first, !style)) {
            return;
        }
        int end = close == 0 ? end(scan, first, text.charAt(trigger) == '(') : wrappedEnd(text, first, close);
        if (scan.isUnknown(end) && end - first < Judge.LONGEST) {
            scan.open(first);
            return;
        }
        var use = style ? Use.FETCHED : use(text, trigger, end);
        if (end > first && use != null) {
            judge.judge(scan, first, end, use, !style);
        }
    }

    /** What ends an address that begins with a sign of its own; 0 if it doesn't. */
    private static char closing(char first, boolean style) {
        if (first == '<') {
            return '>';
        }
        return style && (first == '"' || first == '\'') ? first : 0;
    }

    private static int wrappedEnd(String text, int from, char close) {
        int limit = Math.min(text.length(), from + Judge.LONGEST);
        int at = from;
        while (at < limit && text.charAt(at) != close && text.charAt(at) != '\n') {
            at++;
        }
        return at;
    }

    /** Where an address without signs around it ends. In round brackets, blanks belong to it if words follow them. */
    private static int end(Scan scan, int from, boolean inBrackets) {
        var text = scan.text();
        int limit = Math.min(text.length(), from + Judge.LONGEST);
        int depth = 0;
        int at = from;
        while (at < limit) {
            char c = text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (Chars.isWhite(c)) {
                int next = inBrackets ? words(scan, at) : at;
                if (next == at) {
                    return at;
                }
                at = next;
            } else if (inBrackets && depth < 0) {
                return at;
            } else {
                at += c == '\\' && inBrackets ? 2 : 1;
            }
        }
        return Math.min(at, limit);
    }

    /** Where the words start that follow blanks, as far as the text goes; where the blanks start if it's something else. */
    private static int words(Scan scan, int blank) {
        var text = scan.text();
        int at = blank;
        while (at < text.length() && Chars.isBlank(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return scan.isUnknown(at) ? at : blank;
        }
        return "\"'()".indexOf(text.charAt(at)) >= 0 || Chars.isWhite(text.charAt(at)) ? blank : at;
    }

    /** What becomes of a Markdown address; null if it is none. */
    private static @Nullable Use use(String text, int trigger, int end) {
        if (text.charAt(trigger) == ':') {
            return isImage(text, end) ? Use.FETCHED : Use.FOLLOWED;
        }
        int depth = 0;
        int first = Math.max(0, trigger - LONGEST_TEXT);
        for (int at = trigger - 1; at >= first; at--) {
            char c = text.charAt(at);
            depth += c == ']' ? 1 : c == '[' ? -1 : 0;
            if (depth == 0) {
                return at > 0 && text.charAt(at - 1) == '!' ? Use.FETCHED : Use.FOLLOWED;
            }
        }
        return first > 0 ? Use.FETCHED : null;
    }

    /** A definition does not say what uses it: its name may. */
    private static boolean isImage(String text, int end) {
        int dot = text.lastIndexOf('.', end - 1);
        return end - dot <= 5 && IMAGES.contains(text.substring(dot + 1, end).toLowerCase(Locale.ROOT));
    }
}

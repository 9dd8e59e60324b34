package io.trustrail.gateway.detect.exfiltration;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.Locale;
import java.util.Set;

/** Addresses in attributes of HTML: {@code <img src=…>}, {@code <a href=…>}, {@code <meta … content="0;url=…">}. */
record Attributes(Judge judge) implements Recogniser {

    /** How far before an attribute the beginning of its tag is looked for. */
    static final int LONGEST_TAG = 256;

    static final int LONGEST_NAME = 12;
    static final int MOST_BLANKS = 4;

    private static final Set<String> FETCHED =
            Set.of("src", "srcset", "imagesrcset", "data", "poster", "background", "lowsrc", "dynsrc", "url");
    private static final Set<String> FOLLOWED = Set.of("href", "xlink:href", "action", "formaction", "ping");
    private static final Set<String> FETCHING_TAGS = Set.of("link", "image", "use", "feimage", "base", "script");
    private static final String NO_ATTRIBUTE = "?&.";

    @Override
    public boolean triggeredBy(char c) {
        return c == '=';
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        var text = scan.text();
        int nameEnd = nameEnd(text, trigger);
        int nameStart = nameStart(text, nameEnd);
        var name = text.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
        if (!FETCHED.contains(name) && !FOLLOWED.contains(name)) {
            return;
        }
        int start = Beginning.skipBlanks(text, trigger + 1);
        if (start == text.length() || (nameStart > 0 && NO_ATTRIBUTE.indexOf(text.charAt(nameStart - 1)) >= 0)) {
            return;
        }
        char quote = text.charAt(start);
        boolean quoted = quote == '"' || quote == '\'';
        int first = quoted ? start + 1 : start;
        if (Beginning.mayLeadElsewhere(scan, first, false) && isInTag(text, nameStart)) {
            decide(scan, first, quoted ? quotedEnd(text, first, quote) : end(text, first), use(text, nameStart, name));
        }
    }

    private void decide(Scan scan, int first, int end, Use use) {
        if (scan.isUnknown(end) && end - first < Judge.LONGEST) {
            scan.open(first);
        } else if (end > first) {
            judge.judge(scan, first, end, use, false);
        }
    }

    private static int nameEnd(String text, int equals) {
        int limit = Math.max(0, equals - MOST_BLANKS);
        int end = equals;
        while (end > limit && Chars.isWhite(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static int nameStart(String text, int end) {
        int limit = Math.max(0, end - LONGEST_NAME - 1);
        int start = end;
        while (start > limit && (Chars.isWord(text.charAt(start - 1)) || "-:".indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        return start;
    }

    private static int quotedEnd(String text, int from, char quote) {
        int limit = Math.min(text.length(), from + Judge.LONGEST);
        int at = from;
        while (at < limit && text.charAt(at) != quote) {
            at++;
        }
        return at;
    }

    private static int end(String text, int from) {
        int limit = Math.min(text.length(), from + Judge.LONGEST);
        int at = from;
        while (at < limit && !Chars.isWhite(text.charAt(at)) && "\"'<>`".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** A sign of inequality may stand in a tag's values; so what counts is that one began. Further left, it may have. */
    private static boolean isInTag(String text, int name) {
        return tag(text, name) >= 0 || name > LONGEST_TAG;
    }

    /** Where the name of the nearest tag starts; -1 if none is in reach. */
    private static int tag(String text, int name) {
        int first = Math.max(0, name - LONGEST_TAG);
        int at = name - 1;
        while (at >= first && !(text.charAt(at) == '<' && Chars.isAsciiLetter(text.charAt(at + 1)))) {
            at--;
        }
        return at < first ? -1 : at + 1;
    }

    private static Use use(String text, int nameStart, String name) {
        if (FETCHED.contains(name)) {
            return Use.FETCHED;
        }
        int start = tag(text, nameStart);
        int end = Math.max(start, 0);
        while (end < nameStart && Chars.isAsciiLetter(text.charAt(end))) {
            end++;
        }
        boolean fetches =
                start >= 0 && FETCHING_TAGS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
        return fetches ? Use.FETCHED : Use.FOLLOWED;
    }
}

package io.trustrail.gateway.detect.screening;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a text only reports: a passage in quotation marks that somebody is said to have said or written, and what somebody
 * is said to have called somebody. Quotation marks alone report nothing, nor does who says that he says it himself. The
 * patterns are in {@code reported.txt}; they are matched in linear time. Asked only about what would be stopped.
 */
final class Reported {

    /** What is left where a passage stood. */
    private static final String GAP = "...";
    /** So far from a quotation it is looked for who said it. */
    private static final int NEAR = 80;

    private static final Pattern QUOTATION = Pattern.compile(
            "(\"[^\"]+\"|[“„][^“”„]+[”“]|«[^»]+»|»[^«»]+«|「[^」]+」|『[^』]+』)|(?:^|[^\\pL\\d])('[^']{2,}')(?:[^\\pL\\d]|$)");
    private static final Pattern ENDS = Pattern.compile("[.!?。！？]\\s*");

    private static final WordPatterns PATTERNS = WordPatterns.of("reported.txt");
    private static final Pattern BEFORE = PATTERNS.any("before");
    private static final Pattern BEHIND = PATTERNS.any("behind");
    private static final Pattern CALLED = PATTERNS.any("called");
    private static final Pattern OWN = PATTERNS.any("own");
    private static final Pattern YOU = PATTERNS.any("you");

    private Reported() {}

    /** The text without what it reports; empty if it reports nothing, or hardly anything is left. */
    static Optional<String> without(String text) {
        if (OWN.matcher(text).find()) {
            return Optional.empty();
        }
        var rest = text;
        for (var passage : passages(text)) {
            rest = rest.replace(passage, GAP);
        }
        return rest.equals(text) || rest.codePoints().noneMatch(Character::isLetter)
                ? Optional.empty()
                : Optional.of(rest);
    }

    private static List<String> passages(String text) {
        var passages = new ArrayList<String>();
        var quotations = QUOTATION.matcher(text);
        while (quotations.find()) {
            int group = quotations.group(1) == null ? 2 : 1;
            if (BEFORE.matcher(before(text, quotations.start(group))).find()
                    || BEHIND.matcher(behind(text, quotations.end(group))).lookingAt()) {
                passages.add(quotations.group(group));
            }
        }
        var called = CALLED.matcher(text);
        while (called.find()) {
            for (int group = 1; group <= called.groupCount(); group++) {
                var what = called.group(group);
                if (what != null && !what.isBlank() && !YOU.matcher(what).find()) {
                    passages.add(what);
                }
            }
        }
        return passages;
    }

    /** What stands before a quotation, in its sentence. */
    private static String before(String text, int at) {
        var near = text.substring(Math.max(0, at - NEAR), at);
        var ends = ENDS.matcher(near);
        int from = 0;
        while (ends.find() && ends.end() < near.length()) {
            from = ends.end();
        }
        return near.substring(from);
    }

    private static String behind(String text, int at) {
        return text.substring(at, Math.min(text.length(), at + NEAR));
    }
}

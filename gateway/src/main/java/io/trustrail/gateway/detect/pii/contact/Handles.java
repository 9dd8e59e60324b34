package io.trustrail.gateway.detect.pii.contact;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.Set;

/** User names behind an at sign, as in {@code @jane_doe can you look?}; annotations and decorators of code left out. */
public final class Handles implements Recogniser {

    private static final String CATEGORY = "USERNAME";
    private static final int SHORTEST = 4;
    private static final int LONGEST = 30;
    private static final Set<String> NOBODY = Set.of(
            "media",
            "import",
            "param",
            "return",
            "returns",
            "throws",
            "deprecated",
            "since",
            "author",
            "version",
            "link",
            "code",
            "inheritdoc",
            "here",
            "channel",
            "everyone",
            "home",
            "gmail",
            "staticmethod",
            "classmethod",
            "property",
            "dataclass",
            "pytest",
            "mock",
            "patch",
            "keyframes",
            "include",
            "mixin",
            "extend",
            "charset",
            "font",
            "layer",
            "supports",
            "tailwind",
            "apply",
            "type",
            "types",
            "angular",
            "babel",
            "component",
            "injectable",
            "input",
            "output",
            "latest",
            "next",
            "beta",
            "alpha",
            "main",
            "master",
            "user",
            "username",
            "name",
            "team",
            "admin",
            "support",
            "once",
            "work",
            "school",
            "noon",
            "night",
            "least",
            "last",
            "first",
            "example",
            "functools",
            "override",
            "test",
            "nullable");

    @Override
    public boolean triggeredBy(char c) {
        return c == '@';
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        boolean first = trigger == 0 || " \n\t(,、。　「".indexOf(text.charAt(trigger - 1)) >= 0;
        int start = trigger + 1;
        int end = start;
        while (end < text.length() && end - start <= LONGEST && isPart(text.charAt(end))) {
            end++;
        }
        if (!first || end - start > LONGEST) {
            return;
        }
        if (scan.isUnknown(end + 1)) {
            scan.open(start);
            return;
        }
        while (end > start && ".-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end - start >= SHORTEST && isPersonal(text, trigger, end)) {
            scan.found(CATEGORY, start, end, 0.6);
        }
    }

    private static boolean isPart(char c) {
        return Chars.isAsciiAlphanumeric(c) || c == '_' || c == '.' || c == '-';
    }

    private static boolean isPersonal(String text, int at, int end) {
        char next = end < text.length() ? text.charAt(end) : ' ';
        boolean code = "(/@=:;{[<".indexOf(next) >= 0;
        boolean lineStart = at == 0 || text.charAt(at - 1) == '\n';
        boolean alone = lineStart && (next == '\n' || next == '\r');
        boolean digitFirst = Chars.isDigit(text.charAt(at + 1));
        return !code
                && !alone
                && !digitFirst
                && isLower(text, at + 1, end)
                && !NOBODY.contains(text.substring(at + 1, end));
    }

    /** Handles are written small; names of annotations have capitals. */
    private static boolean isLower(String text, int start, int end) {
        int letters = 0;
        for (int i = start; i < end; i++) {
            if (Chars.isAsciiUpper(text.charAt(i))) {
                return false;
            }
            letters += Chars.isAsciiLetter(text.charAt(i)) ? 1 : 0;
        }
        return letters >= 2;
    }
}

package io.trustrail.gateway.detect.scan;

import java.util.Set;

/** Tells what stands in for a secret, in examples and templates, from a secret. */
public final class Placeholders {

    private static final Set<String> WORDS = Set.of(
            "password",
            "passwd",
            "passwort",
            "pass",
            "pwd",
            "secret",
            "token",
            "user",
            "username",
            "your",
            "example",
            "null",
            "none",
            "nil",
            "true",
            "false",
            "undefined",
            "string",
            "str",
            "required",
            "optional",
            "redacted",
            "hidden",
            "masked",
            "changeme",
            "placeholder",
            "empty",
            "unset",
            "todo",
            "env",
            "apikey",
            "api_key");

    private Placeholders() {}

    /** Whether the stretch is a template's variable, a mask, or a word that only says what belongs there. */
    public static boolean isPlaceholder(String text, int start, int end) {
        char first = text.charAt(start);
        char last = text.charAt(end - 1);
        boolean variable = first == '$'
                && (end - start == 1 || "{(ABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(text.charAt(start + 1)) >= 0);
        boolean bracketed =
                (first == '<' && last == '>') || (first == '{' && last == '}') || (first == '[' && last == ']');
        boolean percent = first == '%' && (last == '%' || end - start == 2);
        return variable || bracketed || percent || isMask(text, start, end) || isWord(text, start, end);
    }

    private static boolean isMask(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if ("*xX.•-_…●".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(String text, int start, int end) {
        if (end - start > 40) {
            return false;
        }
        var word = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            word.append(Chars.fold(text.charAt(i)));
        }
        String folded = word.toString();
        return WORDS.contains(folded)
                || folded.startsWith("your_")
                || folded.startsWith("your-")
                || folded.startsWith("my_");
    }
}

package io.trustrail.gateway.detect.patterns;

/**
 * How many UTF-16 units a pattern can match, at most. Reads RE2's syntax, of patterns that RE2 has taken; what it can't be
 * sure of it counts too high.
 */
final class MatchLength {

    /** No bound. */
    static final int UNBOUNDED = Integer.MAX_VALUE;

    private static final int ANY_CHARACTER = 2;

    private final String pattern;
    private int at;

    private MatchLength(String pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException if it has an anchor, which means nothing where texts come in pieces */
    static int of(String pattern) {
        return new MatchLength(pattern).alternatives();
    }

    private boolean has(String text) {
        return pattern.startsWith(text, at);
    }

    private boolean atEnd() {
        return at >= pattern.length();
    }

    private int alternatives() {
        int longest = sequence();
        while (!atEnd() && has("|")) {
            at++;
            longest = Math.max(longest, sequence());
        }
        return longest;
    }

    private int sequence() {
        int sum = 0;
        while (!atEnd() && !has("|") && !has(")")) {
            int one = atom();
            sum = plus(sum, repeated(one));
        }
        return sum;
    }

    private static int plus(int left, int right) {
        return left == UNBOUNDED || right == UNBOUNDED ? UNBOUNDED : left + right;
    }

    private int repeated(int one) {
        int length = one;
        while (!atEnd()) {
            char c = pattern.charAt(at);
            if (c == '*' || c == '+') {
                length = length == 0 ? 0 : UNBOUNDED;
            } else if (c == '{' && repetitionEnd() > 0) {
                length = times(length);
                at = repetitionEnd() - 1;
            } else if (c != '?') {
                return length;
            }
            at++;
        }
        return length;
    }

    /** Behind a repetition such as {@code {2,5}} that starts here; 0 if it is only a brace. */
    private int repetitionEnd() {
        int end = at + 1;
        while (end < pattern.length() && (Character.isDigit(pattern.charAt(end)) || pattern.charAt(end) == ',')) {
            end++;
        }
        boolean counted = end > at + 1 && Character.isDigit(pattern.charAt(at + 1));
        return counted && end < pattern.length() && pattern.charAt(end) == '}' ? end + 1 : 0;
    }

    private int times(int length) {
        var counts = pattern.substring(at + 1, repetitionEnd() - 1);
        if (length == 0) {
            return 0;
        }
        if (length == UNBOUNDED || counts.endsWith(",")) {
            return UNBOUNDED;
        }
        return length * Integer.parseInt(counts.substring(counts.indexOf(',') + 1));
    }

    private int atom() {
        char c = pattern.charAt(at);
        return switch (c) {
            case '(' -> group();
            case '[' -> characterClass();
            case '\\' -> escape();
            case '^', '$' -> throw anchor(Character.toString(c));
            case '.' -> one(ANY_CHARACTER);
            default -> literal(c);
        };
    }

    private int one(int length) {
        at++;
        return length;
    }

    private int literal(char c) {
        at += Character.isHighSurrogate(c) ? 2 : 1;
        return Character.isHighSurrogate(c) ? 2 : 1;
    }

    private int group() {
        at++;
        if (has("?")) {
            boolean named = has("?P<") || has("?<");
            while (":)>".indexOf(pattern.charAt(at)) < 0) {
                at++;
            }
            if (!named && pattern.charAt(at) == ')') {
                return one(0);
            }
            at++;
        }
        int length = alternatives();
        at++;
        return length;
    }

    private int characterClass() {
        int start = at++;
        at += has("^") ? 1 : 0;
        at += has("]") ? 1 : 0;
        while (!has("]")) {
            if (has("\\")) {
                at += 2;
            } else if (has("[:")) {
                at = pattern.indexOf(":]", at) + 2;
            } else {
                at++;
            }
        }
        at++;
        var all = pattern.substring(start, at);
        boolean narrow = !all.startsWith("[^")
                && !all.contains("[:^")
                && all.indexOf('\\') < 0
                && all.chars().noneMatch(c -> Character.isSurrogate((char) c));
        return narrow || isOnlyDigitsAndWords(all) ? 1 : ANY_CHARACTER;
    }

    private static boolean isOnlyDigitsAndWords(String all) {
        var plain = all.replace("\\d", "")
                .replace("\\w", "")
                .replace("\\s", "")
                .replace("\\-", "")
                .replace("\\.", "");
        return !all.startsWith("[^") && plain.indexOf('\\') < 0 && plain.chars().allMatch(c -> c < 128);
    }

    private int escape() {
        char c = pattern.charAt(at + 1);
        if (c == 'Q') {
            int end = pattern.indexOf("\\E", at);
            int from = at + 2;
            at = end < 0 ? pattern.length() : end + 2;
            return (end < 0 ? pattern.length() : end) - from;
        }
        if (c == 'A' || c == 'z' || c == 'B' || c == 'C') {
            throw anchor("\\" + c);
        }
        at += 2;
        if (c == 'b') {
            return 0;
        }
        boolean braced = (c == 'p' || c == 'P' || c == 'x') && has("{");
        at = braced ? pattern.indexOf('}', at) + 1 : c == 'p' || c == 'P' ? at + 1 : c == 'x' ? at + 2 : at;
        return "dws".indexOf(c) >= 0 || !Character.isLetterOrDigit(c) ? 1 : ANY_CHARACTER;
    }

    private static IllegalArgumentException anchor(String anchor) {
        return new IllegalArgumentException(
                "has " + anchor
                        + ", which means nothing where texts come in pieces; remove it: a match starts and ends at words anyway");
    }
}

package io.trustrail.gateway.detect.secrets;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.List;

/** Passwords in a sentence: "the password is …", "Mein Kennwort lautet …", 「パスワードは…です」. */
final class StatedPasswords implements Recogniser {

    /** How far behind the trigger a value may start: the rest of the name, a verb, blanks and a quote. */
    static final int REACH = 24;

    private static final List<Name> NAMES = List.of(
            new Name("password", 4),
            new Name("passwd", 4),
            new Name("pwd", 1),
            new Name("passwort", 4),
            new Name("kennwort", 4),
            new Name("パスワード", 2));
    private static final List<String> VERBS =
            List.of("is ", "was ", "to ", "ist ", "lautet ", "es ", "| ", "は", "を", "が", "】");
    private static final String OPENING = "\"'`(「『";

    @Override
    public boolean triggeredBy(char c) {
        return c == 'w' || c == 'W' || c == 'ワ';
    }

    /** In every name the character before the trigger tells it from most words. */
    @Override
    public boolean accepts(String text, int trigger) {
        char before = trigger > 0 ? text.charAt(trigger - 1) : ' ';
        return switch (before) {
            case 's', 'S', 'p', 'P', 'n', 'N', 'ス' -> true;
            default -> false;
        };
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        for (var name : NAMES) {
            int end = name.end(text, trigger);
            if (end > 0) {
                readValue(scan, end);
                return;
            }
        }
    }

    private static void readValue(Scan scan, int nameEnd) {
        String text = scan.text();
        int at = skipBlank(text, nameEnd);
        for (var verb : VERBS) {
            if (text.startsWith(verb, at)) {
                at = skipBlank(text, at + verb.length());
                break;
            }
        }
        boolean quoted = at < text.length() && OPENING.indexOf(text.charAt(at)) >= 0;
        int start = quoted ? at + 1 : at;
        if (start == nameEnd || start >= text.length() || text.charAt(start) == ':' || text.charAt(start) == '=') {
            return;
        }
        if (Values.mayGrow(scan, start)) {
            scan.open(start);
            return;
        }
        int end = Values.end(text, start);
        if (end > start && Values.isMixed(text, start, end)) {
            scan.found(SecretDetector.CATEGORY, start, end, 0.75);
        }
    }

    private static int skipBlank(String text, int at) {
        return at < text.length() && Chars.isBlank(text.charAt(at)) ? at + 1 : at;
    }

    /** A word for password, and where in it the trigger stands. */
    private record Name(String word, int trigger) {

        /** Where the name around a trigger ends, or -1 if it isn't this one. */
        int end(String text, int at) {
            int start = at - trigger;
            int end = start + word.length();
            return start >= 0 && text.regionMatches(true, start, word, 0, word.length()) && isWhole(text, start, end)
                    ? end
                    : -1;
        }

        private static boolean isWhole(String text, int start, int end) {
            return (start == 0 || !Chars.isLetter(text.charAt(start - 1)))
                    && (end >= text.length() || !Chars.isLetter(text.charAt(end)));
        }
    }
}

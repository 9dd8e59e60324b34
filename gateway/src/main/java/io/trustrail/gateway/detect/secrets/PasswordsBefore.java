package io.trustrail.gateway.detect.secrets;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.List;

/** Passwords before what they are: "hunter2 is my password", "Sommer34$ ist mein Passwort". */
final class PasswordsBefore implements Recogniser {

    /** The longest password that is found so. */
    static final int LONGEST = 40;

    private static final List<String> STATEMENTS = List.of(
            " is my password",
            " is the password",
            " is our password",
            " is my new password",
            " is the new password",
            " is my pwd",
            " is the pwd",
            " is my passcode",
            " is the passcode",
            " ist mein passwort",
            " ist das passwort",
            " ist unser passwort",
            " ist mein kennwort",
            " ist das kennwort",
            " ist mein neues passwort",
            " ist das neue passwort");
    private static final List<String> MORE =
            List.of(" for ", " to ", " on ", " and ", " but ", " für ", " und ", " zu ");
    private static final String ENDS = ".,;:!?)\"'\n\r";

    @Override
    public boolean triggeredBy(char c) {
        return c == ' ';
    }

    @Override
    public boolean triggeredBy(char c, char next) {
        return next == 'i';
    }

    @Override
    public boolean accepts(String text, int trigger) {
        return trigger > 0 && (trigger + 2 >= text.length() || text.charAt(trigger + 2) == 's');
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        int start = password(scan.text(), trigger);
        if (start < 0) {
            return;
        }
        for (var statement : STATEMENTS) {
            int follows = follows(scan, trigger, statement);
            if (follows < 0) {
                scan.open(start);
            } else if (follows > 0) {
                scan.found(SecretDetector.CATEGORY, start, trigger, 0.75);
            }
        }
    }

    /** Where the last word starts that may become such a password; the text's end if there is none. */
    static int unfinished(String text) {
        int at = start(text, text.length());
        return at < 0 ? text.length() : at;
    }

    private static int password(String text, int end) {
        int start = start(text, end);
        return start >= 0 && hasLetter(text, start, end) && Values.isPassword(text, start, end, false) ? start : -1;
    }

    /** Where the word before a position starts; -1 if it's too long, or has signs that sentences and paths have. */
    private static int start(String text, int end) {
        int at = end;
        while (at > 0 && end - at <= LONGEST && isPart(text.charAt(at - 1))) {
            at--;
        }
        return end - at <= LONGEST && (at == 0 || Chars.isWhite(text.charAt(at - 1))) ? at : -1;
    }

    private static boolean isPart(char c) {
        return c > ' ' && c < 127 && "\"'`<>,;:/()[]{}|\\".indexOf(c) < 0;
    }

    private static boolean hasLetter(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Chars.isAsciiLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Positive if the statement stands there and is over, negative if that is yet to be seen. */
    private static int follows(Scan scan, int at, String statement) {
        String text = scan.text();
        int known = Math.min(statement.length(), text.length() - at);
        if (!text.regionMatches(true, at, statement, 0, known)) {
            return 0;
        }
        int end = at + statement.length();
        if (scan.isUnknown(end)) {
            return -1;
        }
        if (known < statement.length()) {
            return 0;
        }
        if (end == text.length() || ENDS.indexOf(text.charAt(end)) >= 0) {
            return 1;
        }
        for (var more : MORE) {
            int seen = Math.min(more.length(), text.length() - end);
            if (text.regionMatches(true, end, more, 0, seen)) {
                return seen == more.length() ? 1 : scan.isUnknown(end + seen) ? -1 : 0;
            }
        }
        return 0;
    }
}

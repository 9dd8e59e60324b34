package io.trustrail.gateway.guard.late;

/**
 * Where sentences start, told by the two characters before: so it is known as soon as these are there, and does not depend
 * on what follows.
 */
public final class Sentences {

    private Sentences() {}

    /** Whether a sentence starts at this position of a text; one does at its start. */
    public static boolean startsAt(String text, int at) {
        if (at == 0) {
            return true;
        }
        char before = text.charAt(at - 1);
        if (before == '\n' || before == '\u3002' || before == '\uff01' || before == '\uff1f') {
            return true;
        }
        return before == ' ' && at > 1 && endsSentence(text.charAt(at - 2));
    }

    private static boolean endsSentence(char c) {
        return c == '.' || c == '!' || c == '?' || c == '\u2026' || c == '\u0964' || c == '\u061f';
    }
}

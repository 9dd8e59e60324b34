package io.trustrail.gateway.detect.pii.contact;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.Set;

/**
 * E-mail addresses as people write them: RFC 5321 without quoted local parts and address literals, with international
 * domain names and letters of any spaced script in the local part.
 */
public final class EmailAddresses implements Recogniser {

    /** The longest local part (RFC 5321, 4.5.3.1.1). */
    public static final int LONGEST_LOCAL = 64;

    private static final String CATEGORY = "EMAIL";
    private static final int NONE = -1;
    private static final int UNKNOWN = -2;
    private static final int LONGEST_REST = 190;
    private static final int LONGEST_LABEL = 63;
    private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg", "gif", "webp", "svg");

    @Override
    public boolean triggeredBy(char c) {
        return Chars.narrow(c) == '@';
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        int start = localStart(scan.text(), trigger);
        if (start < 0) {
            return;
        }
        int end = domainEnd(scan, trigger + 1);
        if (end == UNKNOWN) {
            scan.open(start);
        } else if (end > 0 && !isTechnical(scan.text(), start, trigger, end)) {
            scan.found(CATEGORY, start, end, 0.95);
        }
    }

    /** Whether a local part may hold this character. Some more are legal, but nobody's. */
    public static boolean isLocal(char c) {
        char narrow = Chars.narrow(c);
        return Chars.isWord(c) || narrow == '.' || narrow == '-' || narrow == '+' || narrow == '%' || narrow == '\'';
    }

    private static int localStart(String text, int at) {
        int first = at;
        while (first > 0 && at - first <= LONGEST_LOCAL && isLocal(text.charAt(first - 1))) {
            first--;
        }
        boolean tooLong = at - first > LONGEST_LOCAL;
        boolean second = first > 0 && Chars.narrow(text.charAt(first - 1)) == '@';
        int start = first;
        while (start < at && !Chars.isWord(text.charAt(start))) {
            start++;
        }
        return tooLong || second || start == at || Chars.narrow(text.charAt(at - 1)) == '.' ? NONE : start;
    }

    private static int domainEnd(Scan scan, int from) {
        String text = scan.text();
        int accepted = NONE;
        int label = from;
        for (int labels = 0; label - from <= LONGEST_REST; labels++) {
            int end = labelEnd(scan, label);
            if (end < 0) {
                return end == UNKNOWN ? UNKNOWN : accepted;
            }
            if (labels > 0 && isNewSentence(text, label)) {
                return accepted;
            }
            if (labels > 0 && isTopLevel(text, label, end)) {
                accepted = end;
            }
            if (scan.isUnknown(end)) {
                return UNKNOWN;
            }
            if (end >= text.length() || !isDot(text.charAt(end))) {
                return accepted;
            }
            label = end + 1;
        }
        return NONE;
    }

    private static boolean isDot(char c) {
        return c == '.' || c == '\uff0e';
    }

    /** A label keeps to one kind of script, so Japanese text may follow an ASCII domain directly. */
    private static int labelEnd(Scan scan, int from) {
        String text = scan.text();
        int at = from;
        int end = from;
        boolean unspaced = from < text.length() && Chars.isUnspaced(text.charAt(from));
        while (at < text.length() && at - from <= LONGEST_LABEL) {
            char c = text.charAt(at);
            boolean letter = unspaced ? Chars.isUnspaced(c) || Chars.isWord(c) : Chars.isWord(c) && c != '_';
            if (!letter && c != '-') {
                break;
            }
            at++;
            end = letter ? at : end;
        }
        if (scan.isUnknown(at)) {
            return UNKNOWN;
        }
        boolean followed = end < text.length() && isDot(text.charAt(end));
        return end == from || end - from > LONGEST_LABEL || (unspaced && !followed) ? NONE : end;
    }

    private static boolean isTopLevel(String text, int start, int end) {
        if (end - start < 2 || Chars.isUnspaced(text.charAt(start))) {
            return false;
        }
        if (text.startsWith("xn--", start)) {
            return true;
        }
        for (int i = start; i < end; i++) {
            if (!Chars.isLetter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** In {@code a@b.com.Then} a sentence starts, and no label. */
    private static boolean isNewSentence(String text, int label) {
        return label + 1 < text.length()
                && Chars.isAsciiUpper(text.charAt(label))
                && Character.isLowerCase(text.charAt(label + 1))
                && Character.isLowerCase(text.charAt(label - 2));
    }

    /** The address of a repository, or the name of an image for dense displays such as {@code icon@2x.png}. */
    private static boolean isTechnical(String text, int start, int at, int end) {
        if (at - start == 3 && text.startsWith("git", start)) {
            return true;
        }
        int dot = text.indexOf('.', at);
        boolean scaled = dot > at + 1 && text.charAt(dot - 1) == 'x' && Chars.isDigit(text.charAt(at + 1));
        return scaled && IMAGES.contains(text.substring(dot + 1, end));
    }
}

package io.trustrail.gateway.detect.pii.contact;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * E-mail addresses spelt out to hide them: {@code jane [at] example [dot] com}, {@code jane(at)example.com}, "jane dot doe at x
 * dot de".
 */
public final class SpeltAddresses implements Recogniser {

    private static final String CATEGORY = "EMAIL";
    private static final List<String> ATS = List.of("at", "ät", "arroba", "arobase", "chiocciola", "@", "a");
    private static final List<String> DOTS = List.of("dot", "punkt", "punto", "point", "ponto", "d0t", "ドット");
    private static final String DOTS_BEGIN = "dpド";
    private static final List<String> NO_DOTS = List.of();
    /** What may part the words before the at sign. */
    private static final List<String> JOINS = Stream.concat(
                    DOTS.stream(),
                    Stream.of(
                            "underscore",
                            "unterstrich",
                            "guion bajo",
                            "dash",
                            "hyphen",
                            "minus",
                            "bindestrich",
                            "tiret"))
            .toList();

    private static final int MOST_JOINS = 3;
    private static final String OPENING = "[({<";
    private static final String CLOSING = "])}>";
    private static final int LONGEST_DOMAIN = 80;
    private static final int LONGEST_SIGN = 10;
    private static final int UNKNOWN = -2;
    private static final char NOTHING = '.';

    @Override
    public boolean triggeredBy(char c) {
        return c == 't' || c == 'T' || c == '@' || c == 'a' || c == 'A' || c == 'ｔ';
    }

    @Override
    public boolean triggeredBy(char c, char next) {
        return next == ' ' || next == '_' || next == '-' || CLOSING.indexOf(next) >= 0;
    }

    /** The trigger is the last letter of the sign's name: a blank or a bracket follows, a blank or a bracket leads. */
    @Override
    public boolean accepts(String text, int trigger) {
        char next = trigger + 1 < text.length() ? text.charAt(trigger + 1) : ' ';
        if (next == ' ' && (trigger < 2 || text.charAt(trigger - 2) != ' ') && trigger + 1 < text.length()) {
            return false;
        }
        if (next != ' ' && CLOSING.indexOf(next) < 0 && next != '_' && next != '-') {
            return false;
        }
        var sign = sign(text, trigger + 1);
        return sign != null && (sign.bracket || (sign.start > 1 && Chars.isWord(text.charAt(sign.start - 2))));
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        var sign = sign(text, trigger + 1);
        if (sign == null) {
            return;
        }
        int localEnd = skipBlankBack(text, sign.opening());
        int start = localStart(text, localEnd);
        int from = sign.bracket ? trigger + 2 : trigger + 1;
        boolean blanks = localEnd < sign.opening();
        if (start == localEnd || localEnd - start > EmailAddresses.LONGEST_LOCAL || (!sign.bracket && !blanks)) {
            return;
        }
        int end = domainEnd(scan, from, sign.bracket);
        if (end == UNKNOWN) {
            scan.open(joined(text, start));
        } else if (end > 0) {
            scan.found(CATEGORY, joined(text, start), end, sign.bracket ? 0.9 : 0.8);
        }
    }

    /** Where the end of a text may be an address of which the sign's name is yet to come, or a part of it. */
    public static int unfinished(String text) {
        int word = text.length();
        while (word > 0 && text.length() - word <= LONGEST_SIGN && Chars.isLetter(text.charAt(word - 1))) {
            word--;
        }
        if (word == 0) {
            return text.length();
        }
        boolean bracket = OPENING.indexOf(text.charAt(word - 1)) >= 0;
        boolean open =
                bracket || (text.charAt(word - 1) == ' ' && (begins(ATS, text, word) || begins(JOINS, text, word)));
        int local = skipBlankBack(text, bracket ? word - 1 : word);
        int start = open ? localStart(text, local) : local;
        boolean held = start < local && local - start <= EmailAddresses.LONGEST_LOCAL;
        int behindJoin = joined(text, localStart(text, text.length()));
        return held ? Math.min(joined(text, start), behindJoin) : behindJoin;
    }

    private static int localStart(String text, int end) {
        int start = end;
        while (start > 0 && end - start <= EmailAddresses.LONGEST_LOCAL && isLocal(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** Where the first of some words starts that are joined by spelt dots and the like, of which the last one starts there. */
    private static int joined(String text, int last) {
        int start = last;
        for (int i = 0; i < MOST_JOINS; i++) {
            int end = joinStart(text, start);
            int before = end < 0 ? -1 : localStart(text, end);
            if (before < 0 || before == end || end - before > EmailAddresses.LONGEST_LOCAL) {
                return start;
            }
            start = before;
        }
        return start;
    }

    /** Where the word before a join ends, if there is a join before a position; else -1. */
    private static int joinStart(String text, int at) {
        int end = skipBlankBack(text, at);
        boolean bracket = end > 0 && CLOSING.indexOf(text.charAt(end - 1)) >= 0;
        if (!bracket && end == at) {
            return -1;
        }
        end -= bracket ? 1 : 0;
        for (var join : JOINS) {
            int start = end - join.length();
            char before = start > 0 ? text.charAt(start - 1) : NOTHING;
            boolean parted = bracket ? OPENING.indexOf(before) >= 0 : before == ' ';
            if (parted && text.regionMatches(true, start, join, 0, join.length())) {
                return bracket ? skipBlankBack(text, start - 1) : start - 1;
            }
        }
        return -1;
    }

    private static boolean begins(List<String> words, String text, int start) {
        int length = text.length() - start;
        for (var at : words) {
            if (length <= at.length() && text.regionMatches(true, start, at, 0, length)) {
                return true;
            }
        }
        return false;
    }

    /** Where the domain ends: labels joined by dots, at least one of which is spelt out unless the at sign was in brackets. */
    private static int domainEnd(Scan scan, int from, boolean bracket) {
        String text = scan.text();
        int at = skipBlank(text, from);
        boolean spelt = bracket;
        int end = -1;
        while (at - from < LONGEST_DOMAIN) {
            int label = at;
            while (label < text.length() && label - at < 63 && isLabel(text.charAt(label))) {
                label++;
            }
            if (scan.isUnknown(label)) {
                return UNKNOWN;
            }
            if (label == at) {
                return end;
            }
            end = end != -1 && label - at >= 2 && spelt ? label : end == -1 ? 0 : end;
            int dot = plainDot(text, label);
            int word = dot > 0 ? dot : speltDot(scan, label);
            if (word == UNKNOWN) {
                return UNKNOWN;
            }
            if (word < 0) {
                return end;
            }
            spelt |= dot < 0;
            at = word;
        }
        return -1;
    }

    private static int plainDot(String text, int at) {
        return at + 1 < text.length() && text.charAt(at) == '.' && isLabel(text.charAt(at + 1)) ? at + 1 : -1;
    }

    private static int speltDot(Scan scan, int from) {
        String text = scan.text();
        int at = skipBlank(text, from);
        boolean bracket = at < text.length() && OPENING.indexOf(text.charAt(at)) >= 0;
        at += bracket ? 1 : 0;
        if (scan.isUnknown(at + 6)) {
            return UNKNOWN;
        }
        if (!bracket && at == from) {
            return -1;
        }
        boolean word = at < text.length() && DOTS_BEGIN.indexOf(Chars.fold(text.charAt(at))) >= 0;
        for (var dot : word ? DOTS : NO_DOTS) {
            if (text.regionMatches(true, at, dot, 0, dot.length())) {
                int end = at + dot.length();
                boolean closed = end < text.length()
                        && (bracket ? CLOSING.indexOf(text.charAt(end)) >= 0 : text.charAt(end) == ' ');
                return closed ? skipBlank(text, end + 1) : -1;
            }
        }
        boolean sign = bracket
                && at + 1 < text.length()
                && text.charAt(at) == '.'
                && CLOSING.indexOf(text.charAt(at + 1)) >= 0;
        return sign ? skipBlank(text, at + 2) : -1;
    }

    private static @Nullable Sign sign(String text, int end) {
        for (var at : ATS) {
            int start = end - at.length();
            char before = start > 0 ? text.charAt(start - 1) : NOTHING;
            boolean bracket =
                    OPENING.indexOf(before) >= 0 && (end >= text.length() || CLOSING.indexOf(text.charAt(end)) >= 0);
            boolean parted = bracket || (before == ' ' && at.length() > 1);
            if (parted && text.regionMatches(true, start, at, 0, at.length())) {
                return new Sign(start, bracket);
            }
        }
        return null;
    }

    private static boolean isLocal(char c) {
        return Chars.isAsciiAlphanumeric(c) || "._-+".indexOf(c) >= 0;
    }

    private static boolean isLabel(char c) {
        return Chars.isAsciiAlphanumeric(c) || c == '-';
    }

    private static int skipBlank(String text, int at) {
        return at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
    }

    private static int skipBlankBack(String text, int at) {
        return at > 0 && text.charAt(at - 1) == ' ' ? at - 1 : at;
    }

    /** Where the name of the at sign starts. */
    private record Sign(int start, boolean bracket) {

        int opening() {
            return bracket ? start - 1 : start;
        }
    }
}

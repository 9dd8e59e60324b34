package io.trustrail.gateway.detect.pii.address;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.Set;

/** Reads an address from left to right, and remembers where the text ran out. */
final class AddressReader {

    private static final Set<String> STATES =
            Set.of(("AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE"
                            + " NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR NSW VIC QLD WA SA TAS ON QC BC AB")
                    .replace(" WA SA", " SA")
                    .split(" ", -1));
    private static final Set<String> UNITS = Set.of(
            "apt",
            "apt.",
            "apartment",
            "suite",
            "ste",
            "ste.",
            "unit",
            "flat",
            "floor",
            "room",
            "#",
            "apto",
            "piso",
            "appt",
            "lot",
            "bldg");
    private static final int MOST_WORDS = 4;
    private static final int LONGEST_WORD = 24;

    private final Scan scan;
    private final String text;
    private int at;
    private boolean unknown;

    AddressReader(Scan scan, int from) {
        this.scan = scan;
        this.text = scan.text();
        this.at = from;
    }

    int position() {
        return at;
    }

    /** Whether the text to come may make a difference. */
    boolean isUnknown() {
        return unknown;
    }

    /** A house number: up to five digits, a letter, a second number behind a dash or slash. */
    boolean houseNumber(int most) {
        int start = at;
        digits(most);
        if (at == start) {
            return false;
        }
        if (isAt("-/") && at + 1 < text.length() && Chars.isDigit(text.charAt(at + 1))) {
            at++;
            digits(4);
        }
        unknown |= scan.isUnknown(at + 1);
        int letter = isAt(" ") ? at + 1 : at;
        boolean small = letter < text.length()
                && Chars.isAsciiLetter(text.charAt(letter))
                && (letter == at || !Chars.isAsciiUpper(text.charAt(letter)))
                && (letter + 1 >= text.length() || !Chars.isWord(text.charAt(letter + 1)));
        if (small && (letter == at || text.charAt(letter) <= 'h')) {
            unknown |= scan.isUnknown(letter + 1);
            at = letter + 1;
        }
        boolean joined = isAt(".:") && at + 1 < text.length() && Chars.isDigit(text.charAt(at + 1));
        return !joined && !isAt("%€$£°") && scan.endsWord(at);
    }

    /** The rest of a street's name behind its number: capitals up to one that is a kind of street. */
    boolean numberedStreet() {
        int from = at;
        int end = -1;
        for (int i = 0; i <= MOST_WORDS && blank(); i++) {
            int start = at;
            int stop = word(start);
            if (unknown || stop == start || !(Character.isUpperCase(text.charAt(start)) || isOrdinal(start, stop))) {
                break;
            }
            if (i > 0 && StreetWords.isNumberFirst(text, start, stop)) {
                end = stop;
            }
            at = stop;
        }
        at = end < 0 ? from : end;
        return end >= 0;
    }

    /** A French street behind its number: what kind it is, then its name. */
    boolean frenchStreet() {
        int from = at;
        boolean addition = skip(" bis") || skip(" ter");
        if (!addition) {
            skip(",");
        }
        if (!blank()) {
            at = from;
            return false;
        }
        int stop = word(at);
        if (unknown || !StreetWords.isFrench(text, at, stop)) {
            at = from;
            return false;
        }
        at = stop;
        int end = at;
        boolean named = false;
        for (int i = 0; i < 7 && blank(); i++) {
            int start = at;
            at = word(start);
            if (unknown || at == start) {
                break;
            }
            boolean link = StreetWords.isConnector(text, start, at)
                    || text.startsWith("d'", start)
                    || text.startsWith("l'", start);
            boolean capital = Character.isUpperCase(text.charAt(start));
            if (!link && !capital && named) {
                break;
            }
            named |= !link;
            end = link && at - start <= 3 ? end : at;
        }
        at = end;
        return named;
    }

    /** A flat, and a town with its postal code; the position stays before what isn't one. */
    void rest() {
        for (int i = 0; i < 3 && !unknown; i++) {
            int from = at;
            if (separator() && !unknown && (unit() || unknown)) {
                continue;
            }
            at = from;
            break;
        }
        town();
    }

    boolean town() {
        int from = at;
        if (unknown || !separator() || unknown) {
            at = from;
            return false;
        }
        int city = at;
        if (codeThenCity() || unknown) {
            return true;
        }
        at = city;
        boolean found = cityThenCode() && at > city;
        at = found ? at : from;
        return found;
    }

    private boolean codeThenCity() {
        int start = at;
        if (skip("D-") || skip("A-") || skip("CH-") || skip("F-")) {
            start = at;
        }
        digits(6);
        int length = at - start;
        boolean dutch = length == 4
                && isAt(" ")
                && at + 2 < text.length()
                && Chars.isAsciiUpper(text.charAt(at + 1))
                && Chars.isAsciiUpper(text.charAt(at + 2))
                && (at + 3 >= text.length() || !Chars.isWord(text.charAt(at + 3)));
        unknown |= length == 4 && scan.isUnknown(at + 3);
        at += dutch ? 3 : 0;
        if (unknown || length < 4 || length > 5 || !blank()) {
            return false;
        }
        return city();
    }

    /** A city's name, or no more than its first word where it's unclear. */
    private boolean city() {
        int end = -1;
        for (int i = 0; i < MOST_WORDS; i++) {
            int start = at;
            at = word(start);
            if (unknown || at == start) {
                break;
            }
            boolean capital = Character.isUpperCase(text.charAt(start));
            if (!capital && !StreetWords.isConnector(text, start, at)) {
                break;
            }
            end = capital ? at : end;
            if (!isAt(" ")) {
                break;
            }
            at++;
        }
        if (end < 0) {
            return false;
        }
        at = end;
        return true;
    }

    private boolean cityThenCode() {
        for (int i = 0; i <= 3; i++) {
            int start = at;
            if (at >= text.length() || !Character.isUpperCase(text.charAt(at))) {
                return false;
            }
            if (code() || unknown) {
                return true;
            }
            at = start;
            int stop = word(start);
            if (unknown || stop == start || !Character.isUpperCase(text.charAt(start))) {
                return false;
            }
            at = stop;
            if (!separator() || unknown) {
                return unknown;
            }
        }
        return false;
    }

    /** A state and its ZIP code, or a British postcode. */
    private boolean code() {
        int start = at;
        int stop = start;
        while (stop < text.length() && stop - start < 5 && Chars.isAsciiAlphanumeric(text.charAt(stop))) {
            stop++;
        }
        unknown |= scan.isUnknown(stop + 6);
        if (unknown) {
            return true;
        }
        at = stop;
        if (STATES.contains(text.substring(start, stop))) {
            if (blank()) {
                int zip = at;
                digits(5);
                if (at - zip == 5) {
                    if (isAt("-") && at + 4 < text.length() && Chars.isDigit(text.charAt(at + 1))) {
                        at++;
                        digits(4);
                    }
                    return scan.endsWord(at);
                }
            }
            at = start;
            return false;
        }
        boolean outward = stop - start >= 2
                && stop - start <= 4
                && Chars.isAsciiUpper(text.charAt(start))
                && hasDigit(start + 1, stop);
        boolean inward = outward
                && isAt(" ")
                && at + 3 < text.length()
                && Chars.isDigit(text.charAt(at + 1))
                && Chars.isAsciiUpper(text.charAt(at + 2))
                && Chars.isAsciiUpper(text.charAt(at + 3));
        at = inward ? at + 4 : start;
        return inward && scan.endsWord(at);
    }

    private boolean unit() {
        int stop = isAt("#") ? at + 1 : word(at);
        if (unknown || !UNITS.contains(text.substring(at, stop).toLowerCase(java.util.Locale.ROOT))) {
            return false;
        }
        at = stop;
        blank();
        int start = at;
        digits(5);
        if (at < text.length() && Chars.isAsciiLetter(text.charAt(at))) {
            at++;
        }
        unknown |= scan.isUnknown(at);
        return at > start && scan.endsWord(at);
    }

    private boolean hasDigit(int from, int to) {
        for (int i = from; i < to; i++) {
            if (Chars.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isOrdinal(int start, int stop) {
        return Chars.isDigit(text.charAt(start)) && stop - start >= 3 && stop - start <= 5;
    }

    private int word(int start) {
        int stop = start;
        while (stop < text.length() && stop - start < LONGEST_WORD && isPart(text.charAt(stop))) {
            stop++;
        }
        unknown |= scan.isUnknown(stop);
        if (stop > start && text.charAt(stop - 1) == '.' && stop - start > 5) {
            stop--;
        }
        return stop;
    }

    private static boolean isPart(char c) {
        return Chars.isWord(c) || c == '-' || c == '\'' || c == '’' || c == '.';
    }

    private void digits(int most) {
        int start = at;
        while (at < text.length() && at - start < most && Chars.isDigit(text.charAt(at))) {
            at++;
        }
        unknown |= scan.isUnknown(at);
    }

    private boolean blank() {
        unknown |= scan.isUnknown(at);
        boolean blank = isAt(" ");
        at += blank ? 1 : 0;
        unknown |= scan.isUnknown(at);
        return blank;
    }

    /** A comma, a line break or blanks; at most one of the first two. */
    private boolean separator() {
        int start = at;
        at += isAt(",") ? 1 : 0;
        at += isAt("\r") ? 1 : 0;
        at += isAt("\n") ? 1 : 0;
        at = skipBlanks(at);
        unknown |= scan.isUnknown(at);
        return at > start;
    }

    private int skipBlanks(int from) {
        int to = from;
        while (to < text.length() && to - from < 3 && text.charAt(to) == ' ') {
            to++;
        }
        return to;
    }

    private boolean skip(String option) {
        unknown |= scan.isUnknown(at + option.length());
        boolean is = text.startsWith(option, at);
        at += is ? option.length() : 0;
        return is;
    }

    private boolean isAt(String any) {
        return at < text.length() && any.indexOf(text.charAt(at)) >= 0;
    }
}

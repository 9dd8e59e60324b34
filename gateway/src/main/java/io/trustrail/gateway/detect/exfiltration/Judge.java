package io.trustrail.gateway.detect.exfiltration;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Scan;

/** Tells what an address carries, and whether that is a finding. */
final class Judge {

    static final String EXFILTRATION = "EXFILTRATION";
    static final String EXTERNAL_IMAGE = "EXTERNAL_IMAGE";

    /** Longer ones are findings by themselves, and nobody waits for their end. */
    static final int LONGEST = 2000;

    /** In so many characters an address has told where it leads. */
    private static final int LONGEST_HOST = 300;

    private static final double FETCHED_WITHOUT_LOAD = 0.5;

    private final Hosts own;

    Judge(Hosts own) {
        this.own = own;
    }

    /**
     * Judges the address in {@code [start, end)} of a text.
     *
     * @param markdown whether a backslash takes the next character its meaning there
     */
    void judge(Scan scan, int start, int end, Use use, boolean markdown) {
        boolean tooLong = end - start >= LONGEST;
        var plain = Cleaning.clean(scan.text(), start, tooLong ? start + LONGEST_HOST : end, markdown);
        var address = Address.of(plain);
        if (address == null || own.isOwn(address.host())) {
            return;
        }
        var load = tooLong ? Load.LENGTH : load(plain, address, use);
        if (load != Load.NOTHING) {
            // One within another would tie them together: of a chain of long ones none could ever be let go.
            scan.found(EXFILTRATION, start, tooLong ? BareUrls.next(scan, start, end) : end, load.score(use));
        } else if (use == Use.FETCHED) {
            scan.found(EXTERNAL_IMAGE, start, end, FETCHED_WITHOUT_LOAD);
        }
    }

    private static Load load(String plain, Address address, Use use) {
        var decoded = PercentCode.decode(PercentCode.decode(plain));
        if (Tokens.isIn(decoded)) {
            return Load.TOKEN;
        }
        if (!address.user().isEmpty()) {
            return Load.USER;
        }
        var path = PercentCode.decode(address.path());
        var query = PercentCode.decode(address.query());
        if (isMailIn(path) || isMailIn(query) || isMailIn(PercentCode.decode(address.fragment()))) {
            return Load.MAIL;
        }
        if (Opaque.isIn(path) || Opaque.isIn(query)) {
            return Load.OPAQUE;
        }
        if ((Hosts.isNumber(address.host()) && !Hosts.isNear(address.host())) || Hosts.isData(address.host())) {
            return Load.HOST;
        }
        return Words.isIn(address.query(), use) ? Load.WORDS : Load.NOTHING;
    }

    /** Whether there is an e-mail address: a name, and a domain with letters at its end. */
    private static boolean isMailIn(String part) {
        for (int at = part.indexOf('@'); at >= 0; at = part.indexOf('@', at + 1)) {
            if (at > 0 && Chars.isWord(part.charAt(at - 1)) && isDomain(part, at + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDomain(String part, int from) {
        int end = from;
        int dot = -1;
        while (end < part.length() && isDomain(part.charAt(end))) {
            dot = part.charAt(end) == '.' && end + 1 < part.length() && isDomain(part.charAt(end + 1)) ? end : dot;
            end++;
        }
        if (dot <= from) {
            return false;
        }
        int letters = dot + 1;
        while (letters < end && Chars.isLetter(part.charAt(letters))) {
            letters++;
        }
        return letters - dot > 2;
    }

    private static boolean isDomain(char c) {
        return Chars.isWord(c) || c == '-' || c == '.';
    }
}

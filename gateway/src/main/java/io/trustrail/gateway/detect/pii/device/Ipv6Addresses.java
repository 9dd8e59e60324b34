package io.trustrail.gateway.detect.pii.device;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;

/** IPv6 addresses in the text forms of RFC 4291, loopback and unspecified ones left out. */
public final class Ipv6Addresses implements Recogniser {

    private static final String CATEGORY = "IP";
    private static final int GROUPS = 8;
    private static final int LONGEST_GROUP = 4;
    private static final int LONGEST_QUAD = 15;

    @Override
    public boolean triggeredBy(char c) {
        return c == ':';
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        int start = trigger;
        while (start > 0 && trigger - start <= LONGEST_GROUP && Chars.hex(text.charAt(start - 1)) >= 0) {
            start--;
        }
        if (trigger - start > LONGEST_GROUP || !mayStart(text, start)) {
            return;
        }
        var address = new Address(scan, start, trigger);
        if (address.isOpen()) {
            scan.open(start);
        } else if (address.isPersonal() && scan.endsWord(address.end)) {
            scan.found(CATEGORY, start, address.end, address.groups == GROUPS || address.firstGroup == 4 ? 0.9 : 0.6);
        }
    }

    private static boolean mayStart(String text, int start) {
        if (start == 0) {
            return true;
        }
        char before = text.charAt(start - 1);
        return !Chars.isWord(before) && before != ':' && before != '.';
    }

    /** Reads an address from its first colon on. */
    private static final class Address {

        private final Scan scan;
        private final String text;
        private final int firstGroup;
        private int groups;
        private boolean compressed;
        private boolean digit;
        private boolean valid = true;
        private boolean open;
        private int significant;
        private int end;

        Address(Scan scan, int start, int colon) {
            this.scan = scan;
            this.text = scan.text();
            this.firstGroup = colon - start;
            this.end = colon;
            if (firstGroup > 0) {
                countGroup(start, colon);
            }
            read(colon);
        }

        private void read(int colon) {
            int at = colon;
            while (valid && groups <= GROUPS && at < text.length() && text.charAt(at) == ':') {
                boolean twice = at + 1 < text.length() && text.charAt(at + 1) == ':';
                if (scan.isUnknown(at + 1)) {
                    open = true;
                    return;
                }
                valid = !(twice && compressed);
                compressed |= twice;
                int group = at + (twice ? 2 : 1);
                end = twice ? group : end;
                at = readGroup(group);
            }
        }

        /** Where the address goes on; {@code end} stays put if there's no group. */
        private int readGroup(int start) {
            int at = start;
            while (at < text.length() && at - start <= LONGEST_GROUP && Chars.hex(text.charAt(at)) >= 0) {
                at++;
            }
            if (scan.isUnknown(at)) {
                open = true;
            } else if (at - start > LONGEST_GROUP) {
                valid = false;
            } else if (at > start) {
                countGroup(start, at);
                end = at;
                return embeddedIpv4(start, at);
            }
            return text.length();
        }

        private void countGroup(int start, int to) {
            groups++;
            for (int i = start; i < to; i++) {
                char c = text.charAt(i);
                digit |= c <= '9';
                significant += c == '0' ? 0 : 1;
            }
        }

        /** Takes in the rest of a dotted quad whose first octet was read as a group. */
        private int embeddedIpv4(int start, int from) {
            int at = from;
            int dots = 0;
            while (at - start < LONGEST_QUAD && at < text.length() && (isDecimal(at) || text.charAt(at) == '.')) {
                dots += isDecimal(at) ? 0 : 1;
                at++;
            }
            if (scan.isUnknown(at) && at > from) {
                open = true;
            } else if (dots == 3 && isDecimal(at - 1)) {
                groups++;
                end = at;
                return text.length();
            }
            return from;
        }

        private boolean isDecimal(int at) {
            return text.charAt(at) >= '0' && text.charAt(at) <= '9';
        }

        boolean isOpen() {
            return open && valid;
        }

        boolean isPersonal() {
            boolean whole = compressed ? groups < GROUPS && (groups > 2 || firstGroup > 2) : groups == GROUPS;
            return valid && whole && digit && significant > 1;
        }
    }
}

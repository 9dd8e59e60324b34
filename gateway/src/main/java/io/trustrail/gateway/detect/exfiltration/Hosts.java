package io.trustrail.gateway.detect.exfiltration;

import io.trustrail.gateway.detect.scan.Chars;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The hosts that are the house's own, and what a host's name alone tells. */
final class Hosts {

    private static final String ANY = "*.";
    private static final int LONGEST_LABEL = 40;
    private static final String PUNYCODE = "xn--";

    private final Set<String> names = new HashSet<>();
    private final Set<String> parents = new HashSet<>();

    /**
     * Reads what a policy writes.
     *
     * @param own such as {@code example.com}, or {@code *.example.com} for all below it
     * @throws IllegalArgumentException if one is no name of a host
     */
    Hosts(Collection<String> own) {
        for (var host : own) {
            var name = host.strip().toLowerCase(Locale.ROOT);
            boolean below = name.startsWith(ANY);
            var bare = below ? name.substring(ANY.length()) : name;
            if (!isName(bare)) {
                throw new IllegalArgumentException(
                        "host " + host + " is no name of a host; write one such as example.com or *.example.com");
            }
            (below ? parents : names).add(bare);
        }
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.startsWith(".") || name.endsWith(".") || name.contains("..")) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Chars.isWord(c) && !Chars.isUnspaced(c) && c != '-' && c != '.') {
                return false;
            }
        }
        return true;
    }

    /** Whether a host is the house's own. */
    boolean isOwn(String host) {
        if (names.contains(host)) {
            return true;
        }
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            if (parents.contains(host.substring(dot + 1))) {
                return true;
            }
        }
        return false;
    }

    /** Whether some label of a host's name carries more than a name. */
    static boolean isData(String host) {
        int start = 0;
        for (int i = 0; i <= host.length(); i++) {
            if (i == host.length() || host.charAt(i) == '.') {
                boolean encoded = host.startsWith(PUNYCODE, start);
                if (!encoded && (i - start > LONGEST_LABEL || Opaque.isOpaque(host, start, i))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    /** Whether a host is a number: {@code 203.0.113.7}, {@code [2001:db8::1]}, {@code 0xcb007107}, {@code 3405803783}. */
    static boolean isNumber(String host) {
        if (host.startsWith("[")) {
            return true;
        }
        var last = host.substring(host.lastIndexOf('.') + 1);
        boolean hex = last.startsWith("0x") && last.length() > 2;
        for (int i = hex ? 2 : 0; i < last.length(); i++) {
            if (hex ? Chars.hex(last.charAt(i)) < 0 : !Chars.isDigit(last.charAt(i))) {
                return false;
            }
        }
        return !last.isEmpty();
    }

    /** Whether a host is in the caller's own network, as far as its number tells: there is nobody to tell anything. */
    static boolean isNear(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.startsWith("127.")
                || host.startsWith("10.")
                || host.startsWith("192.168.")
                || (host.startsWith("172.") && isPrivateSecond(host));
    }

    private static boolean isPrivateSecond(String host) {
        int dot = host.indexOf('.', 4);
        return dot == 6
                && host.substring(4, 6).compareTo("16") >= 0
                && host.substring(4, 6).compareTo("31") <= 0;
    }
}

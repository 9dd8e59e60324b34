package io.trustrail.gateway.detect.exfiltration;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An address as browsers take it apart: with any number of slashes behind the scheme, and backslashes for slashes (WHATWG
 * URL, "special" schemes).
 *
 * @param user what stands before the host; empty if nothing does
 * @param host in lower case, without port
 * @param path up to the query, with the slash it starts with
 * @param query without its question mark; empty if there is none
 * @param fragment without its sign; empty if there is none
 */
record Address(String user, String host, String path, String query, String fragment) {

    static final List<String> SCHEMES = List.of("https", "http", "ftp", "wss", "ws");

    private static final String WWW = "www.";

    /** The parts of an address that was cleaned; null if it leads nowhere else than where the text is shown. */
    static @Nullable Address of(String plain) {
        int at = authority(plain);
        if (at < 0) {
            return null;
        }
        int end = at;
        while (end < plain.length() && "/\\?#".indexOf(plain.charAt(end)) < 0) {
            end++;
        }
        var authority = plain.substring(at, end);
        int sign = authority.lastIndexOf('@');
        var host = host(authority.substring(sign + 1));
        return host.isEmpty() ? null : rest(authority.substring(0, Math.max(sign, 0)), host, plain.substring(end));
    }

    private static Address rest(String user, String host, String rest) {
        int sharp = rest.indexOf('#');
        var fragment = sharp < 0 ? "" : rest.substring(sharp + 1);
        var before = sharp < 0 ? rest : rest.substring(0, sharp);
        int mark = before.indexOf('?');
        return mark < 0
                ? new Address(user, host, before, "", fragment)
                : new Address(user, host, before.substring(0, mark), before.substring(mark + 1), fragment);
    }

    /** Where the authority starts; -1 if there is none. */
    private static int authority(String plain) {
        if (plain.regionMatches(true, 0, WWW, 0, WWW.length())) {
            return 0;
        }
        for (var scheme : SCHEMES) {
            int end = scheme.length();
            if (plain.regionMatches(true, 0, scheme, 0, end) && end < plain.length() && plain.charAt(end) == ':') {
                return slashes(plain, end + 1);
            }
        }
        int end = slashes(plain, 0);
        return end >= 2 ? end : -1;
    }

    private static int slashes(String plain, int from) {
        int at = from;
        while (at < plain.length() && (plain.charAt(at) == '/' || plain.charAt(at) == '\\')) {
            at++;
        }
        return at;
    }

    private static String host(String hostAndPort) {
        int bracket = hostAndPort.indexOf(']');
        int colon = hostAndPort.indexOf(':', Math.max(bracket, 0));
        var host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        var lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /**
     * Whether a cleaned text that is not wholly there may become an address that leads elsewhere.
     *
     * @param beginning the first characters
     */
    static boolean mayBegin(String beginning) {
        if (beginning.isEmpty() || slashes(beginning, 0) >= Math.min(2, beginning.length())) {
            return true;
        }
        return begins(beginning, WWW) || SCHEMES.stream().anyMatch(scheme -> begins(beginning, scheme + ":"));
    }

    private static boolean begins(String text, String start) {
        return text.regionMatches(true, 0, start, 0, Math.min(text.length(), start.length()));
    }
}

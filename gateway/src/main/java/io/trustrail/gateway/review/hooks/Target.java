package io.trustrail.gateway.review.hooks;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Where messages go. An operator's API must not become a way into the operator's network: addresses that are not public are
 * refused unless they are allowed.
 *
 * @param host as the address has it, without brackets
 * @param path with what is behind the question mark
 */
record Target(boolean tls, String host, int port, String path) {

    private static final int LONGEST = 2_000;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /**
     * The target of an address.
     *
     * @throws IllegalArgumentException with a sentence for whoever wrote it
     */
    static Target of(String url, boolean privateTargets) {
        var uri = uri(url);
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("https");
        if (!tls && !(privateTargets && scheme.equals("http"))) {
            throw new IllegalArgumentException("The address must begin with https://.");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("The address must have a host, and neither a user nor a fragment.");
        }
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? HTTPS : HTTP;
        return new Target(tls, uri.getHost().replaceAll("[\\[\\]]", ""), port, path + query);
    }

    private static URI uri(String url) {
        try {
            if (url.length() <= LONGEST) {
                return new URI(url);
            }
        } catch (URISyntaxException e) {
            // Said below, without the address.
        }
        throw new IllegalArgumentException("This is no address of at most " + LONGEST + " characters.");
    }

    /**
     * Looks the address up. Blocks.
     *
     * @throws IllegalArgumentException if it is not public and must be
     * @throws UnknownHostException if there is none
     */
    InetAddress resolve(boolean privateTargets) throws UnknownHostException {
        var all = InetAddress.getAllByName(host);
        for (var address : all) {
            if (!privateTargets && !isPublic(address)) {
                throw new IllegalArgumentException("The address is in a private network.");
            }
        }
        return all[0];
    }

    private static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        boolean special = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        return !special && (address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes));
    }

    /** Not shared (100.64/10), reserved (0/8, 192.0.0/24, 198.18/15, 240/4). */
    private static boolean isPublic4(byte[] bytes) {
        int a = bytes[0] & 0xff;
        int b = bytes[1] & 0xff;
        int c = bytes[2] & 0xff;
        boolean shared = a == 100 && b >= 64 && b < 128;
        boolean reserved = a == 0 || a >= 240 || (a == 192 && b == 0 && c == 0) || (a == 198 && (b & 0xfe) == 18);
        return !shared && !reserved;
    }

    /** Global unicast (2000::/3), and no translation of an address of the fourth version (2002::/16, 64:ff9b::/96). */
    private static boolean isPublic6(byte[] bytes) {
        boolean global = (bytes[0] & 0xe0) == 0x20;
        boolean translated = bytes[0] == 0x20 && bytes[1] == 0x02;
        return global && !translated;
    }
}

package io.trustrail.gateway.remote;

import java.util.List;
import java.util.Locale;

/** Tells the installation's own machines from others, by nothing but their names: nobody is asked. */
final class Hosts {

    private static final List<String> OWN =
            List.of(".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa", ".svc", ".cluster.local");
    private static final int BYTE = 255;

    private Hosts() {}

    /** Whether a host can only be near: a name without dots or of a private domain, or a private address. */
    static boolean isOwn(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[")) {
            return isPrivate6(name.substring(1, name.length() - 1));
        }
        var numbers = numbers(name);
        if (numbers.length == 4) {
            return isPrivate4(numbers);
        }
        return name.indexOf('.') < 0 || OWN.stream().anyMatch(name::endsWith);
    }

    private static boolean isPrivate4(int[] numbers) {
        return numbers[0] == 127
                || numbers[0] == 10
                || (numbers[0] == 172 && numbers[1] >= 16 && numbers[1] < 32)
                || (numbers[0] == 192 && numbers[1] == 168)
                || (numbers[0] == 169 && numbers[1] == 254);
    }

    private static boolean isPrivate6(String address) {
        return address.equals("::1")
                || address.startsWith("fc")
                || address.startsWith("fd")
                || address.startsWith("fe8")
                || address.startsWith("fe9")
                || address.startsWith("fea")
                || address.startsWith("feb");
    }

    /** The four numbers of an address, or none. */
    private static int[] numbers(String name) {
        var parts = name.split("\\.", -1);
        var numbers = new int[parts.length == 4 ? 4 : 0];
        for (int i = 0; i < numbers.length; i++) {
            if (parts[i].isEmpty() || parts[i].length() > 3 || !parts[i].chars().allMatch(c -> c >= '0' && c <= '9')) {
                return new int[0];
            }
            numbers[i] = Integer.parseInt(parts[i]);
            if (numbers[i] > BYTE) {
                return new int[0];
            }
        }
        return numbers;
    }
}

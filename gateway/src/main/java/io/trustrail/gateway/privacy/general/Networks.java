package io.trustrail.gateway.privacy.general;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The network of an IP address: /24 of version 4, /48 of version 6. */
final class Networks {

    private static final int GROUPS = 8;
    private static final int KEPT_GROUPS = 3;

    private Networks() {}

    static Optional<String> of(String value) {
        return value.indexOf(':') < 0 ? version4(value) : version6(value);
    }

    private static Optional<String> version4(String value) {
        var numbers = Digits.groups(value);
        boolean plain = numbers.size() == 4
                && value.length() == String.join(".", numbers).length();
        return plain ? Optional.of(String.join(".", numbers.subList(0, 3)) + ".0/24") : Optional.empty();
    }

    /** An address with a version 4 part at its end is left to the caller: its /48 would name no network. */
    private static Optional<String> version6(String value) {
        int gap = value.indexOf("::");
        var head = groups(gap < 0 ? value : value.substring(0, gap));
        var tail = gap < 0 ? List.<String>of() : groups(value.substring(gap + 2));
        int missing = GROUPS - head.size() - tail.size();
        if (value.indexOf('.') >= 0 || (gap < 0 ? missing != 0 : missing < 1)) {
            return Optional.empty();
        }
        var all = new ArrayList<>(head);
        for (int i = 0; i < missing; i++) {
            all.add("0");
        }
        all.addAll(tail);
        return Optional.of(String.join(":", all.subList(0, KEPT_GROUPS)) + "::/48");
    }

    private static List<String> groups(String part) {
        var groups = new ArrayList<String>();
        int start = 0;
        while (start < part.length()) {
            int colon = part.indexOf(':', start);
            int end = colon < 0 ? part.length() : colon;
            groups.add(part.substring(start, end));
            start = end + 1;
        }
        return groups;
    }
}

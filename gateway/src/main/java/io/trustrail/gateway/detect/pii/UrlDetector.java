package io.trustrail.gateway.detect.pii;

import io.trustrail.gateway.detect.pii.contact.WebAddresses;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Scanner;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import java.util.List;
import java.util.Set;

/**
 * Finds all web addresses, as {@code URL}. A detector of its own, since most of them are nobody's: a policy that wants them
 * gone has a guard with it. Those that lead to somebody are {@link PiiDetector}'s too.
 */
public final class UrlDetector implements Detector {

    /** All that it can find. */
    public static final Set<String> CATEGORIES = Set.of(WebAddresses.CATEGORY);

    private static final int LOOK_BEHIND = 32;
    private static final int LONGEST_SCHEME = 5;

    private final Scanner scanner = new Scanner(List.of(WebAddresses.all()), LONGEST_SCHEME, UrlDetector::unfinished);

    @Override
    public String name() {
        return "urls";
    }

    @Override
    public Set<String> categories() {
        return CATEGORIES;
    }

    @Override
    public int lookBehind() {
        return LOOK_BEHIND;
    }

    @Override
    public Detection detect(String text, int from, boolean complete) {
        return scanner.scan(text, from, complete);
    }

    /** The last letters may be a scheme. */
    private static int unfinished(String text, int from) {
        int limit = Math.max(from, text.length() - LONGEST_SCHEME);
        int at = text.length();
        while (at > limit && Chars.isAsciiLetter(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}

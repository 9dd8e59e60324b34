package io.trustrail.gateway.detect.secrets;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Scanner;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import java.util.List;
import java.util.Set;

/** Finds API keys, tokens, private keys and labelled passwords, all as {@code SECRET}. */
public final class SecretDetector implements Detector {

    static final String CATEGORY = "SECRET";

    private static final int LONGEST_PREFIX = 16;
    private static final int LOOK_BEHIND = 64;

    private final Scanner scanner = new Scanner(
            List.of(
                    new VendorKeys(),
                    new WebTokens(),
                    new PrivateKeys(),
                    new AssignedSecrets(),
                    new StatedPasswords(),
                    new PasswordsBefore()),
            StatedPasswords.REACH,
            SecretDetector::unfinished);

    @Override
    public String name() {
        return "secrets";
    }

    @Override
    public Set<String> categories() {
        return Set.of(CATEGORY);
    }

    @Override
    public int lookBehind() {
        return LOOK_BEHIND;
    }

    @Override
    public Detection detect(String text, int from, boolean complete) {
        return scanner.scan(text, from, complete);
    }

    /** The last characters may be the beginning of a key's prefix, or a password that is yet to be called so. */
    private static int unfinished(String text, int from) {
        return Math.max(from, Math.min(prefix(text, from), PasswordsBefore.unfinished(text)));
    }

    private static int prefix(String text, int from) {
        int limit = Math.max(from, text.length() - LONGEST_PREFIX);
        int at = text.length();
        while (at > limit && isPrefix(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isPrefix(char c) {
        return Chars.isWord(c) || c == '-' || c == '.';
    }
}

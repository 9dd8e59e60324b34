package io.trustrail.gateway.detect.pii;

import io.trustrail.gateway.detect.pii.code.Codes;
import io.trustrail.gateway.detect.pii.number.Numbers;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Scanner;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds personal data that has a shape of its own: e-mail addresses, phone numbers, payment cards, bank accounts, network
 * addresses, national ids; also URLs with a password in them, as {@code SECRET}. Scores rise with proof: a checksum or a
 * strict grammar 0.8 and more, a shape alone 0.5 to 0.75, a label beside it up to 0.97.
 */
public final class PiiDetector implements Detector {

    private static final Set<String> REGIONS = Set.of("US", "GB", "DE", "JP", "FR", "ES");
    private static final int LOOK_BEHIND = 128;

    private final Scanner scanner;
    private final Set<String> categories;

    public PiiDetector() {
        this(REGIONS);
    }

    /**
     * A detector that knows national phone numbers of other regions.
     *
     * @param regions ISO 3166 codes, such as {@code DE}
     * @throws IllegalArgumentException if a region has no numbering plan
     */
    public PiiDetector(Set<String> regions) {
        var numbers = new Numbers(regions, Schemes.LEXICON);
        scanner = new Scanner(
                List.of(
                        new EmailAddresses(),
                        numbers,
                        new Codes(Schemes.ALL, Schemes.LEXICON),
                        new Ibans(),
                        new Ipv6Addresses(),
                        new CredentialUrls()),
                0,
                PiiDetector::unfinished);
        var all = new HashSet<>(numbers.categories());
        Schemes.ALL.forEach(scheme -> all.add(scheme.category()));
        all.addAll(Set.of("EMAIL", "IBAN", "IP", "SECRET"));
        categories = Set.copyOf(all);
    }

    @Override
    public String name() {
        return "pii";
    }

    @Override
    public Set<String> categories() {
        return categories;
    }

    @Override
    public int lookBehind() {
        return LOOK_BEHIND;
    }

    @Override
    public Detection detect(String text, int from, boolean complete) {
        return scanner.scan(text, from, complete);
    }

    /** The last word may be the beginning of an address, and an opening bracket or plus sign that of a number. */
    private static int unfinished(String text, int from) {
        int limit = Math.max(from, text.length() - EmailAddresses.LONGEST_LOCAL);
        int at = beforeBracket(text, text.length(), limit);
        while (at > limit && EmailAddresses.isLocal(text.charAt(at - 1))) {
            at--;
        }
        return Math.max(from, Codes.unfinished(text, beforeBracket(text, at, limit)));
    }

    private static int beforeBracket(String text, int at, int limit) {
        return at > limit && Chars.narrow(text.charAt(at - 1)) == '(' ? at - 1 : at;
    }
}

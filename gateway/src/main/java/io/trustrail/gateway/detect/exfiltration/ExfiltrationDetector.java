package io.trustrail.gateway.detect.exfiltration;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Scanner;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Finds addresses through which a text would tell somebody else what it knows: images and frames, which clients fetch by
 * themselves, and links, where they carry data. The finding is the address, so that a text without it still reads well.
 *
 * <p>Whether an address carries data is told by its look (see {@link Load}); an address that the client fetches by itself and
 * that carries none is a finding of its own category, since its request tells that the text is read.
 */
public final class ExfiltrationDetector implements Detector {

    /** All that it can find. */
    public static final Set<String> CATEGORIES = Set.of(Judge.EXFILTRATION, Judge.EXTERNAL_IMAGE);

    /** How far behind its sign an address may start. */
    private static final int REACH = Beginning.MOST_BLANKS + 4;

    private static final int LOOK_BEHIND =
            REACH + Attributes.LONGEST_NAME + Attributes.MOST_BLANKS + Attributes.LONGEST_TAG + 8;

    private final Scanner scanner;

    /**
     * A detector for a house.
     *
     * @param hosts the house's own hosts, which are never findings: {@code example.com}, or {@code *.example.com} for all
     *     below it
     * @throws IllegalArgumentException if one is no name of a host
     */
    public ExfiltrationDetector(Collection<String> hosts) {
        var judge = new Judge(new Hosts(hosts));
        scanner = new Scanner(
                List.of(new BareUrls(judge), new Destinations(judge), new Attributes(judge)),
                REACH,
                ExfiltrationDetector::unfinished);
    }

    @Override
    public String name() {
        return "exfiltration";
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

    /** The last word may be the beginning of a scheme. */
    private static int unfinished(String text, int from) {
        int start = text.length();
        while (start > from
                && text.length() - start <= BareUrls.LONGEST_SCHEME
                && Chars.isWord(text.charAt(start - 1))) {
            start--;
        }
        return isScheme(text, start) ? start : text.length();
    }

    private static boolean isScheme(String text, int start) {
        var word = new StringBuilder(BareUrls.LONGEST_SCHEME + 1);
        for (int i = start; i < text.length(); i++) {
            word.append(Chars.fold(text.charAt(i)));
        }
        var begun = word.toString();
        return Address.SCHEMES.stream().anyMatch(scheme -> scheme.startsWith(begun));
    }
}

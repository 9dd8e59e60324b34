package io.trustrail.gateway.detect.pii;

import io.trustrail.gateway.detect.pii.context.Lexicon;
import io.trustrail.gateway.detect.pii.person.Days;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Scanner;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import java.util.List;
import java.util.Set;

/**
 * Finds dates of whatever kind, as {@code DATE}. A detector of its own, since a date says little about anybody: a policy
 * that wants them coarse or gone has a guard with it. Dates of birth are {@link PiiDetector}'s.
 */
public final class DateDetector implements Detector {

    /** All that it can find. */
    public static final Set<String> CATEGORIES = Set.of(Days.CATEGORY);

    private static final int LONGEST_MONTH = 12;

    private final Scanner scanner =
            new Scanner(List.of(new Days(Schemes.LEXICON)), LONGEST_MONTH, DateDetector::unfinished);

    @Override
    public String name() {
        return "dates";
    }

    @Override
    public Set<String> categories() {
        return CATEGORIES;
    }

    @Override
    public int lookBehind() {
        return Lexicon.LOOK_BEHIND;
    }

    @Override
    public Detection detect(String text, int from, boolean complete) {
        return scanner.scan(text, from, complete);
    }

    /** The last word may be a month or an era. */
    private static int unfinished(String text, int from) {
        int limit = Math.max(from, text.length() - LONGEST_MONTH);
        int at = text.length();
        while (at > limit && (Chars.isLetter(text.charAt(at - 1)) || text.charAt(at - 1) == '.')) {
            at--;
        }
        return Math.max(from, Days.unfinished(text, at));
    }
}

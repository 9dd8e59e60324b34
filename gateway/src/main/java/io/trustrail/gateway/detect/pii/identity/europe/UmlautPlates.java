package io.trustrail.gateway.detect.pii.identity.europe;

import io.trustrail.gateway.detect.pii.context.Lexicon;
import io.trustrail.gateway.detect.pii.context.Topics;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.Set;

/** German number plates of districts with an umlaut, such as {@code TÜ-AB 123}. */
public final class UmlautPlates implements Recogniser {

    private static final String CATEGORY = "VEHICLE_PLATE";
    private static final Set<String> DISTRICTS = Set.of(
            ("BÖ BÜD BÜR BÜS BÜZ DÜW FLÖ FÜ FÜS GÖ GÜ HÖS HÜN JÜL KÖN KÖT KÖZ KÜN LÖ LÖB LÜD LÜN MÜ MÜB MÜR NÖ ÖHR"
                            + " PLÖ RÜD RÜG SLÜ SÖM SÜW TÖL TÜ ÜB WÜ WÜM")
                    .split(" ", -1));
    private static final int LONGEST_DISTRICT = 3;
    private static final int MOST_LETTERS = 2;
    private static final int MOST_DIGITS = 4;

    private final Lexicon lexicon;

    public UmlautPlates(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public boolean triggeredBy(char c) {
        return c == 'Ä' || c == 'Ö' || c == 'Ü';
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        int start = trigger;
        while (start > 0 && trigger - start < LONGEST_DISTRICT && Chars.isWord(text.charAt(start - 1))) {
            start--;
        }
        int district = letters(text, trigger + 1, LONGEST_DISTRICT);
        if (district - start > LONGEST_DISTRICT) {
            return;
        }
        int letters = letters(text, afterGap(text, district), MOST_LETTERS);
        int first = afterGap(text, letters);
        int end = first;
        while (end < text.length() && end - first < MOST_DIGITS && Chars.isDigit(text.charAt(end))) {
            end++;
        }
        boolean lettered = letters > district + 1;
        if (scan.isUnknown(end + 1) && (end == district || letters == afterGap(text, district) || lettered)) {
            scan.open(start);
        } else if (lettered && end > first && DISTRICTS.contains(text.substring(start, district))) {
            decide(scan, start, district, end);
        }
    }

    /** The dash behind the district makes a plate; without it a label has to say so. */
    private void decide(Scan scan, int start, int district, int end) {
        String text = scan.text();
        if (!scan.endsWord(end) || (end < text.length() && Chars.isDash(text.charAt(end)))) {
            return;
        }
        var label = lexicon.before(text, start);
        boolean labelled = label != null && label.isOf(Topics.PLATE);
        boolean dashed = Chars.isDash(text.charAt(district));
        boolean other = label != null && label.isClaiming() && !labelled;
        scan.found(CATEGORY, start, end, labelled ? 0.85 : dashed && !other ? 0.6 : 0);
    }

    private static int letters(String text, int from, int most) {
        int at = from;
        while (at < text.length() && at - from < most && Chars.isAsciiUpper(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int afterGap(String text, int at) {
        boolean gap = at < text.length() && (text.charAt(at) == ' ' || Chars.isDash(text.charAt(at)));
        return gap ? at + 1 : at;
    }
}

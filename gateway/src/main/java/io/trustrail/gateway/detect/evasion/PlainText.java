package io.trustrail.gateway.detect.evasion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text as people read it, and where each of its characters stands in the text as it is: compatibility forms as their plain
 * characters (Unicode's NFKC), nothing invisible, look-alikes of other scripts and figures as the letters that they stand
 * for, letters with spaces between them together, drawn-out letters short. Words of one script, whichever, stay as they are.
 *
 * <p>Immutable. Made in a time that grows with the text's length; ordinary text is looked at, not copied.
 */
public final class PlainText {

    private final String text;
    private final int length;
    private final int @Nullable [] starts;
    private final int @Nullable [] ends;
    private final int disguised;
    private final List<Hidden> hidden;

    private PlainText(
            String text,
            int length,
            int @Nullable [] starts,
            int @Nullable [] ends,
            int disguised,
            List<Hidden> hidden) {
        this.text = text;
        this.length = length;
        this.starts = starts;
        this.ends = ends;
        this.disguised = disguised;
        this.hidden = hidden;
    }

    /** Reads a text that is wholly there. */
    public static PlainText of(String text) {
        int look = Look.at(text);
        boolean hides = (look & Look.HIDES) != 0 && HiddenTexts.isNeeded(text);
        return (look & ~Look.HIDES) == 0 && !hides
                ? new PlainText(text, text.length(), null, null, 0, List.of())
                : undone(text);
    }

    private static PlainText undone(String text) {
        var hidden = new HiddenTexts();
        var copy = Folding.of(text, hidden);
        var folded = copy.toString();
        int look = Look.at(folded);
        if ((look & Look.HIDES) != 0 && HiddenTexts.isNeeded(folded)) {
            hidden.find(folded, copy);
        }
        LookAlikes.undo(copy);
        Leet.undo(copy);
        Spaced.undo(copy);
        Stretched.undo(copy);
        var readable = copy.toString();
        return new PlainText(
                readable.equals(text) ? text : readable,
                text.length(),
                copy.allStarts(),
                copy.allEnds(),
                copy.disguised(),
                hidden.all());
    }

    /** The text as people read it. */
    public String text() {
        return text;
    }

    /** How many characters were changed by what people do to hide words; width and drawn-out letters are none of it. */
    public int disguised() {
        return disguised;
    }

    /** Texts that stand in it as something else. */
    public List<Hidden> hidden() {
        return hidden;
    }

    /** Where a character of {@link #text} starts in the text as it is; the end of that for the position behind the last. */
    public int start(int position) {
        return position == text.length() ? length : starts == null ? position : starts[position];
    }

    /** Where the character before a position of {@link #text} ends in the text as it is. */
    public int end(int position) {
        return position == 0 ? 0 : ends == null ? position : ends[position - 1];
    }

    /**
     * A text that stands in another as something else.
     *
     * @param text what it says
     * @param start where it starts in the text as it is, in UTF-16 units
     * @param end where it ends there
     */
    public record Hidden(String text, int start, int end) {}
}

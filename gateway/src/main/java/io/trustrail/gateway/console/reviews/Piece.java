package io.trustrail.gateway.console.reviews;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import io.trustrail.gateway.review.Content.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A stretch of a text as a page shows it.
 *
 * @param marks what was found in it; the longer ones first
 */
public record Piece(String text, Kind kind, List<Mark> marks) {

    /** How it is shown. */
    public enum Kind {
        PLAIN,
        /** Something was found here. */
        FOUND,
        /** Stood before the edit. */
        OUT,
        /** Stands after it. */
        IN,
        /** What a token stands for. */
        VALUE
    }

    private static final int LONGEST_COMPARED = 4_000;

    /** A text with what was found in it. Marks may overlap. */
    static List<Piece> marked(String text, List<Mark> marks) {
        var borders = new TreeSet<Integer>(List.of(0, text.length()));
        for (var mark : marks) {
            borders.add(within(text, mark.start()));
            borders.add(within(text, mark.end()));
        }
        var pieces = new ArrayList<Piece>();
        int from = 0;
        for (int to : borders.tailSet(0, false)) {
            int start = from;
            var here = marks.stream()
                    .filter(mark -> mark.start() <= start && mark.end() >= to)
                    .toList();
            pieces.add(new Piece(text.substring(start, to), here.isEmpty() ? Kind.PLAIN : Kind.FOUND, here));
            from = to;
        }
        return pieces;
    }

    private static int within(String text, int position) {
        return Math.max(0, Math.min(position, text.length()));
    }

    /** A text with values in the place of tokens. */
    static List<Piece> revealed(String text, Map<String, String> values) {
        var pieces = new ArrayList<Piece>();
        int from = 0;
        for (int open = text.indexOf('['); open >= 0; open = text.indexOf('[', open + 1)) {
            int close = text.indexOf(']', open);
            var value = close < 0 ? null : values.get(text.substring(open, close + 1));
            if (value != null) {
                pieces.add(plain(text.substring(from, open)));
                pieces.add(new Piece(value, Kind.VALUE, List.of()));
                from = close + 1;
            }
        }
        pieces.add(plain(text.substring(from)));
        return pieces;
    }

    private static Piece plain(String text) {
        return new Piece(text, Kind.PLAIN, List.of());
    }

    /** What an edit changes, word by word; of very long texts, as a whole. */
    static List<Piece> compared(String before, String after) {
        var old = words(before);
        var fresh = words(after);
        if (old.size() > LONGEST_COMPARED || fresh.size() > LONGEST_COMPARED) {
            return List.of(new Piece(before, Kind.OUT, List.of()), new Piece(after, Kind.IN, List.of()));
        }
        var pieces = new ArrayList<Piece>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, fresh).getDeltas()) {
            add(pieces, Kind.PLAIN, old.subList(at, delta.getSource().getPosition()));
            add(pieces, Kind.OUT, delta.getSource().getLines());
            add(pieces, Kind.IN, delta.getTarget().getLines());
            at = delta.getSource().last() + 1;
        }
        add(pieces, Kind.PLAIN, old.subList(at, old.size()));
        return pieces;
    }

    private static void add(List<Piece> pieces, Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(String.join("", words), kind, List.of()));
        }
    }

    /** Words, and single characters between them; of scripts without blanks, characters. */
    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || !joined(text.charAt(i - 1), text.charAt(i))) {
                words.add(text.substring(start, i));
                start = i;
            }
        }
        return words;
    }

    private static boolean joined(char before, char after) {
        return Character.isLowSurrogate(after) || (isOfWord(before) && isOfWord(after));
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
    }
}

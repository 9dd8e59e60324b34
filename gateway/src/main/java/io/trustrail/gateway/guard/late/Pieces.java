package io.trustrail.gateway.guard.late;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into the pieces that a late detector is asked about. Where a piece ends depends on its start and on what
 * stands in it, never on how much of the text is there already.
 */
public final class Pieces {

    /* Shorter ones, such as "No." or the number of a list's item, tell a model nothing. */
    private static final int SHORTEST_SENTENCE = 24;

    private final boolean bySentence;
    private final int most;

    private Pieces(boolean bySentence, int most) {
        this.bySentence = bySentence;
        this.most = most;
    }

    /** A piece is a sentence, with its successors if it is very short. */
    public static Pieces sentences(int most) {
        return new Pieces(true, most);
    }

    /** A piece is the whole text or, where that is too long, as many whole sentences as go in. Known at the text's end. */
    public static Pieces whole(int most) {
        return new Pieces(false, most);
    }

    /** Whether a piece is a sentence. */
    boolean areSentences() {
        return bySentence;
    }

    /** All pieces of a text that is there as a whole, without the blanks around them; those of blanks only are left out. */
    public List<Piece> of(String text) {
        var pieces = new ArrayList<Piece>(2);
        int start = 0;
        while (start < text.length()) {
            int end = end(text, start, true);
            var piece = text.substring(start, end).strip();
            if (!piece.isEmpty()) {
                int from = text.indexOf(piece, start);
                pieces.add(new Piece(from, from + piece.length()));
            }
            start = end;
        }
        return pieces;
    }

    /**
     * Where the piece ends that starts at {@code start}; -1 if more of the text must be there to tell.
     *
     * @param complete whether the text ends here
     */
    public int end(String text, int start, boolean complete) {
        int limit = Math.min(text.length(), start + most);
        if (bySentence) {
            for (int at = start + SHORTEST_SENTENCE; at <= limit; at++) {
                if (Sentences.startsAt(text, at)) {
                    return at;
                }
            }
        } else if (!complete) {
            return -1;
        }
        if (text.length() - start > most) {
            return cut(text, start, limit);
        }
        return complete ? text.length() : -1;
    }

    /* Rather behind a sentence or a word than inside, unless that made the piece less than half as long. */
    private int cut(String text, int start, int limit) {
        int half = start + (limit - start) / 2;
        for (int at = limit; at > half; at--) {
            if (Sentences.startsAt(text, at)) {
                return at;
            }
        }
        for (int at = limit; at > half; at--) {
            if (Character.isWhitespace(text.charAt(at - 1))) {
                return at;
            }
        }
        return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }

    /** A stretch {@code [start, end)} of a text, in UTF-16 units. */
    public record Piece(int start, int end) {}
}

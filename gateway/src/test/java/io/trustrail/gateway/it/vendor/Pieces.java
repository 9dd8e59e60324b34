package io.trustrail.gateway.it.vendor;

import java.util.ArrayList;
import java.util.List;

/** A text as a model streams it: in pieces, which here are cut without respect for words. */
public final class Pieces {

    private Pieces() {}

    /** Pieces of so many characters, the last one maybe shorter. Never cuts a surrogate pair. */
    public static List<String> of(String text, int length) {
        var pieces = new ArrayList<String>();
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + length);
            to += to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? 1 : 0;
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }
}

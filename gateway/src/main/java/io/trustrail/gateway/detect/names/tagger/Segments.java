package io.trustrail.gateway.detect.names.tagger;

import io.trustrail.gateway.detect.names.words.HanWords;
import io.trustrail.gateway.detect.names.words.Kind;

/** Where segments start and end: runs of tokens that are not plain, without wide gaps. */
public final class Segments {

    /** Longer segments, in characters, are not decoded as one: each token is judged alone. */
    public static final int LONGEST = 200;

    private static final int WIDEST_GAP = 20;
    private static final int SIDE = 3;
    private static final int KANA = 4;

    private Segments() {}

    /** The first token of the segment at or after this token, or the number of tokens. */
    public static int start(Tokens tokens, int from) {
        int token = from;
        while (token < tokens.count && tokens.isPlain(token)) {
            token++;
        }
        return token;
    }

    /** The token behind the segment that starts with this token. */
    public static int end(Tokens tokens, int start) {
        int token = start + 1;
        while (token < tokens.count && !tokens.isPlain(token) && isBeside(tokens, token)) {
            token++;
        }
        return token;
    }

    private static boolean isBeside(Tokens tokens, int token) {
        return tokens.start[token] - tokens.end[token - 1] <= WIDEST_GAP;
    }

    /** Whether tokens are too many for one segment. */
    public static boolean isLong(Tokens tokens, int start, int end) {
        return tokens.end[end - 1] - tokens.start[start] > LONGEST;
    }

    /** Whether it is known that the segment ends before {@code end}, and all that its last tokens' features read. */
    static boolean isSettled(Tokens tokens, int end) {
        return end < tokens.count && isSettledPlain(tokens, end) && isRead(tokens, end - 1);
    }

    /* A token that ends a segment is known to do so when its right neighbour is known too. */
    private static boolean isSettledPlain(Tokens tokens, int token) {
        return token + 1 < tokens.count && tokens.isKnown(token + 1);
    }

    /** Whether everything that a token's features read is known. */
    static boolean isRead(Tokens tokens, int token) {
        if (tokens.length - tokens.end[token] > farthest()) {
            return true;
        }
        int last = runEnd(tokens, runEnd(tokens, token + SIDE) + 1) + KANA;
        return last + 1 < tokens.count && tokens.isKnown(last);
    }

    private static int farthest() {
        return Tokens.NEARBY + Tokens.LONGEST_WORD + HanWords.LONGEST_RUN + KANA + 2 * Tokens.MARGIN;
    }

    private static int runEnd(Tokens tokens, int token) {
        int last = token;
        while (last + 1 < tokens.count
                && last - token <= HanWords.LONGEST_RUN
                && tokens.kind[last] == Kind.HAN
                && tokens.kind[last + 1] == Kind.HAN) {
            last++;
        }
        return last;
    }

    /** Whether a plain token will stay one. */
    static boolean isSettledOutside(Tokens tokens, int token) {
        return isSettledPlain(tokens, token);
    }
}

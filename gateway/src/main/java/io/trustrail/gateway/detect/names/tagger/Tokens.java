package io.trustrail.gateway.detect.names.tagger;

import io.trustrail.gateway.detect.names.words.Hash;
import io.trustrail.gateway.detect.names.words.Kind;
import io.trustrail.gateway.detect.names.words.Lexicon;
import io.trustrail.gateway.detect.names.words.Words;
import java.util.Arrays;

/** A stretch of text as tokens, by number. Numbers beyond them stand for {@link Kind#NONE}. For one thread. */
public final class Tokens {

    /** Longer words, numbers and runs of katakana are {@link Kind#JUNK}. */
    static final int LONGEST_WORD = 40;

    /** How many characters behind a token must be there for the token to be known. */
    static final int MARGIN = 3;

    /** A token further away is none. */
    static final int NEARBY = 80;

    private static final byte[] NONE = {};
    private static final int FEW = 256;
    private static final int MANY = 1 << 13;

    String text = "";
    int length;
    int count;
    int[] start = new int[FEW];
    int[] end = new int[FEW];
    int[] hash = new int[FEW];
    byte[] kind = new byte[FEW];
    /** What the dictionaries say. */
    int[] clues = new int[FEW];
    /** Characters of a Japanese word: tokens before this one in its word, and behind it; empty without such characters. */
    byte[] before = NONE;

    byte[] after = NONE;

    Tokens() {}

    /**
     * Reads tokens.
     *
     * @param from where to start; a token that this cuts is wrong, and so is what stands within a few characters of it
     */
    public static Tokens of(String text, int from, Words words) {
        var tokens = new Tokens();
        tokens.read(text, from, words);
        return tokens;
    }

    void read(String newText, int from, Words words) {
        text = newText;
        length = newText.length();
        count = 0;
        new Tokenizer(this, words).read(from);
    }

    /** Forgets the text; returns whether there is so little left that it may be kept for the next one. */
    boolean clear() {
        text = "";
        length = 0;
        count = 0;
        before = NONE;
        after = NONE;
        return start.length <= MANY;
    }

    void add(int from, int to, int wordHash, byte tokenKind) {
        if (count == start.length) {
            grow();
        }
        start[count] = from;
        end[count] = to;
        hash[count] = wordHash;
        kind[count] = tokenKind;
        clues[count++] = 0;
    }

    private void grow() {
        int size = count * 2;
        start = Arrays.copyOf(start, size);
        end = Arrays.copyOf(end, size);
        hash = Arrays.copyOf(hash, size);
        kind = Arrays.copyOf(kind, size);
        clues = Arrays.copyOf(clues, size);
    }

    public int count() {
        return count;
    }

    /** Where a token starts in the text. */
    public int start(int token) {
        return start[token];
    }

    /** Where a token ends in the text. */
    public int end(int token) {
        return end[token];
    }

    /** A token's {@link Kind}. */
    public int kind(int token) {
        return kind[token];
    }

    /** A token's word hash. */
    public int hash(int token) {
        return hash[token];
    }

    /** Whether a token is a character of a script without spaces. */
    public boolean isCharacter(int token) {
        return Kind.isCharacter(kind[token]);
    }

    /** Whether this token is certainly no part of a name. */
    public boolean isPlain(int token) {
        return (clues[token] & Lexicon.PLAIN) != 0 || kind[token] == Kind.JUNK;
    }

    /** The hash under which hiragana between these neighbours is looked up. */
    public int trigram(int token) {
        int left = token > 0 && end[token - 1] == start[token] ? hash[token - 1] : 0;
        int right = token + 1 < count && end[token] == start[token + 1] ? hash[token + 1] : 0;
        return Hash.end((left * 31 + hash[token]) * 31 + right);
    }

    /** Whether a token is as it will be, whatever text follows. */
    boolean isKnown(int token) {
        return end[token] + MARGIN <= length;
    }
}

package io.trustrail.gateway.detect.names.tagger;

import io.trustrail.gateway.detect.names.words.Hash;
import io.trustrail.gateway.detect.names.words.Kind;
import io.trustrail.gateway.detect.names.words.Lexicon;
import java.util.Arrays;

/**
 * What the model sees of a token: the words, shapes and dictionary clues of the token and of three tokens to each side, and
 * the language of the words before it. Reads nothing that is further away than {@link Tokens#NEARBY} characters.
 */
public final class Features {

    private static final int SIDE = 3;
    private static final int WINDOW = 2 * SIDE + 1;
    private static final int LANGUAGE_WORDS = 12;
    private static final int MAX_LANGUAGES = 8;
    private static final int LABEL_WORDS = 4;
    private static final int MOST = 64;

    private final Tokens tokens;
    private final CharacterFeatures characters;
    private final int[] word = new int[WINDOW];
    private final int[] kind = new int[WINDOW];
    private final int[] clues = new int[WINDOW];
    private final int[] votes = new int[MAX_LANGUAGES];
    private final long[] keys = new long[MOST];
    private int count;

    public Features(Tokens tokens) {
        this.tokens = tokens;
        this.characters = new CharacterFeatures(this, tokens, word, kind, clues);
    }

    /**
     * Finds all features of a token; {@link #keys} holds them.
     *
     * @return how many they are
     */
    public int extract(int token) {
        count = 0;
        look(token);
        if (Kind.isCharacter(kind[SIDE])) {
            characters.extract(token);
        } else if (Kind.isWord(kind[SIDE]) || kind[SIDE] == Kind.KATAKANA || kind[SIDE] == Kind.JUNK) {
            ofWord(token);
        } else {
            ofMark();
        }
        add(Hash.feature(90, label(token), kind[SIDE]));
        add(Hash.feature(92, layout(token), kind[SIDE], clues[SIDE]));
        return count;
    }

    /** The features of the last token that was extracted. The array is overwritten by the next one. */
    public long[] keys() {
        return keys;
    }

    void add(long key) {
        keys[count++] = key;
    }

    private void look(int token) {
        for (int i = 0; i < WINDOW; i++) {
            int other = token + i - SIDE;
            boolean there = isNear(token, other);
            word[i] = there ? tokens.hash[other] : 0;
            kind[i] = there ? tokens.kind[other] : Kind.NONE;
            clues[i] = there ? clues(other) : 0;
        }
    }

    private int clues(int token) {
        int all = tokens.clues[token];
        return (all & HanRuns.JAPANESE) != 0 ? all & ~Lexicon.PLAIN : all & Lexicon.CLUES;
    }

    private boolean isNear(int token, int other) {
        return other >= 0
                && other < tokens.count
                && tokens.start[other] - tokens.end[token] <= Tokens.NEARBY
                && tokens.start[token] - tokens.end[other] <= Tokens.NEARBY;
    }

    private void ofWord(int token) {
        int language = language(token);
        for (int i = 0; i < WINDOW; i++) {
            add(Hash.feature(i, word[i]));
        }
        add(Hash.feature(10, word[2], word[3]));
        add(Hash.feature(11, word[3], word[4]));
        add(Hash.feature(12, word[1], word[2]));
        add(Hash.feature(13, word[4], word[5]));
        add(Hash.feature(14, word[2], word[4], kind[3]));
        add(Hash.feature(16, word[4], kind[3]));
        add(Hash.feature(17, word[1], word[2], kind[3]));
        add(Hash.feature(18, word[3], kind[3]));
        add(Hash.feature(19, word[2], kind[3], kind[4]));
        shapes(language);
        affixes(token);
        dictionary(language);
    }

    /* Punctuation, numbers and ends of lines are parts of names at most: fewer questions decide about them. */
    private void ofMark() {
        add(Hash.feature(2, word[2]));
        add(Hash.feature(4, word[4]));
        add(Hash.feature(10, word[2], word[3]));
        add(Hash.feature(11, word[3], word[4]));
        add(Hash.feature(14, word[2], word[4], word[3]));
        add(Hash.feature(17, word[1], word[2], word[3]));
        add(Hash.feature(13, word[4], word[5], word[3]));
        add(Hash.feature(18, word[3], kind[3]));
        shapes(0);
        add(Hash.feature(41, clues[2], word[3]));
        add(Hash.feature(42, word[3], clues[4]));
        add(Hash.feature(43, clues[2], word[3], clues[4]));
    }

    private void shapes(int language) {
        int before = kind[2] << 4 | kind[1];
        int behind = kind[4] << 4 | kind[5];
        add(Hash.feature(21, kind[2], kind[3], kind[4]));
        add(Hash.feature(24, kind[2] << 4 | kind[4], kind[3], language));
        add(Hash.feature(25, before, kind[3], behind));
    }

    private void affixes(int token) {
        int start = tokens.start[token];
        int end = tokens.end[token];
        int size = Math.min(end - start, 15);
        add(Hash.feature(30, size, kind[3]));
        int suffix3 = affix(end - 3, end, start);
        add(Hash.feature(31, affix(end - 2, end, start), kind[3]));
        add(Hash.feature(33, affix(end - 4, end, start)));
        add(Hash.feature(34, suffix3, kind[3]));
        add(Hash.feature(36, Hash.word(tokens.text, start, Math.min(end, start + 3))));
        if (kind[4] <= Kind.INITIAL) {
            add(Hash.feature(38, affix(tokens.end[token + 1] - 3, tokens.end[token + 1], tokens.start[token + 1])));
        }
    }

    private int affix(int from, int to, int start) {
        return Hash.word(tokens.text, Math.max(from, start), to);
    }

    private void dictionary(int language) {
        add(Hash.feature(41, clues[2], clues[3], kind[3]));
        add(Hash.feature(42, clues[3], clues[4], kind[3]));
        add(Hash.feature(43, clues[2], clues[3], clues[4]));
        add(Hash.feature(44, clues[3], kind[3], language));
        add(Hash.feature(45, clues[2], kind[3], kind[2]));
        add(Hash.feature(46, clues[4], kind[3], kind[4]));
        add(Hash.feature(47, clues[3], word[2]));
        add(Hash.feature(48, clues[3], word[4]));
    }

    /* The language that most of the words before this one and a few behind it belong to. */
    private int language(int token) {
        Arrays.fill(votes, 0);
        int last = Math.min(tokens.count - 1, token + SIDE);
        for (int other = Math.max(0, token - LANGUAGE_WORDS); other <= last; other++) {
            int bits = tokens.clues[other];
            if ((bits & HanRuns.JAPANESE) == 0 && isNear(token, other)) {
                votes[Lexicon.language(bits)]++;
            }
        }
        int best = 0;
        votes[0] = 0;
        for (int i = 1; i < MAX_LANGUAGES; i++) {
            best = votes[i] > votes[best] ? i : best;
        }
        return best;
    }

    /* The word before the last colon, if that is close and in the same line: "Name: ", "Kunde: ", 氏名：. */
    private int label(int token) {
        for (int other = token - 1; other > 0 && other >= token - LABEL_WORDS && isNear(token, other - 1); other--) {
            if (tokens.kind[other] == Kind.NEWLINE) {
                return 1;
            }
            if (isColon(other)) {
                return tokens.hash[other - 1];
            }
        }
        return 0;
    }

    private boolean isColon(int token) {
        char c = tokens.text.charAt(tokens.start[token]);
        return c == ':' || c == '\uff1a';
    }

    /* Where a token stands: at the start or the end of a line, glued to its neighbours, behind a quotation mark. */
    private int layout(int token) {
        boolean first = kind[2] == Kind.NEWLINE || kind[2] == Kind.NONE;
        boolean last = kind[4] == Kind.NEWLINE || kind[4] == Kind.NONE;
        boolean gluedLeft = kind[2] != Kind.NONE && tokens.end[token - 1] == tokens.start[token];
        boolean gluedRight = kind[4] != Kind.NONE && tokens.end[token] == tokens.start[token + 1];
        return (first ? 1 : 0) | (last ? 2 : 0) | (gluedLeft ? 4 : 0) | (gluedRight ? 8 : 0);
    }
}

package io.trustrail.gateway.detect.names.tagger;

import io.trustrail.gateway.detect.names.words.HanWords;
import io.trustrail.gateway.detect.names.words.Hash;
import io.trustrail.gateway.detect.names.words.JapaneseWord;
import io.trustrail.gateway.detect.names.words.Kind;
import io.trustrail.gateway.detect.names.words.Lexicon;

/** Finds the words of each run of Han characters, and names in hiragana, and notes them at their characters. */
final class HanRuns {

    /** Tells these clues from those of spaced words. */
    static final int JAPANESE = 1 << 14;

    private static final int POSITION_SHIFT = 11;
    private static final int SHORTEST_KANA_NAME = 2;
    private static final int LONGEST_KANA_NAME = 5;

    private final Tokens tokens;
    private final Lexicon dictionary;
    private final HanWords words;

    HanRuns(Tokens tokens, Lexicon dictionary) {
        this.tokens = tokens;
        this.dictionary = dictionary;
        this.words = new HanWords(dictionary);
    }

    void read() {
        for (int token = 0; token < tokens.count; ) {
            if (tokens.kind[token] == Kind.HAN) {
                token = run(token);
            } else {
                if (tokens.kind[token] == Kind.HIRAGANA) {
                    kana(token);
                }
                token++;
            }
        }
    }

    private int run(int from) {
        int to = from + 1;
        while (to < tokens.count && tokens.kind[to] == Kind.HAN && tokens.start[to] == tokens.end[to - 1]) {
            to++;
        }
        if (to - from <= HanWords.LONGEST_RUN) {
            words.cut(tokens.text, tokens.start[from], to - from);
            for (int end = to - from; end > 0; ) {
                int size = words.length(end);
                note(from + end - size, size, HanWords.clues(words.bits(end)));
                end -= size;
            }
        }
        return to;
    }

    private void note(int first, int size, int clues) {
        for (int i = 0; i < size; i++) {
            int position = size == 1 ? 3 : i == 0 ? 0 : i == size - 1 ? 2 : 1;
            tokens.clues[first + i] = JAPANESE | clues | position << POSITION_SHIFT;
            tokens.before[first + i] = (byte) i;
            tokens.after[first + i] = (byte) (size - 1 - i);
        }
    }

    private void kana(int from) {
        int hash = Hash.step(Hash.SEED, tokens.text.charAt(tokens.start[from]));
        int last = Math.min(tokens.count, from + LONGEST_KANA_NAME);
        for (int to = from + 1;
                to < last && tokens.kind[to] == Kind.HIRAGANA && tokens.start[to] == tokens.end[to - 1];
                to++) {
            hash = Hash.step(hash, tokens.text.charAt(tokens.start[to]));
            int found = to + 1 - from >= SHORTEST_KANA_NAME ? dictionary.bits(Hash.end(hash)) : 0;
            if ((found & (JapaneseWord.SURNAME | JapaneseWord.GIVEN_NAME)) != 0) {
                for (int i = from; i <= to; i++) {
                    tokens.clues[i] |= JAPANESE
                            | HanWords.clues(found & (JapaneseWord.SURNAME | JapaneseWord.GIVEN_NAME))
                            | (i == from ? 1 << POSITION_SHIFT : 0);
                }
            }
        }
    }
}

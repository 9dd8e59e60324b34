package io.trustrail.gateway.detect.names.tagger;

import io.trustrail.gateway.detect.names.words.Hash;
import io.trustrail.gateway.detect.names.words.Lexicon;

/** The features of a Han or hiragana character. Window position 3 is the character itself. */
final class CharacterFeatures {

    private final Features sink;
    private final Tokens tokens;
    private final int[] word;
    private final int[] kind;
    private final int[] clues;

    CharacterFeatures(Features sink, Tokens tokens, int[] word, int[] kind, int[] clues) {
        this.sink = sink;
        this.tokens = tokens;
        this.word = word;
        this.kind = kind;
        this.clues = clues;
    }

    void extract(int token) {
        characters();
        kinds();
        words(token);
    }

    private void characters() {
        for (int i = 0; i < word.length; i++) {
            sink.add(Hash.feature(i, word[i]));
        }
        for (int i = 1; i < 5; i++) {
            sink.add(Hash.feature(50 + i, word[i], word[i + 1]));
        }
        sink.add(Hash.feature(55, word[2], word[4]));
        for (int i = 1; i < 4; i++) {
            sink.add(Hash.feature(55 + i, word[i], word[i + 1], word[i + 2]));
        }
    }

    private void kinds() {
        sink.add(Hash.feature(60, kind[2], kind[3], kind[4]));
        sink.add(Hash.feature(61, kind[3], kind[4], kind[5]));
        int all = 0;
        for (int k : kind) {
            all = all << 4 | k;
        }
        sink.add(Hash.feature(63, all));
    }

    private void words(int token) {
        int first = token - tokens.before[token];
        int last = token + tokens.after[token];
        int own = hash(first, last);
        int left = first - 1;
        int right = last + 1;
        int leftClues = clues(token, left);
        int rightClues = clues(token, right);
        int rightHash = wordAt(token, right);
        int leftHash = wordAt(token, left);
        int mine = clues[3];
        sink.add(Hash.feature(70, mine));
        sink.add(Hash.feature(71, mine, leftClues));
        sink.add(Hash.feature(72, mine, rightClues));
        sink.add(Hash.feature(73, mine, leftClues, rightClues));
        sink.add(Hash.feature(74, own, mine));
        sink.add(Hash.feature(75, mine, leftHash));
        sink.add(Hash.feature(76, mine, rightHash));
        sink.add(Hash.feature(79, clues[2], mine, clues[4]));
        int next = right < tokens.count ? right + after(right) + 1 : right;
        sink.add(Hash.feature(80, mine, rightClues, clues(token, next)));
        sink.add(Hash.feature(81, mine, last - first, tokens.before[token]));
        sink.add(Hash.feature(82, mine, rightHash, wordAt(token, next)));
    }

    private int clues(int token, int other) {
        if (!isThere(token, other)) {
            return 0;
        }
        int all = tokens.clues[other];
        int position = (all & HanRuns.JAPANESE) == 0 ? tokens.kind[other] << 16 : 0;
        return (all & ~Lexicon.PLAIN) | position;
    }

    private int wordAt(int token, int other) {
        return isThere(token, other) ? hash(other - tokens.before[other], other + after(other)) : 0;
    }

    private int after(int other) {
        return other < tokens.after.length ? tokens.after[other] : 0;
    }

    private boolean isThere(int token, int other) {
        return other >= 0
                && other < tokens.count
                && tokens.start[other] - tokens.end[token] <= Tokens.NEARBY
                && tokens.start[token] - tokens.end[other] <= Tokens.NEARBY;
    }

    private int hash(int first, int last) {
        return first == last ? tokens.hash[first] : Hash.word(tokens.text, tokens.start[first], tokens.end[last]);
    }
}

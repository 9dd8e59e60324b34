package io.trustrail.training.names;

import io.trustrail.gateway.detect.names.tagger.Tokens;
import io.trustrail.gateway.detect.names.words.Hash;
import io.trustrail.gateway.detect.names.words.JapaneseWord;
import io.trustrail.gateway.detect.names.words.Kind;
import io.trustrail.gateway.detect.names.words.Lexicon;
import io.trustrail.gateway.detect.names.words.Words;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the dictionaries: word lists, and what the training texts tell about words. */
final class WordsBuilder {

    private static final List<String> LANGUAGES = List.of("en", "de", "es", "fr", "ja");
    private static final int NAME_BITS = Lexicon.GIVEN_NAME | Lexicon.SURNAME | Lexicon.PLACE;
    private static final int OFTEN = 3;
    private static final int VERY_OFTEN = 40;
    private static final int LANGUAGE_EVIDENCE = 12;

    private final Map<Integer, Integer> bits = new TreeMap<>();
    private final Map<Integer, Integer> han = new TreeMap<>();
    private final Map<Integer, int[]> seen = new HashMap<>();
    private final Map<Integer, Integer> kanaSeen = new HashMap<>();
    private final Map<Integer, Integer> kanaInName = new HashMap<>();

    private final boolean holdOut;

    /**
     * Starts with no words.
     *
     * @param holdOut whether names that are held out stay unknown
     */
    WordsBuilder(boolean holdOut) {
        this.holdOut = holdOut;
    }

    /** Adds the words of each entry, unless it is one of many. */
    void list(Collection<String> entries, int bit) {
        for (var entry : entries) {
            if (holdOut && Pools.isHeldOut(entry)) {
                continue;
            }
            var tokens = Tokens.of(entry, 0, empty());
            for (int token = 0; token < tokens.count(); token++) {
                if ((tokens.kind(token) <= Kind.MIXED && tokens.end(token) - tokens.start(token) > 2)
                        || tokens.kind(token) == Kind.KATAKANA) {
                    bits.merge(tokens.hash(token), bit, (one, other) -> one | other);
                }
            }
        }
    }

    /** The names that a synthetic document's labels tell. */
    void names(Document document) {
        for (var span : document.spans()) {
            var value = document.value(span);
            if (span.type().equals("LOCATION")) {
                list(List.of(value), Lexicon.PLACE);
            } else if (span.type().equals("PERSON")) {
                int blank = value.lastIndexOf(' ');
                list(List.of(value.substring(blank + 1)), Lexicon.SURNAME);
                if (blank > 0) {
                    list(List.of(value.substring(0, blank)), Lexicon.GIVEN_NAME);
                }
            }
        }
    }

    void katakana(Map<String, Integer> entries) {
        entries.forEach((word, bit) -> {
            if (!holdOut || !Pools.isHeldOut(word)) {
                bits.merge(Hash.word(word), bit, (one, other) -> one | other);
            }
        });
    }

    void han(Map<Integer, Integer> entries) {
        han.putAll(entries);
    }

    private static Words empty() {
        var none = Lexicon.of(Map.of());
        return new Words(none, none);
    }

    /** Notes a document's words: in small letters, in names, by language. */
    void read(Document document) {
        var tokens = Tokens.of(document.text(), 0, empty());
        int language = LANGUAGES.indexOf(document.language());
        for (int token = 0; token < tokens.count(); token++) {
            int at = tokens.start(token);
            boolean inName =
                    document.spans().stream().anyMatch(span -> span.isName() && span.start() <= at && at < span.end());
            int kind = tokens.kind(token);
            if (kind == Kind.HIRAGANA) {
                (inName ? kanaInName : kanaSeen).merge(tokens.trigram(token), 1, Integer::sum);
            } else if (kind <= Kind.INITIAL || kind == Kind.PUNCTUATION || kind == Kind.NEWLINE) {
                var counts = seen.computeIfAbsent(tokens.hash(token), key -> new int[LANGUAGES.size() + 2]);
                boolean small = kind == Kind.LOWER || kind == Kind.PUNCTUATION || kind == Kind.NEWLINE;
                if (small) {
                    counts[inName ? LANGUAGES.size() + 1 : LANGUAGES.size()]++;
                }
                if (!inName) {
                    counts[language]++;
                }
            }
        }
    }

    /** The dictionaries. */
    Words build() {
        var all = new TreeMap<>(bits);
        seen.forEach((hash, counts) -> {
            int more = learned(counts, all.getOrDefault(hash, 0)) | language(counts) << Lexicon.LANGUAGE_SHIFT;
            if (more != 0) {
                all.merge(hash, more, (one, other) -> one | other);
            }
        });
        kanaSeen.forEach((hash, count) -> {
            if (count >= OFTEN && !kanaInName.containsKey(hash)) {
                all.merge(hash, Lexicon.PLAIN, (one, other) -> one | other);
            }
        });
        return new Words(Lexicon.of(all), Lexicon.of(han));
    }

    private static int learned(int[] counts, int known) {
        int small = counts[LANGUAGES.size()];
        int named = counts[LANGUAGES.size() + 1];
        boolean plain = named == 0 && small >= ((known & NAME_BITS) == 0 ? OFTEN : VERY_OFTEN);
        return (plain ? Lexicon.PLAIN : 0) | (small >= OFTEN && small > named * 4 ? Lexicon.VOCABULARY : 0);
    }

    private static int language(int[] counts) {
        int best = 0;
        int sum = 0;
        for (int i = 0; i < LANGUAGES.size(); i++) {
            sum += counts[i];
            best = counts[i] > counts[best] ? i : best;
        }
        return sum >= LANGUAGE_EVIDENCE && counts[best] > 0.85 * sum ? best + 1 : 0;
    }

    /**
     * The dictionaries without what they say about some of the names, so that the model learns to do without.
     *
     * @param part which half of the names to forget, 0 or 1
     */
    Words forgetful(Words words, int part) {
        var spaced = new TreeMap<Integer, Integer>();
        var all = new TreeMap<>(bits);
        seen.keySet().forEach(hash -> all.putIfAbsent(hash, 0));
        kanaSeen.keySet().forEach(hash -> all.putIfAbsent(hash, 0));
        all.keySet().forEach(hash -> {
            int known = words.spaced().bits(hash);
            int kept = isForgotten(hash, part) ? known & ~NAME_BITS : known;
            if (kept != 0) {
                spaced.put(hash, kept);
            }
        });
        var japanese = new TreeMap<>(han);
        japanese.entrySet()
                .removeIf(entry -> isForgotten(entry.getKey(), part)
                        && (entry.getValue() & (JapaneseWord.SURNAME | JapaneseWord.GIVEN_NAME)) != 0);
        return new Words(Lexicon.of(spaced), Lexicon.of(japanese));
    }

    private static boolean isForgotten(int hash, int part) {
        return (hash * 0x85ebca6b) >>> 31 == part;
    }
}

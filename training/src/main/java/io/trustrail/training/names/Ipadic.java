package io.trustrail.training.names;

import com.atilika.kuromoji.dict.TokenInfoDictionary;
import com.atilika.kuromoji.ipadic.Tokenizer;
import com.atilika.kuromoji.util.SimpleResourceResolver;
import io.trustrail.gateway.detect.names.words.Hash;
import io.trustrail.gateway.detect.names.words.JapaneseWord;
import io.trustrail.gateway.detect.names.words.Lexicon;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The nouns of ipadic, as packed by Kuromoji (Apache-2.0; the dictionary itself: NAIST licence), with costs and kinds. */
final class Ipadic {

    private static final int COST_SHIFT = 2000;
    private static final int COST_STEP = 256;
    private static final int CHEAP = 30;

    final Map<Integer, Integer> entries = new TreeMap<>();
    final List<String> surnames = new ArrayList<>();
    final List<String> givenNames = new ArrayList<>();
    /** Words in katakana with the bits of a {@code Lexicon}. */
    final Map<String, Integer> katakana = new TreeMap<>();

    final List<String> foreign = new ArrayList<>();
    private final List<String> foreignGiven = new ArrayList<>();
    final List<String> regions = new ArrayList<>();

    static Ipadic load() throws IOException {
        var ipadic = new Ipadic();
        var dictionary = TokenInfoDictionary.newInstance(new SimpleResourceResolver(Tokenizer.class));
        for (int word = 0; ; word++) {
            String[] features;
            try {
                features = dictionary.getAllFeaturesArray(word);
            } catch (IndexOutOfBoundsException | IllegalArgumentException end) {
                return ipadic;
            }
            ipadic.add(features, dictionary.getWordCost(word));
        }
    }

    private void add(String[] features, int cost) {
        var surface = features[6];
        if (!features[0].equals("名詞") && !features[0].equals("接頭詞")) {
            return;
        }
        int kind = kind(features);
        boolean han = surface.codePoints().allMatch(Ipadic::isHan);
        boolean kana = surface.length() > 1 && surface.codePoints().allMatch(c -> c >= 0x3041 && c <= 0x3096);
        if (surface.length() > 1 && surface.codePoints().allMatch(c -> c >= 0x30a1 && c <= 0x30fc)) {
            katakana.merge(surface, bits(kind), (one, other) -> one | other);
            if ((kind & JapaneseWord.GIVEN_NAME) != 0) {
                foreignGiven.add(surface);
            } else if ((kind & (JapaneseWord.OTHER_NAME | JapaneseWord.SURNAME)) != 0) {
                foreign.add(
                        foreignGiven.isEmpty()
                                ? surface
                                : foreignGiven.get(foreign.size() % foreignGiven.size()) + "・" + surface);
            }
        }
        boolean name = (kind & (JapaneseWord.SURNAME | JapaneseWord.GIVEN_NAME)) != 0;
        if (!han && !(kana && name)) {
            return;
        }
        int packed = Math.max(0, Math.min(JapaneseWord.HIGHEST_COST, (cost + COST_SHIFT) / COST_STEP));
        entries.merge(
                Hash.word(surface),
                kind | packed,
                (one, other) -> ((one | other) & ~JapaneseWord.HIGHEST_COST)
                        | Math.min(one & JapaneseWord.HIGHEST_COST, other & JapaneseWord.HIGHEST_COST));
        remember(surface, kind, packed);
    }

    private void remember(String surface, int kind, int cost) {
        if ((kind & JapaneseWord.SURNAME) != 0) {
            surnames.add(surface);
            if (cost < CHEAP) {
                surnames.add(surface);
            }
        } else if ((kind & JapaneseWord.GIVEN_NAME) != 0) {
            givenNames.add(surface);
        } else if ((kind & JapaneseWord.REGION) != 0 && surface.length() > 1) {
            regions.add(surface);
        }
    }

    private static int bits(int kind) {
        return switch (kind) {
            case JapaneseWord.GIVEN_NAME -> Lexicon.GIVEN_NAME;
            case JapaneseWord.SURNAME -> Lexicon.SURNAME;
            case JapaneseWord.REGION -> Lexicon.PLACE;
            case JapaneseWord.ORGANISATION -> Lexicon.ORGANISATION;
            case JapaneseWord.OTHER_NAME -> Lexicon.TITLE;
            default -> Lexicon.VOCABULARY;
        };
    }

    private static boolean isHan(int c) {
        return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || c == 0x3005 || c == 0x3007;
    }

    private static int kind(String[] features) {
        var pos = String.join(",", features[1], features[2], features[3]);
        if (pos.startsWith("固有名詞")) {
            return properNoun(pos);
        }
        if (pos.startsWith("接尾,人名")) {
            return JapaneseWord.AFTER_PERSON;
        }
        if (pos.startsWith("接尾,地域")) {
            return JapaneseWord.AFTER_REGION;
        }
        if (pos.startsWith("接尾")) {
            return JapaneseWord.SUFFIX;
        }
        return pos.startsWith("数") ? JapaneseWord.NUMBER : JapaneseWord.NOUN;
    }

    private static int properNoun(String pos) {
        if (pos.contains("姓")) {
            return JapaneseWord.SURNAME;
        }
        if (pos.contains("人名,名")) {
            return JapaneseWord.GIVEN_NAME;
        }
        if (pos.contains("地域")) {
            return JapaneseWord.REGION;
        }
        return pos.contains("組織") ? JapaneseWord.ORGANISATION : JapaneseWord.OTHER_NAME;
    }
}

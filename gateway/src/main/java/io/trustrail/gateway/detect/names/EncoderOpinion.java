package io.trustrail.gateway.detect.names;

import io.trustrail.gateway.detect.onnx.Softmax;
import io.trustrail.gateway.detect.onnx.encoder.Encoded;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.screening.Screener;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.late.Unavailable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which words of a text the encoder takes for names, and what becomes of the tagger's findings by that. The borders were
 * chosen on development data: see {@code docs/models/names.md}.
 */
public final class EncoderOpinion {

    /** The labels of the encoder's head: none, and for each of three categories those of a name's first and further words. */
    public static final int LABELS = 7;

    private static final List<String> CATEGORIES = List.of("PERSON", "LOCATION", "ORG");
    private static final String ADDRESS = "ADDRESS";
    /** What the tagger is not sure of is no name where the encoder gives less. */
    private static final double DENIED = 0.1;
    /** What the tagger did not find is a name where the encoder gives this much. */
    private static final double FOUND = 0.7;

    private static final double HIGHEST = 0.99;
    /** A single Japanese character is a piece of a name, or of none. */
    private static final int SHORTEST = 2;

    private final List<Word> words;

    private EncoderOpinion(List<Word> words) {
        this.words = words;
    }

    /** Reads what the encoder made of a text; fails with {@link Unavailable} if its model has no head for names. */
    static EncoderOpinion of(Encoded encoded, String text) {
        if (encoded.outputs().size() <= Screener.NAMES_INDEX) {
            throw new Unavailable(Unavailable.Reason.BAD_ANSWER);
        }
        var rows = encoded.outputs().get(Screener.NAMES_INDEX);
        var tokens = encoded.tokens();
        var words = new ArrayList<Word>();
        for (int i = 0; i < tokens.size(); i++) {
            int start = tokens.starts()[i];
            int end = tokens.ends()[i];
            var last = words.isEmpty() ? null : words.get(words.size() - 1);
            if (last != null && last.end == start && isInside(text, start)) {
                words.set(words.size() - 1, last.until(end));
            } else if (start < end) {
                words.add(new Word(start, end, Softmax.oneOf(rows[i])));
            }
        }
        return new EncoderOpinion(words);
    }

    /* A piece of a word has the label of the word's first piece; where no blanks are written each piece has its own. */
    private static boolean isInside(String text, int at) {
        return at < text.length() && isOfWord(text.charAt(at - 1)) && isOfWord(text.charAt(at));
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) && !Chars.isUnspaced(c);
    }

    /**
     * What both say of a text together: of the names that the tagger is not sure of, those stay of which the encoder does
     * not know better; names that only the encoder sees are added, unless the tagger is sure of something else there.
     *
     * @param own what the tagger found, by start
     */
    List<Finding> with(List<Finding> own) {
        var all = new ArrayList<Finding>(own.size());
        for (var finding : own) {
            if (!isDenied(finding)) {
                all.add(finding);
            }
        }
        for (int category = 0; category < CATEGORIES.size(); category++) {
            for (var name : names(category)) {
                if (all.stream().noneMatch(finding -> meet(finding, name) && outweighs(finding, name))) {
                    all.removeIf(finding -> meet(finding, name));
                    all.add(name);
                }
            }
        }
        all.sort(Comparator.comparingInt(Finding::start));
        return all;
    }

    private boolean isDenied(Finding finding) {
        int category = CATEGORIES.indexOf(finding.category());
        return category >= 0
                && finding.score() < SecondLook.SURE
                && words.stream()
                        .noneMatch(word -> word.probability(category) >= DENIED
                                && word.start < finding.end()
                                && finding.start() < word.end);
    }

    private static boolean meet(Finding one, Finding other) {
        return one.start() < other.end() && other.start() < one.end();
    }

    private static boolean outweighs(Finding finding, Finding name) {
        return finding.score() >= SecondLook.SURE
                || finding.category().equals(name.category())
                || finding.category().equals(ADDRESS);
    }

    /** The names of a category that the encoder is sure of, by start. */
    private List<Finding> names(int category) {
        var names = new ArrayList<Finding>(0);
        Word last = null;
        for (var word : words) {
            boolean isName = word.probability(category) >= FOUND;
            if (isName && last != null && word.goesOn(last, category)) {
                var begun = names.remove(names.size() - 1);
                names.add(name(category, begun.start(), word, begun.score()));
            } else if (isName) {
                names.add(name(category, word.start, word, 0));
            }
            last = isName ? word : null;
        }
        names.removeIf(name -> name.end() - name.start() < SHORTEST);
        return names;
    }

    private static Finding name(int category, int start, Word last, double score) {
        double most = Math.min(HIGHEST, Math.max(score, last.probability(category)));
        return new Finding(CATEGORIES.get(category), start, last.end, most);
    }

    /** A word, or a piece of one where no blanks are written, and the probability of each label. */
    private record Word(int start, int end, double[] labels) {

        Word until(int further) {
            return new Word(start, further, labels);
        }

        double probability(int category) {
            return labels[1 + 2 * category] + labels[2 + 2 * category];
        }

        boolean goesOn(Word last, int category) {
            return start - last.end <= 1 && labels[1 + 2 * category] <= labels[2 + 2 * category];
        }
    }
}

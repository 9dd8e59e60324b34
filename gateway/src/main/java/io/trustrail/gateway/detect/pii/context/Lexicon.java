package io.trustrail.gateway.detect.pii.context;

import io.trustrail.gateway.detect.scan.Automaton;
import io.trustrail.gateway.detect.scan.Chars;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of all topics, and how to find those that belong to a value. Built once; a look costs a step per character. */
public final class Lexicon {

    /** How far left of a value its label may begin. */
    public static final int LEFT = 48;

    /** How far right of a value its label may begin. */
    public static final int RIGHT = 28;

    /** Says that the label on the right may be yet to come. */
    public static final Mention UNKNOWN = new Mention(List.of(), 0, 1);

    private static final int LONGEST_WORD = 32;

    private final Automaton words;
    private final List<List<Topic>> topics = new ArrayList<>();
    private final boolean[] open;

    public Lexicon(List<Topic> all) {
        Map<String, List<Topic>> byWord = new LinkedHashMap<>();
        var starred = new HashSet<String>();
        for (var topic : all) {
            for (var written : topic.words()) {
                boolean star = written.endsWith("*");
                var word = Folding.fold(star ? written.substring(0, written.length() - 1) : written);
                add(byWord, starred, word, topic, star);
                add(byWord, starred, word.replace(" ", ""), topic, star);
            }
        }
        var plain = new ArrayList<>(byWord.keySet());
        open = new boolean[plain.size()];
        for (int i = 0; i < open.length; i++) {
            open[i] = starred.contains(plain.get(i));
            topics.add(List.copyOf(byWord.getOrDefault(plain.get(i), List.of())));
        }
        words = new Automaton(plain);
    }

    private static void add(
            Map<String, List<Topic>> byWord, Set<String> starred, String word, Topic topic, boolean star) {
        var topics = byWord.computeIfAbsent(word, w -> new ArrayList<>());
        if (!topics.contains(topic)) {
            topics.add(topic);
        }
        if (star) {
            starred.add(word);
        }
    }

    /**
     * The label on the left of a position, or null if there is none in reach, or if it belongs to another value. In a table
     * it's the heading of the column.
     */
    public @Nullable Mention before(String text, int position) {
        var column = Columns.above(text, position);
        if (column != null) {
            var heading = before(text, column.start(), column.end());
            return heading == null ? null : new Mention(heading.topics(), position, position);
        }
        return before(text, Clause.start(text, position, LEFT), position);
    }

    private @Nullable Mention before(String text, int from, int position) {
        Mention nearest = null;
        int state = 0;
        for (int i = from; i < position; i++) {
            state = words.next(state, Folding.fold(text.charAt(i)));
            int word = standing(text, state, i + 1);
            if (word >= 0 && (nearest == null || !isWithin(nearest, i + 1 - length(word, state)))) {
                nearest = new Mention(topics.get(word), i + 1 - length(word, state), i + 1);
            }
        }
        return nearest;
    }

    /** In "residence card number" the first two words are a label, not the last two. */
    private static boolean isWithin(Mention earlier, int start) {
        return start > earlier.start() && start < earlier.end();
    }

    /**
     * The label on the right of a position: nothing in between but words of the same clause, and no value of its own behind.
     *
     * @param reach how far right it may begin
     * @return {@link #UNKNOWN} if the text is unfinished and what follows may say it
     */
    public @Nullable Mention after(String text, int position, int reach, boolean complete) {
        int limit = position + reach + LONGEST_WORD;
        int state = 0;
        int found = -1;
        int start = 0;
        int end = 0;
        int at = position;
        for (; at < text.length() && at < limit; at++) {
            boolean ends = Clause.endsAt(text, at);
            if (ends || (found >= 0 && words.depth(state) < at - start)) {
                return found < 0 ? null : following(text, found, start, end, complete);
            }
            if (found < 0 && words.depth(state) == 0 && at > position + reach) {
                return null;
            }
            state = words.next(state, Folding.fold(text.charAt(at)));
            int word = standing(text, state, at + 1);
            if (word >= 0 && (found < 0 || at + 1 - length(word, state) <= start)) {
                found = word;
                start = at + 1 - length(word, state);
                end = at + 1;
            }
        }
        if (at >= text.length() && !complete) {
            return UNKNOWN;
        }
        return found < 0 ? null : following(text, found, start, end, complete);
    }

    /** A label with a colon belongs to what stands behind it. */
    private @Nullable Mention following(String text, int word, int start, int end, boolean complete) {
        int at = end;
        while (at < text.length() && at - end < 3 && " \"'*)|".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at >= text.length() && !complete) {
            return UNKNOWN;
        }
        boolean introduces = at < text.length() && ":=：＝".indexOf(text.charAt(at)) >= 0;
        boolean hasValue = at < text.length() && at > end && Chars.isDigit(text.charAt(at));
        return introduces || hasValue ? null : new Mention(topics.get(word), start, end);
    }

    private int length(int word, int state) {
        int at = state;
        while (at != 0 && words.word(at) != word) {
            at = words.shorter(at);
        }
        return words.depth(at);
    }

    /** The number of the longest word that ends here and stands for itself, or -1. */
    private int standing(String text, int state, int end) {
        for (int word = words.ending(state); word != 0; word = words.shorter(word)) {
            int number = words.word(word);
            if (begins(text, end - words.depth(word)) && (open[number] || ends(text, end))) {
                return number;
            }
        }
        return -1;
    }

    private static boolean begins(String text, int start) {
        char first = text.charAt(start);
        return !Chars.isLetter(first)
                || start == 0
                || !Chars.isLetter(text.charAt(start - 1))
                || isHump(text.charAt(start - 1), first);
    }

    private static boolean ends(String text, int end) {
        char last = text.charAt(end - 1);
        return !Chars.isLetter(last)
                || end >= text.length()
                || !Chars.isLetter(text.charAt(end))
                || isHump(last, text.charAt(end));
    }

    /** Where a word begins within a camel-case name. */
    private static boolean isHump(char before, char c) {
        return Character.isUpperCase(c) && Character.isLowerCase(before);
    }
}

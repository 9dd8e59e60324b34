package io.trustrail.gateway.detect.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Finds many words at once, blind to case and width: a trie with failure links, one step per character however many words
 * there are (A. V. Aho, M. J. Corasick, "Efficient string matching", CACM 18(6), 1975).
 *
 * <p>States are numbered in breadth-first order, so the children of a state stand side by side. State 0 is the root.
 */
public final class Automaton {

    private static final char[] NO_SYMBOLS = new char[256];

    private final char[][] symbols = new char[256][];
    private final int[] fromRoot;
    private final int[] firstChild;
    private final char[] symbol;
    private final int[] fallback;
    private final int[] depth;
    private final int[] word;
    private final int[] shorter;

    /** @param words not empty ones; a word's number is its place in this list, the first one's if it stands there twice */
    public Automaton(List<String> words) {
        var sorted = new ArrayList<Entry>(words.size());
        int characters = 1;
        for (int i = 0; i < words.size(); i++) {
            sorted.add(new Entry(fold(words.get(i)), i));
            characters += words.get(i).length();
        }
        Collections.sort(sorted);
        int alphabet = numberSymbols(sorted);
        firstChild = new int[characters + 1];
        symbol = new char[characters];
        fallback = new int[characters];
        depth = new int[characters];
        word = new int[characters];
        shorter = new int[characters];
        fromRoot = new int[alphabet + 1];
        grow(sorted);
    }

    /** The state after one more character. */
    public int next(int state, char c) {
        char s = symbols[c >>> 8][c & 0xff];
        if (s == 0) {
            return 0;
        }
        int at = state;
        while (at != 0) {
            int child = child(at, s);
            if (child != 0) {
                return child;
            }
            at = fallback[at];
        }
        return fromRoot[s];
    }

    /** How many of the last characters the state remembers: those which begin a word. */
    public int depth(int state) {
        return depth[state];
    }

    /** The state that remembers the next fewer characters. */
    public int fallback(int state) {
        return fallback[state];
    }

    /** The state, at or behind this one, whose remembered characters are a whole word; 0 if there is none. */
    public int ending(int state) {
        return word[state] >= 0 ? state : shorter[state];
    }

    /** The next shorter word that ends here too, as a state; 0 if there is none. */
    public int shorter(int state) {
        return shorter[state];
    }

    /** The number of the word that is all of what the state remembers. */
    public int word(int state) {
        return word[state];
    }

    private int child(int state, char s) {
        int low = firstChild[state];
        int high = firstChild[state + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (symbol[middle] == s) {
                return middle;
            }
            if (symbol[middle] < s) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return 0;
    }

    private void grow(List<Entry> sorted) {
        var ranges = new ArrayList<int[]>();
        ranges.add(new int[] {0, sorted.size()});
        for (int state = 0; state < ranges.size(); state++) {
            var range = ranges.get(state);
            firstChild[state] = ranges.size();
            word[state] = -1;
            int low = range[0];
            while (low < range[1] && sorted.get(low).word.length() == depth[state]) {
                word[state] = word[state] < 0 ? sorted.get(low).number : word[state];
                low++;
            }
            while (low < range[1]) {
                int high = endOfGroup(sorted, low, range[1], depth[state]);
                addChild(state, ranges.size(), sorted.get(low).word.charAt(depth[state]));
                ranges.add(new int[] {low, high});
                low = high;
            }
            firstChild[state + 1] = ranges.size();
            shorter[state] = state == 0 ? 0 : ending(fallback[state]);
        }
    }

    private static int endOfGroup(List<Entry> sorted, int low, int limit, int at) {
        int high = low + 1;
        while (high < limit
                && sorted.get(high).word.charAt(at) == sorted.get(low).word.charAt(at)) {
            high++;
        }
        return high;
    }

    private void addChild(int parent, int child, char c) {
        char s = symbols[c >>> 8][c & 0xff];
        symbol[child] = s;
        depth[child] = depth[parent] + 1;
        if (parent == 0) {
            fromRoot[s] = child;
        } else {
            fallback[child] = next(fallback[parent], c);
        }
    }

    /** Numbers the characters in order, so that the children of a state are sorted by them. */
    private int numberSymbols(List<Entry> sorted) {
        var all = new StringBuilder();
        sorted.forEach(entry -> all.append(entry.word));
        var characters = all.toString().toCharArray();
        Arrays.sort(characters);
        Arrays.fill(symbols, NO_SYMBOLS);
        char count = 0;
        for (int i = 0; i < characters.length; i++) {
            if (i == 0 || characters[i] != characters[i - 1]) {
                number(characters[i], ++count);
            }
        }
        return count;
    }

    /** Gives a number to a folded character and all that are folded to it. */
    private void number(char folded, char number) {
        char c = Chars.firstOf(folded);
        while (true) {
            symbols[c >>> 8] = symbols[c >>> 8] == NO_SYMBOLS ? new char[256] : symbols[c >>> 8];
            symbols[c >>> 8][c & 0xff] = number;
            char next = Chars.nextOf(c);
            if (next == c) {
                return;
            }
            c = next;
        }
    }

    private static String fold(String word) {
        var folded = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            folded.append(Chars.fold(word.charAt(i)));
        }
        return folded.toString();
    }

    private record Entry(String word, int number) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int order = word.compareTo(other.word);
            return order != 0 ? order : Integer.compare(number, other.number);
        }
    }
}

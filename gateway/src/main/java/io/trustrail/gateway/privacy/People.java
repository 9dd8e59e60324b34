package io.trustrail.gateway.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The people of one conversation. A short name means the full name that it is a part of: "Miller", "John" and "J. Miller" are
 * John Miller, if there is nobody else in the conversation whom they could mean. Immutable.
 */
final class People {

    static final String CATEGORY = "PERSON";
    static final People NOBODY = new People(Map.of());

    private static final int LONGEST_LIST = 500;

    private final Map<String, String> identities;

    private People(Map<String, String> identities) {
        this.identities = identities;
    }

    /** From all names that were found, in any spelling. Of very many names, each stands for itself. */
    static People of(Collection<String> names) {
        var spelt = new HashSet<String>();
        names.forEach(name -> spelt.add(spelt(name)));
        if (spelt.size() < 2 || spelt.size() > LONGEST_LIST) {
            return NOBODY;
        }
        var identities = new HashMap<String, String>();
        spelt.forEach(name -> identity(name, spelt, identities));
        return new People(Map.copyOf(identities));
    }

    /** The name, in its usual spelling, of whom a name means. */
    String identity(String name) {
        var spelt = spelt(name);
        return identities.getOrDefault(spelt, spelt);
    }

    private static String identity(String name, Set<String> all, Map<String, String> known) {
        var before = known.get(name);
        if (before != null) {
            return before;
        }
        var meant = new HashSet<String>();
        for (var other : all) {
            if (isPart(name, other)) {
                meant.add(identity(other, all, known));
            }
        }
        var identity = meant.size() == 1 ? meant.iterator().next() : name;
        known.put(name, identity);
        return identity;
    }

    private static boolean isPart(String name, String full) {
        if (name.length() >= full.length()) {
            return false;
        }
        var words = words(full);
        return words.size() > 1 ? areWordsOf(words(name), words) : isSurnameOf(name, full);
    }

    /** In Japanese a full name is written as one word that begins with the surname. */
    private static boolean isSurnameOf(String name, String full) {
        boolean han = full.codePoints().allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        return han && full.startsWith(name);
    }

    private static boolean areWordsOf(List<String> part, List<String> full) {
        int next = 0;
        boolean whole = false;
        for (var word : part) {
            boolean initial = isInitial(word);
            while (next < full.size()
                    && !(initial
                            ? full.get(next).startsWith(word.substring(0, 1))
                            : full.get(next).equals(word))) {
                next++;
            }
            if (next == full.size()) {
                return false;
            }
            whole |= !initial;
            next++;
        }
        return whole;
    }

    private static boolean isInitial(String word) {
        return word.length() == 1 || (word.length() == 2 && word.endsWith("."));
    }

    /** The usual spelling: one blank between words, and words that are all in capitals or all in small letters as names. */
    static String spelt(String name) {
        var words = new ArrayList<String>();
        for (var word : words(name)) {
            boolean shouted = word.equals(word.toUpperCase(Locale.ROOT));
            boolean small = word.equals(word.toLowerCase(Locale.ROOT));
            words.add(shouted || small ? capitalised(word) : word);
        }
        return String.join(" ", words);
    }

    private static String capitalised(String word) {
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Locale.ROOT)
                + word.substring(first).toLowerCase(Locale.ROOT);
    }

    private static List<String> words(String name) {
        var words = new ArrayList<String>();
        int start = -1;
        for (int i = 0; i <= name.length(); i++) {
            boolean inside = i < name.length() && !Character.isWhitespace(name.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(name.substring(start, i));
                start = -1;
            }
        }
        return words;
    }
}

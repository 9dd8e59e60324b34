package io.trustrail.gateway.detect.traits;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.traits.Lists.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Judges by the words around a term whether it tells something of a person. Shared by all threads. */
final class Surroundings {

    /** How far to the left the words of the sentence count. */
    private static final int BEFORE = 80;
    /** What a verdict reads to the left of a term: those words, and what decides whether a full stop ends a sentence. */
    static final int LOOK_BEHIND = BEFORE + 8;
    /** How far to the right the next word may reach. */
    static final int BEHIND = 30;

    private static final int LONGEST_SHORT_FORM = 3;
    private static final int NEAR = 30;
    private static final int MOST_BETWEEN = 2;
    private static final double SAID = 0.85;
    private static final double LIKELY = 0.6;
    private static final String HEALTH = "HEALTH_TERM";
    private static final String ENDS = ".!?\n\u3002\uff01\uff1f;";

    private final Set<String> person = Lists.clues("person");
    private final Set<String> link = Lists.clues("link");
    private final Set<String> between = Lists.clues("between");
    private final Set<String> bearer = Lists.clues("bearer");
    private final Set<String> end = Lists.clues("end");
    private final Set<String> label = Lists.clues("label");
    private final Set<String> health = Lists.clues("health");
    private final Set<String> near = Lists.clues("near");
    private final Set<String> after = Lists.clues("after");
    private final Set<String> pointing = Set.of(
            "This", "That", "It", "The", "What", "Which", "There", "Es", "Das", "Dies", "Was", "Hier", "Ce", "Eso");

    /** How likely the term says something of a person, 0 if it doesn't. */
    double score(String text, int start, int stop, Term term) {
        if (Chars.isUnspaced(text.charAt(start))) {
            return unspaced(text, start, stop);
        }
        var before = before(text, start);
        var next = next(text, stop);
        if (isLabelled(before)) {
            return SAID;
        }
        return term.category().equals(HEALTH) ? health(before, next, term) : origin(before, next, term);
    }

    private double health(List<String> before, String next, Term term) {
        boolean about = before.stream().anyMatch(word -> isPerson(word) || health.contains(lower(word)));
        return about && (!term.trait() || endsPhrase(next)) ? SAID : 0;
    }

    private double origin(List<String> before, String next, Term term) {
        boolean people = before.stream().anyMatch(this::isPerson);
        if (term.trait() && bearer.contains(lower(next))) {
            return people ? SAID : LIKELY;
        }
        int at = before.size() - 1;
        for (int i = 0; i < MOST_BETWEEN && at >= 0 && between.contains(lower(before.get(at))); i++) {
            at--;
        }
        boolean linked = at >= 0 && link.contains(lower(before.get(at)));
        if (term.trait() && !(linked && endsPhrase(next))) {
            return 0;
        }
        if (people) {
            return SAID;
        }
        return linked && at > 0 && isNamed(before.get(at - 1)) && endsPhrase(next) ? LIKELY : 0;
    }

    private boolean isPerson(String word) {
        return person.contains(lower(word));
    }

    /** "Anna" of "Anna is Polish". */
    private boolean isNamed(String word) {
        return Character.isUpperCase(word.charAt(0))
                && !pointing.contains(word)
                && word.length() > 1
                && Character.isLowerCase(word.charAt(1));
    }

    private boolean endsPhrase(String next) {
        return next.isEmpty() || end.contains(lower(next));
    }

    private boolean isLabelled(List<String> before) {
        int last = before.size() - 1;
        return last > 0 && before.get(last).equals(":") && label.contains(lower(before.get(last - 1)));
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** The words before this position in its sentence, the last one last; a colon right before it is one too. */
    private static List<String> before(String text, int start) {
        int low = Math.max(0, start - BEFORE);
        while (low > 0 && low < start && isPart(text, low) && isPart(text, low - 1)) {
            low++;
        }
        var words = new ArrayList<String>();
        for (int at = low; at < start; ) {
            char c = text.charAt(at);
            int wordEnd = at;
            while (wordEnd < start && isPart(text, wordEnd)) {
                wordEnd++;
            }
            if (wordEnd > at) {
                words.add(text.substring(at, wordEnd));
            } else if (c == ':' || c == '\uff1a') {
                words.add(":");
            } else if (isEnd(text, at)) {
                words.clear();
            }
            at = Math.max(at + 1, wordEnd);
        }
        return words;
    }

    private static boolean isEnd(String text, int at) {
        return ENDS.indexOf(text.charAt(at)) >= 0 && !isShortened(text, at);
    }

    /** A full stop behind a short word such as "Mrs." ends no sentence. */
    private static boolean isShortened(String text, int at) {
        int letters = 0;
        while (letters <= LONGEST_SHORT_FORM && at > letters && isPart(text, at - letters - 1)) {
            letters++;
        }
        return text.charAt(at) == '.' && letters <= LONGEST_SHORT_FORM;
    }

    private static boolean isPart(String text, int at) {
        char c = text.charAt(at);
        return Chars.isWord(c)
                || ((c == '\'' || c == '\u2019' || c == '-') && at > 0 && Chars.isWord(text.charAt(at - 1)));
    }

    /** The word behind this position with but a blank between; empty if something else stands there. */
    private static String next(String text, int stop) {
        int from = stop;
        while (from < text.length() && from - stop < 2 && Chars.isBlank(text.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < text.length() && to - stop < BEHIND && Chars.isLetter(text.charAt(to))) {
            to++;
        }
        return from == stop && stop < text.length() && text.charAt(stop) == '-' ? "-" : text.substring(from, to);
    }

    private double unspaced(String text, int start, int stop) {
        int low = Math.max(0, start - NEAR);
        for (int at = start - 1; at >= low; at--) {
            if (ENDS.indexOf(text.charAt(at)) >= 0) {
                low = at + 1;
            }
        }
        var sentence = text.substring(low, start);
        var behind = text.substring(stop, Math.min(text.length(), stop + BEHIND));
        boolean said = after.stream().anyMatch(behind::startsWith);
        boolean about = near.stream().anyMatch(sentence::contains);
        boolean labelled = sentence.endsWith("：") && label.contains(sentence.substring(0, sentence.length() - 1));
        if (labelled || (about && said)) {
            return SAID;
        }
        return about || said ? LIKELY : 0;
    }
}

package io.trustrail.gateway.detect.names;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.terms.TermDetector;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds names in the texts of one conversation: a person who is named once is recognised in every text of it, also by a part
 * of the name where nothing around gives it away. Reads the texts when it is asked for the first time. For one thread.
 */
final class ConversationNames implements Detector {

    private static final String PERSON = "PERSON";
    /** A name that the model is less sure of is not spread. */
    private static final double SURE = 0.7;

    private static final double SPREAD_SCORE = 0.75;
    private static final int SHORTEST_PART = 3;
    private static final int SHORTEST_UNSPACED_PART = 2;
    /** Japanese full names of this length and more begin with a surname of two characters, nearly always. */
    private static final int JAPANESE_FULL_NAME = 4;

    private static final int JAPANESE_SURNAME = 2;

    private final Detector tagger;
    private final List<String> texts;
    private final Map<String, Detection> read = new HashMap<>();
    private final Set<String> people = new HashSet<>();
    private @Nullable TermDetector spread;
    private boolean begun;

    ConversationNames(Detector tagger, List<String> texts) {
        this.tagger = tagger;
        this.texts = texts;
    }

    @Override
    public String name() {
        return tagger.name();
    }

    @Override
    public Set<String> categories() {
        return tagger.categories();
    }

    @Override
    public int lookBehind() {
        return tagger.lookBehind();
    }

    @Override
    public int nanosPerCharacter() {
        return tagger.nanosPerCharacter();
    }

    @Override
    public Detection detect(String text, int from, boolean complete) {
        if (!begun) {
            begun = true;
            meet();
        }
        var own = complete && from == 0 ? tagged(text) : tagger.detect(text, from, complete);
        return spread == null ? own : joined(text, own, spread.detect(text, from, complete));
    }

    /** What the model finds in a text, or what was put in its place. */
    Detection tagged(String text) {
        return read.computeIfAbsent(text, unread -> wholeNames(unread, tagger.detect(unread, 0, true)));
    }

    /** Puts other findings in the place of the model's; before it is asked for the first time. */
    void correct(String text, List<Finding> findings) {
        read.put(text, wholeNames(text, new Detection(findings, text.length())));
    }

    /** The model judges word by word where it is in doubt; people whose names stand side by side are one person. */
    private static Detection wholeNames(String text, Detection detection) {
        var whole = new ArrayList<Finding>();
        for (var finding : detection.findings()) {
            var last = whole.isEmpty() ? finding : whole.get(whole.size() - 1);
            boolean goesOn = last.category().equals(PERSON)
                    && finding.category().equals(PERSON)
                    && finding.start() == last.end() + 1
                    && text.charAt(last.end()) == ' ';
            if (goesOn) {
                double score = Math.max(last.score(), finding.score());
                whole.set(whole.size() - 1, new Finding(PERSON, last.start(), finding.end(), score));
            } else {
                whole.add(finding);
            }
        }
        return new Detection(whole, detection.settled());
    }

    private void meet() {
        for (var text : texts) {
            for (var finding : tagged(text).findings()) {
                if (finding.category().equals(PERSON) && finding.score() >= SURE) {
                    meet(text.substring(finding.start(), finding.end()));
                }
            }
        }
        if (!people.isEmpty()) {
            spread = new TermDetector(name(), PERSON, people);
        }
    }

    private void meet(String name) {
        people.add(name);
        var words = name.split("[\\s\\u3000\u30fb]+", -1);
        if (words.length == 1 && name.length() >= JAPANESE_FULL_NAME && isHan(name)) {
            people.add(name.substring(0, JAPANESE_SURNAME));
        }
        for (var word : words) {
            if (words.length > 1 && isTelling(word)) {
                people.add(word);
            }
        }
    }

    /** Parts in small letters are words of the language far too often. */
    private static boolean isTelling(String word) {
        if (word.isEmpty()) {
            return false;
        }
        char first = word.charAt(0);
        return Chars.isUnspaced(first)
                ? word.length() >= SHORTEST_UNSPACED_PART
                : word.length() >= SHORTEST_PART && Character.isUpperCase(first);
    }

    private static boolean isHan(String name) {
        return name.codePoints().allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    /** The model's findings and the spread names: a name of this conversation is no place and no organisation. */
    private Detection joined(String text, Detection own, Detection others) {
        int settled = Math.min(own.settled(), others.settled());
        var mine = own.findings();
        var all = new ArrayList<Finding>(mine.size());
        int done = 0;
        int first = 0;
        int end = 0;
        for (var other : others.findings()) {
            while (first < mine.size() && mine.get(first).end() <= other.start()) {
                first++;
            }
            int last = first;
            while (last < mine.size() && mine.get(last).start() < other.end()) {
                last++;
            }
            boolean meant = other.start() >= end
                    && other.end() <= settled
                    && isMeant(text.substring(other.start(), other.end()));
            if (meant && mine.subList(first, last).stream().noneMatch(it -> outweighs(it, other))) {
                all.addAll(mine.subList(done, first));
                all.add(new Finding(PERSON, other.start(), other.end(), SPREAD_SCORE));
                done = last;
                first = last;
                end = other.end();
            }
        }
        all.addAll(mine.subList(done, mine.size()));
        return new Detection(all, settled);
    }

    /** Whether a finding of the model over a name is a person too, or more than the name: an address with a name in it. */
    private static boolean outweighs(Finding mine, Finding name) {
        boolean longer = mine.start() < name.start() || mine.end() > name.end();
        return mine.category().equals(PERSON) || longer;
    }

    /** Written as the name was, or in capitals: "mark" is not the Mark of this conversation. */
    private boolean isMeant(String found) {
        return people.contains(found) || found.equals(found.toUpperCase(Locale.ROOT));
    }
}

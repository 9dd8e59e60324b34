package io.trustrail.gateway.detect.screening;

import io.trustrail.gateway.detect.evasion.PlainText;
import io.trustrail.gateway.detect.language.Guess;
import io.trustrail.gateway.detect.language.Languages;
import io.trustrail.gateway.detect.screening.student.Student;
import java.util.ArrayList;
import java.util.List;

/**
 * A text that is screened, in all the ways it can be read: plain; as it is, where somebody hid words; and what is hidden in
 * it.
 */
record Subject(String text, PlainText plain, Guess guess, List<Way> ways, Student.Reading reading) {

    private static final double OBFUSCATED = 0.15;
    private static final int LONGEST_HIDDEN = 2_000;
    /** Beyond that share of the unknown, the student's figure means little. */
    private static final double MOST_UNKNOWN = 0.5;
    /** How many signs may stand for a letter. */
    private static final int SIGNS = 3;

    static Subject of(String text, Student student) {
        var plain = PlainText.of(text);
        var ways = new ArrayList<Way>(1);
        ways.add(new Way(plain.text(), Way.PLAIN, 0, text.length()));
        if (plain.disguised() > 0) {
            ways.add(new Way(text, Way.AS_IT_IS, 0, text.length()));
        }
        for (var hidden : plain.hidden()) {
            ways.add(new Way(hidden.text(), Way.HIDDEN, hidden.start(), hidden.end()));
        }
        ways.removeIf(way -> way.text().isBlank());
        var reading = new Student.Reading(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, 0);
        for (var way : ways) {
            var read = student.read(way.text());
            reading = new Student.Reading(
                    Math.max(reading.toxicity(), read.toxicity()),
                    Math.max(reading.injection(), read.injection()),
                    Math.max(reading.unknown(), read.unknown()));
        }
        return new Subject(text, plain, Languages.guess(plain.text()), ways, reading);
    }

    /** Whether the student can be relied on, if its figure is clear. */
    boolean isEasy(boolean supported) {
        return plain.disguised() == 0 && plain.hidden().isEmpty() && reading.unknown() <= MOST_UNKNOWN && supported;
    }

    /** Whether it has so many letters and digits, or so many other signs that they may stand for some, as in Morse code. */
    boolean isEnough(int least) {
        return ways.stream()
                .map(way -> way.text().strip())
                .anyMatch(read -> read.length() > SIGNS * least
                        || read.codePoints()
                                        .filter(Character::isLetterOrDigit)
                                        .limit(least)
                                        .count()
                                >= least);
    }

    boolean isObfuscated() {
        return plain.disguised() > OBFUSCATED * text.length() || !plain.hidden().isEmpty();
    }

    boolean isCut() {
        return plain.hidden().stream().anyMatch(it -> it.text().length() >= LONGEST_HIDDEN);
    }

    /** Where a stretch of one of its ways stands in the text. */
    int start(Way way, int position) {
        return way.kind() == Way.PLAIN ? plain.start(position) : way.kind() == Way.AS_IT_IS ? position : way.start();
    }

    int end(Way way, int position) {
        return way.kind() == Way.PLAIN ? plain.end(position) : way.kind() == Way.AS_IT_IS ? position : way.end();
    }

    /** One way to read it, and where that stands in the text. */
    record Way(String text, int kind, int start, int end) {
        static final int PLAIN = 0;
        static final int AS_IT_IS = 1;
        static final int HIDDEN = 2;
    }
}

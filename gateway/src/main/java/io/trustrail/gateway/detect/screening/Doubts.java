package io.trustrail.gateway.detect.screening;

import io.trustrail.gateway.detect.terms.TermDetector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Why a person should look at a text: what the models are known to be weak at, where it may matter. */
final class Doubts {

    /** The probability is near the threshold. */
    static final String NEAR_THRESHOLD = "near-threshold";
    /** Student and encoder say very different things. */
    static final String TIERS_DISAGREE = "tiers-disagree";
    /** Words were hidden. */
    static final String OBFUSCATED = "obfuscated";
    /** The models were not made for the language. */
    static final String LANGUAGE = "unsupported-language";
    /** A group of people is named: that alone makes models think of insults. */
    static final String IDENTITY = "identity-term";
    /** Slang. */
    static final String SLANG = "slang";
    /** Words of a dialect, of which the models have read little. */
    static final String DIALECT = "dialect";
    /** A turn of phrase or a mark that is mostly ironical: models take it at its word. */
    static final String SARCASM = "sarcasm";
    /** The harm stands only in what the writer calls himself, with a word that is a slur from others. */
    static final String RECLAIMED = "reclaimed";
    /** The harm stands only in what the text reports that others said. */
    static final String QUOTED = "quoted";
    /** Not all of a hidden text was read. */
    static final String CUT = "text-cut";

    /** With these, what would be stopped is for people instead. */
    static final Set<String> SPARING = Set.of(QUOTED, RECLAIMED);

    private static final double FAR_APART = 3.0;
    /** At half of what is clear, a doubt may matter. */
    private static final double MAY_MATTER = 0.5;

    private static final TermDetector IDENTITIES = terms("identities.txt");
    private static final TermDetector SLANG_WORDS = terms("slang.txt");
    private static final TermDetector DIALECT_WORDS = terms("dialect.txt");
    private static final TermDetector IRONY = terms("sarcasm.txt");

    private Doubts() {}

    private static TermDetector terms(String name) {
        var file = Objects.requireNonNull(Doubts.class.getResourceAsStream(name), name);
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            var terms = reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(line -> List.of(line.split(",", -1)).stream())
                    .toList();
            return new TermDetector(name, "TERM", terms);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * All doubts about a text.
     *
     * @param clear below that score it passes without doubt
     * @param threshold from which score on it does not pass
     * @param apart how far the tiers are apart, in logits; 0 if only one was asked
     */
    static List<String> about(
            Task task, Subject subject, double score, double clear, double threshold, double apart, boolean supported) {
        var doubts = new ArrayList<String>(0);
        add(doubts, CUT, subject.isCut());
        add(doubts, NEAR_THRESHOLD, score >= clear && score < threshold);
        add(doubts, TIERS_DISAGREE, apart >= FAR_APART && score >= MAY_MATTER * clear);
        add(doubts, SARCASM, score < threshold && isIronical(task, subject));
        if (score >= MAY_MATTER * clear && score < threshold) {
            add(doubts, OBFUSCATED, subject.isObfuscated());
            add(doubts, LANGUAGE, !supported);
            add(doubts, IDENTITY, has(IDENTITIES, subject.plain().text()));
            add(doubts, SLANG, has(SLANG_WORDS, subject.plain().text()));
        }
        if (score >= clear && score < threshold) {
            addSpeech(doubts, task, subject);
        }
        return doubts;
    }

    /* Only where there is a doubt already: dialect by itself is no reason to look, and would be looked at more often. */
    private static void addSpeech(List<String> doubts, Task task, Subject subject) {
        add(doubts, DIALECT, has(DIALECT_WORDS, subject.plain().text()));
        add(doubts, RECLAIMED, task == Task.TOXICITY && Reclaimed.isIn(subject.text()));
    }

    /** Those about a text that the student settled. */
    static List<String> ofSettled(Task task, Subject subject) {
        var doubts = new ArrayList<String>(0);
        add(doubts, CUT, subject.isCut());
        add(doubts, SARCASM, isIronical(task, subject));
        return doubts;
    }

    /* Whatever the score: contempt that is put as praise is praise to the models. */
    private static boolean isIronical(Task task, Subject subject) {
        if (task != Task.TOXICITY) {
            return false;
        }
        var text = withoutCommas(subject.plain().text());
        return IRONY.detect(text, 0, true).findings().stream().anyMatch(it -> !isInside(text, it.start()));
    }

    /* "10 MB/s" and a path are no marks of tone. */
    private static boolean isInside(String text, int start) {
        return text.charAt(start) == '/' && start > 0 && !Character.isWhitespace(text.charAt(start - 1));
    }

    private static void add(List<String> doubts, String doubt, boolean holds) {
        if (holds) {
            doubts.add(doubt);
        }
    }

    private static String withoutCommas(String text) {
        return text.replace(",", "").replace("、", "").replace("，", "");
    }

    private static boolean has(TermDetector terms, String text) {
        return !terms.detect(text, 0, true).findings().isEmpty();
    }

    static double logit(double probability) {
        double inside = Math.min(1 - 1e-9, Math.max(1e-9, probability));
        return Math.log(inside / (1 - inside));
    }
}

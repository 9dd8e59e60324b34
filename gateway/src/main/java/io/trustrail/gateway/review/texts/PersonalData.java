package io.trustrail.gateway.review.texts;

import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds personal data beside the tokens of a review. Only what is a token is spared: somebody may have written a value in a
 * token's form.
 */
final class PersonalData {

    /** The form of a token, of a call or of a review. */
    static final Pattern TOKEN = Pattern.compile("\\[[A-Z][A-Z0-9_]*_[0-9A-Z]{6,}(?:\\.[0-9A-Z]+)?]");

    private static final Pattern FORM = Pattern.compile("[\\[\\]_]");

    /** From here on a finding counts. */
    private static final double SURE = 0.5;

    private final Supplier<List<Detector>> detectors;

    /** @param detectors of personal data; asked for when the first text comes */
    PersonalData(Supplier<List<Detector>> detectors) {
        this.detectors = detectors;
    }

    /**
     * What is found in a text, in no order; parts may overlap.
     *
     * @param isToken whether what has a token's form is one
     */
    List<Finding> in(String text, Predicate<String> isToken) {
        var tokens = TOKEN.matcher(text)
                .results()
                .filter(match -> isToken.test(match.group()))
                .toList();
        var read = withoutForms(text, isToken);
        return detectors.get().stream()
                .flatMap(detector -> detector.detect(read, 0, true).findings().stream())
                .filter(finding -> finding.score() >= SURE)
                .flatMap(finding -> beside(finding, text, tokens).stream())
                .toList();
    }

    /* Detectors take [CARD_4111111111111111] for the name of something; of equal length, so that findings stay in place. */
    private static String withoutForms(String text, Predicate<String> isToken) {
        return TOKEN.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        isToken.test(match.group())
                                ? match.group()
                                : FORM.matcher(match.group()).replaceAll(" ")));
    }

    /** The parts of a finding that no token covers, if they say something. */
    private static List<Finding> beside(Finding finding, String text, List<MatchResult> tokens) {
        var parts = new ArrayList<Finding>(1);
        int from = finding.start();
        for (var token : tokens) {
            if (token.end() > from && token.start() < finding.end()) {
                part(finding, text, from, token.start()).ifPresent(parts::add);
                from = token.end();
            }
        }
        part(finding, text, from, finding.end()).ifPresent(parts::add);
        return parts;
    }

    private static Optional<Finding> part(Finding finding, String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        boolean whole = start == finding.start() && end == finding.end();
        boolean says = start < end
                && (whole
                        || text.substring(start, end)
                                        .codePoints()
                                        .filter(Character::isLetterOrDigit)
                                        .count()
                                > 1);
        return says ? Optional.of(finding.at(start, end)) : Optional.empty();
    }
}

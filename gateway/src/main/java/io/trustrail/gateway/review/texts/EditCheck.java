package io.trustrail.gateway.review.texts;

import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.review.Content;
import io.trustrail.gateway.review.item.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Looks at what a reviewer typed: tokens that were never in the call can't be restored, and personal data was meant to be
 * masked.
 */
public final class EditCheck {

    /** How long an edited text may be, in characters. */
    public static final int LONGEST = 100_000;

    private final Supplier<List<Detector>> detectors;

    /** @param detectors of personal data; asked for when the first text is edited */
    public EditCheck(Supplier<List<Detector>> detectors) {
        this.detectors = detectors;
    }

    /**
     * Checks edited texts.
     *
     * @param content what they are made from
     * @param values what the call's tokens stand for
     * @return categories of personal data that is in them and was not in the answer
     * @throws Refused if a channel or a token is not of this call
     */
    public List<String> check(Content content, Map<String, String> values, Map<String, String> edited) {
        var before = content.answer().stream().collect(Collectors.toMap(Content.Text::channel, Content.Text::text));
        var strange = edited.keySet().stream()
                .filter(channel -> !before.containsKey(channel))
                .sorted()
                .toList();
        if (!strange.isEmpty() || edited.isEmpty()) {
            throw new Refused(
                    Refused.Why.UNKNOWN_CHANNEL,
                    "An edit must have texts for channels of the answer: "
                            + String.join(
                                    ", ", before.keySet().stream().sorted().toList()) + ".");
        }
        checkTokens(content, values, edited);
        var categories = new TreeSet<String>();
        edited.forEach((channel, text) -> categories.addAll(personalData(text, before.getOrDefault(channel, ""))));
        return List.copyOf(categories);
    }

    private static void checkTokens(Content content, Map<String, String> values, Map<String, String> edited) {
        var known = new HashSet<String>();
        values.keySet().forEach(token -> known.add(token.toUpperCase(Locale.ROOT)));
        content.conversation().forEach(turn -> known.addAll(tokens(turn.text())));
        content.answer().forEach(text -> known.addAll(tokens(text.text())));
        var unknown = new ArrayList<String>();
        edited.forEach((channel, text) -> Masking.TOKEN
                .matcher(text)
                .results()
                .filter(match -> !known.contains(match.group()))
                .forEach(match -> unknown.add(channel + ", character " + match.start())));
        if (!unknown.isEmpty()) {
            throw new Refused(
                    Refused.Why.UNKNOWN_TOKEN,
                    "The text has pseudonym tokens that were never in this call, so that nothing could be put in their"
                            + " place. Take tokens from the conversation.",
                    unknown);
        }
    }

    private static Set<String> tokens(String text) {
        return Masking.TOKEN.matcher(text).results().map(match -> match.group()).collect(Collectors.toSet());
    }

    /**
     * Categories of personal data in a text.
     *
     * @param before what is in here, too, does not count
     */
    public Set<String> personalData(String text, String before) {
        // Tokens look like nothing else, but detectors may take what is around one for a name.
        var tokens = Masking.TOKEN.matcher(text).results().toList();
        return detectors.get().stream()
                .flatMap(detector -> detector.detect(text, 0, true).findings().stream())
                .filter(found -> found.score() >= Masking.SURE)
                .filter(found -> tokens.stream().noneMatch(token -> overlaps(found, token.start(), token.end())))
                .filter(found -> !before.contains(text.substring(found.start(), found.end())))
                .map(Finding::category)
                .collect(Collectors.toSet());
    }

    private static boolean overlaps(Finding found, int start, int end) {
        return found.start() < end && start < found.end();
    }
}

package io.trustrail.gateway.review.texts;

import io.trustrail.gateway.guard.Detector;
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

    private final PersonalData personalData;

    /** @param detectors of personal data; asked for when the first text is edited */
    public EditCheck(Supplier<List<Detector>> detectors) {
        this.personalData = new PersonalData(detectors);
    }

    /**
     * Checks edited texts.
     *
     * @param content what they are made from
     * @param values what the review's tokens stand for
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
        edited.forEach((channel, text) -> personalData.in(text, values::containsKey).stream()
                .filter(found -> !before.getOrDefault(channel, "").contains(text.substring(found.start(), found.end())))
                .forEach(found -> categories.add(found.category())));
        return List.copyOf(categories);
    }

    private static void checkTokens(Content content, Map<String, String> values, Map<String, String> edited) {
        var known = new HashSet<String>();
        values.keySet().forEach(token -> known.add(token.toUpperCase(Locale.ROOT)));
        content.conversation().forEach(turn -> known.addAll(tokens(turn.text())));
        content.answer().forEach(text -> known.addAll(tokens(text.text())));
        var unknown = new ArrayList<String>();
        edited.forEach((channel, text) -> PersonalData.TOKEN
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
        return PersonalData.TOKEN
                .matcher(text)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toSet());
    }

    /**
     * Whether a text that stays for good has personal data in it.
     *
     * @param values what the review's tokens stand for; those name nobody
     */
    public boolean namesSomebody(String text, Map<String, String> values) {
        return !personalData.in(text, values::containsKey).isEmpty();
    }
}

package io.trustrail.gateway.policy.review;

import io.trustrail.gateway.review.Terms.OnExpiry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One rule of {@code review:}.
 *
 * @param confidenceBelow it matches answers of less confidence; 1.1 for all
 * @param categories it matches answers in which one of these was found; none for all
 * @param when what else must hold, or null
 * @param window how long the answer waits for a person
 * @param onTimeout what becomes of it then
 * @param interim what the client reads in the meantime, by language
 * @param due the promised time
 */
public record ReviewRule(
        double confidenceBelow,
        Set<String> categories,
        @Nullable Predicate<ReviewFacts> when,
        Mode mode,
        Duration window,
        OnExpiry onTimeout,
        Map<String, String> interim,
        Duration due,
        int priority,
        Set<String> skills,
        boolean fourEyes) {

    /** Above all confidence. */
    static final double ANY = 1.1;

    private static final String USUAL_LANGUAGE = "en";
    private static final Duration USUAL_WINDOW = Duration.ofSeconds(20);

    /** What happens to the client in the meantime. */
    public enum Mode {
        /** It waits. */
        HOLD,
        /** It gets the interim message, and asks for the answer later. */
        PARK,
        /** It has the answer already. */
        AFTER
    }

    public ReviewRule {
        categories = Set.copyOf(categories);
        interim = Map.copyOf(interim);
        skills = Set.copyOf(skills);
    }

    /** The terms of answers that a guard holds and no rule takes. */
    static ReviewRule usualHold() {
        return new ReviewRule(
                ANY,
                Set.of(),
                null,
                Mode.HOLD,
                USUAL_WINDOW,
                OnExpiry.REFUSE,
                Interim.USUAL,
                USUAL_WINDOW,
                0,
                Set.of(),
                false);
    }

    boolean matches(ReviewFacts facts) {
        return facts.confidence() < confidenceBelow
                && (categories.isEmpty() || facts.categories().stream().anyMatch(categories::contains))
                && (when == null || when.test(facts));
    }

    /** What a client of this language reads. */
    public String interim(String language) {
        var text = interim.get(language);
        var usual = text == null ? interim.get(USUAL_LANGUAGE) : text;
        return usual == null ? interim.values().stream().sorted().findFirst().orElse("") : usual;
    }
}

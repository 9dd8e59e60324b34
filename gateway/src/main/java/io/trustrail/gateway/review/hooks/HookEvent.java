package io.trustrail.gateway.review.hooks;

import io.trustrail.gateway.review.queue.QueueNews.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What webhooks are told about. */
public enum HookEvent {
    OPENED,
    OVERDUE,
    DECIDED,
    CONCERN_RECEIVED,
    CONCERN_OVERDUE,
    CONCERN_ANSWERED;

    private static final String CONCERN = "concern.";

    /** As the API writes it: {@code opened} of reviews, {@code concern.received} of others. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** As messages call it. */
    String type() {
        return isAboutReview() ? "review." + word() : word();
    }

    /** Whether it is about a review. */
    boolean isAboutReview() {
        return !word().startsWith(CONCERN);
    }

    /** Whether messages of this type are about a review. */
    public static boolean isAboutReview(String type) {
        return !type.startsWith(CONCERN);
    }

    static HookEvent of(Kind kind) {
        return valueOf(kind.name());
    }

    public static Optional<HookEvent> of(String word) {
        return Arrays.stream(values())
                .filter(event -> event.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(HookEvent::word).toList();
    }
}

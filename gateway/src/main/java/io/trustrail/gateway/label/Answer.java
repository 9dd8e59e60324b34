package io.trustrail.gateway.label;

import org.jspecify.annotations.Nullable;

/** What a label answers to a question. */
public enum Answer {
    YES("Yes"),
    NO("No"),
    NOT_APPLICABLE("N/A"),
    /** Nobody has said, and nothing shows it. */
    UNKNOWN("Unknown");

    private final String printed;

    Answer(String printed) {
        this.printed = printed;
    }

    /** Yes or no; unknown if nobody says. */
    public static Answer of(@Nullable Boolean known) {
        return known == null ? UNKNOWN : known ? YES : NO;
    }

    /** As it is printed. */
    public String printed() {
        return printed;
    }

    /** A boolean or a string. */
    Object json() {
        return switch (this) {
            case YES -> true;
            case NO -> false;
            case NOT_APPLICABLE -> printed;
            case UNKNOWN -> "unknown";
        };
    }

    /** What is printed so. */
    static Object json(String printed) {
        for (var answer : values()) {
            if (answer.printed.equals(printed)) {
                return answer.json();
            }
        }
        throw new IllegalArgumentException("no answer: " + printed);
    }

    /** How a value of JSON is printed. */
    static String printed(@Nullable Object json) {
        for (var answer : values()) {
            if (answer.json().equals(json)) {
                return answer.printed;
            }
        }
        return UNKNOWN.printed;
    }
}

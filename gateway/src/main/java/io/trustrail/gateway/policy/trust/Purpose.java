package io.trustrail.gateway.policy.trust;

import io.trustrail.gateway.policy.yaml.Spelling;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What people can agree to, and take back. */
public enum Purpose {
    /** Use of AI at all: who withdraws this has opted out, whatever else is agreed to. */
    AI,
    /** A question is answered. */
    ANSWERING,
    /** Answers fit the person. */
    PERSONALISATION,
    /** The product gets better by it. */
    IMPROVEMENT,
    /** Others see it, or what was learned from it. */
    SHARING;

    /** By the word that headers, files and the API use. */
    public static final Map<String, Purpose> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(Purpose::word, Function.identity()));

    /** In lower case. */
    public String word() {
        return Spelling.of(this);
    }

    public static Optional<Purpose> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }
}

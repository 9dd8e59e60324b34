package io.trustrail.bench.subject;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be measured, from the least work to the most. */
public enum Kind {
    DIRECT("direct", "the upstream itself, no proxy"),
    NGINX("nginx", "nginx as a reverse proxy, one worker, no access log, no buffering"),
    PIPE("pipe", "a bare reverse proxy on Vert.x, same JVM flags as the gateway"),
    RAW("raw", "the gateway, feature `raw`: no guards"),
    LEVEL1("level1", "the gateway, level 1 with `pii` and `secrets`: three values hidden and restored in each call"),
    LEVEL1_CLEAN("level1-clean", "the same, with no personal values in the text"),
    LEVEL1_NAMES(
            "level1-names", "the gateway, level 1 with `names` and `languages` as well: all that finds personal data"),
    SCREENED(
            "screened",
            "the gateway, feature `screened`: each sentence of a reply waits for the verdict of `toxicity`");

    private final String label;
    private final String meaning;

    Kind(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    public static Kind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown subject " + label + "; there are "
                        + Arrays.stream(values()).map(Kind::label).collect(Collectors.joining(", "))));
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    public boolean gateway() {
        return this == RAW || this == SCREENED || hides();
    }

    /** Whether its callers write personal values. */
    public boolean personal() {
        return this != LEVEL1_CLEAN;
    }

    /** Whether the upstream must not see personal values. */
    public boolean hides() {
        return this == LEVEL1 || this == LEVEL1_CLEAN || this == LEVEL1_NAMES;
    }

    /** Whether it is only measured with whole replies at saturation. */
    public boolean onlySaturated() {
        return this == LEVEL1_CLEAN || this == LEVEL1_NAMES;
    }

    /** Whether it is only measured by when its first text comes. */
    public boolean onlyFirstText() {
        return this == SCREENED;
    }

    /** Whether it is put under every load, not only under those that it is there for. */
    public boolean underEveryLoad() {
        return !onlySaturated() && !onlyFirstText();
    }

    /** The feature of the gateway that its calls ask for. */
    Optional<String> feature() {
        return switch (this) {
            case DIRECT, NGINX, PIPE -> Optional.empty();
            case RAW -> Optional.of("raw");
            case LEVEL1, LEVEL1_CLEAN -> Optional.of("structured");
            case LEVEL1_NAMES -> Optional.of("named");
            case SCREENED -> Optional.of("screened");
        };
    }
}

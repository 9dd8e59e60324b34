package io.trustrail.gateway.policy.keep;

import io.trustrail.gateway.policy.yaml.Fields;
import io.trustrail.gateway.policy.yaml.Value;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is kept of a feature's calls.
 *
 * @param retention how long content is kept
 * @param metadata how long the log keeps entries; {@link #FOR_EVER} if they stay
 */
public record KeepSpec(Content content, Duration retention, Duration metadata) {

    /** No time: a negative one. */
    public static final Duration FOR_EVER = Duration.ofDays(-1);

    /** Nothing: what a feature keeps that does not say otherwise. */
    public static final KeepSpec NOTHING = new KeepSpec(Content.NONE, Duration.ofDays(30), FOR_EVER);

    private static final Pattern DAYS = Pattern.compile("[1-9]\\d{0,4}d");

    /** Which content. */
    public enum Content {
        NONE("none"),
        /** Texts as the vendor gets them and as guards let them go on. */
        MASKED("masked"),
        /** These, and what their pseudonyms stand for. */
        MASKED_AND_MAP("masked+map");

        private final String word;

        Content(String word) {
            this.word = word;
        }

        private static Map<String, Content> words() {
            return Arrays.stream(values()).collect(Collectors.toMap(content -> content.word, content -> content));
        }
    }

    /** Reads a feature's {@code keep:}. */
    public static KeepSpec read(Fields fields) {
        var content = fields.optional("content")
                .flatMap(value -> value.pick("content", Content.words()))
                .orElse(Content.NONE);
        var retention = fields.optional("retention").flatMap(KeepSpec::days).orElse(NOTHING.retention());
        var metadata = fields.optional("metadata").flatMap(KeepSpec::days).orElse(FOR_EVER);
        fields.done();
        return new KeepSpec(content, retention, metadata);
    }

    private static Optional<Duration> days(Value value) {
        var text = value.text();
        var days = text.filter(it -> DAYS.matcher(it).matches());
        if (text.isPresent() && days.isEmpty()) {
            value.error("is no number of days; give one such as 30d");
        }
        return days.map(it -> Duration.ofDays(Long.parseLong(it.substring(0, it.length() - 1))));
    }

    /** Whether any content is kept. */
    public boolean keepsContent() {
        return content != Content.NONE;
    }

    /** Whether what pseudonyms stand for is kept. */
    public boolean keepsMap() {
        return content == Content.MASKED_AND_MAP;
    }
}

package io.trustrail.gateway.policy.review;

import io.trustrail.gateway.policy.review.ReviewRule.Mode;
import io.trustrail.gateway.policy.review.ReviewSpec.TooLong;
import io.trustrail.gateway.policy.yaml.Fields;
import io.trustrail.gateway.policy.yaml.Value;
import io.trustrail.gateway.review.Terms;
import io.trustrail.gateway.review.Terms.OnExpiry;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code review:} of a feature. */
public final class ReviewReader {

    private static final Duration HOLD_WINDOW = Duration.ofSeconds(20);
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);
    private static final Duration PARK_WINDOW = Duration.ofDays(3);
    private static final Duration AFTER_WINDOW = Duration.ofDays(30);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(365);
    private static final Duration USUAL_DUE = Duration.ofHours(4);
    private static final Duration LONGEST_KEEP_ALIVE = Duration.ofMinutes(5);
    private static final Duration LONGEST_ASKING = Duration.ofMinutes(1);
    private static final int MOST_SAMPLES = 5;
    private static final int HIGHEST_PRIORITY = 9;
    private static final int FEWEST_BYTES = 1024;
    private static final int MOST_BYTES = 32 << 20;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private final Set<String> categories;
    private final Set<String> withLogprobs;

    /**
     * A reader for one policy.
     *
     * @param categories what detectors find
     * @param withLogprobs vendors that give log-probabilities
     */
    public ReviewReader(Set<String> categories, Set<String> withLogprobs) {
        this.categories = Set.copyOf(categories);
        this.withLogprobs = Set.copyOf(withLogprobs);
    }

    /**
     * What a feature says; tells of rules that make answers wait.
     *
     * @param guardsHold whether one of its guards may hold answers
     * @param vendors those that it calls
     */
    public ReviewSpec read(Fields feature, boolean guardsHold, Collection<String> vendors) {
        var block = feature.optional("review");
        var spec = block.map(value -> read(value.fields())).orElse(ReviewSpec.NONE);
        if (spec.logprobs() && Collections.disjoint(withLogprobs, vendors)) {
            block.ifPresent(it -> it.warning("asks for log-probabilities, but no vendor of this feature says"
                    + " logprobs: true; say so there, or remove logprobs here"));
        }
        var whole = spec.withGuards(guardsHold);
        if (whole.isOff() && whole.agreement().share() > 0) {
            block.ifPresent(it -> it.error("asks for agreement, but nobody looks at answers of this feature; add rules"
                    + " or a sample, or remove agreement"));
        }
        return whole;
    }

    private ReviewSpec read(Fields fields) {
        var rules =
                fields.list("rules").stream().map(item -> rule(item.fields())).toList();
        var spec = new ReviewSpec(
                rules,
                fields.flag("logprobs", false),
                fields.optional("agreement").map(ReviewReader::agreement).orElse(AgreementSpec.NONE),
                fields.optional("sample").flatMap(Value::fraction).orElse(0.0),
                atMost(fields, "keep-alive", LONGEST_KEEP_ALIVE, ReviewSpec.USUAL_KEEP_ALIVE),
                fields.whole("max-bytes", FEWEST_BYTES, MOST_BYTES, ReviewSpec.NONE.maxBytes()),
                fields.choice("too-long", TooLong.class, TooLong.REFUSE),
                false);
        fields.done();
        if (spec.collects()) {
            fields.owner()
                    .warning("holds or parks answers, so each answer of this feature is collected before it goes out:"
                            + " streams start when they have ended");
        }
        return spec;
    }

    private static AgreementSpec agreement(Value block) {
        var fields = block.fields();
        var spec = new AgreementSpec(
                fields.required("share", "the share of calls that are asked again, such as 0.02")
                        .flatMap(Value::fraction)
                        .orElse(0.0),
                fields.whole("samples", 1, MOST_SAMPLES, AgreementSpec.USUAL_SAMPLES),
                atMost(fields, "timeout", LONGEST_ASKING, AgreementSpec.USUAL_TIMEOUT));
        fields.done();
        if (spec.share() > 0) {
            block.warning("asks for further answers, each of which costs what an answer costs: about "
                    + Math.max(1, Math.round(100 * spec.surcharge())) + " % more requests to vendors");
        }
        return spec;
    }

    private ReviewRule rule(Fields fields) {
        var below = fields.optional("confidence-below").flatMap(Value::fraction);
        var found = categories(fields);
        /* No method reference: it would load the class, and with it CEL, for rules without conditions too. */
        var when = fields.optional("when").flatMap(it -> ReviewConditions.compile(it));
        var mode = fields.required("do", "hold, park or after")
                .flatMap(value -> value.choice("value", Mode.class))
                .orElse(Mode.HOLD);
        var window = window(fields, mode);
        var onTimeout = onTimeout(fields, mode);
        var rule = new ReviewRule(
                below.orElse(ReviewRule.ANY),
                found,
                when.orElse(null),
                mode,
                window,
                onTimeout,
                interim(fields, mode, onTimeout),
                fields.duration("due", mode == Mode.HOLD ? window : USUAL_DUE),
                fields.whole("priority", 0, HIGHEST_PRIORITY, 0),
                skills(fields.list("skills")),
                fields.flag("four-eyes", false));
        fields.done();
        return rule;
    }

    private Set<String> categories(Fields fields) {
        var named = new HashSet<String>();
        fields.filledIfAny("categories", "some, or leave it out for all")
                .forEach(item -> item.name("category", categories).ifPresent(named::add));
        return named;
    }

    private static Duration window(Fields fields, Mode mode) {
        return switch (mode) {
            case HOLD -> atMost(fields, "window", LONGEST_HOLD, HOLD_WINDOW);
            case PARK -> atMost(fields, "window", LONGEST_WINDOW, PARK_WINDOW);
            case AFTER -> {
                refuse(fields, "window", "the client has the answer already");
                yield AFTER_WINDOW;
            }
        };
    }

    private static Duration atMost(Fields fields, String name, Duration longest, Duration usual) {
        var given = fields.optional(name);
        var read = given.flatMap(Value::duration);
        if (read.filter(it -> it.compareTo(longest) > 0).isPresent()) {
            given.ifPresent(it -> it.error("is longer than " + words(longest) + "; give less"));
        }
        return read.orElse(usual);
    }

    private static String words(Duration duration) {
        return duration.toHours() > 0 ? duration.toHours() + "h" : duration.toMinutes() + "m";
    }

    private static OnExpiry onTimeout(Fields fields, Mode mode) {
        if (mode == Mode.AFTER) {
            refuse(fields, "on-timeout", "the client has the answer already");
            return OnExpiry.RELEASE;
        }
        var chosen = fields.choice("on-timeout", OnExpiry.class, OnExpiry.REFUSE);
        if (mode == Mode.PARK && chosen == OnExpiry.INTERIM) {
            fields.optional("on-timeout")
                    .ifPresent(it -> it.error("is interim, which a parked call got at once; give refuse or release"));
        }
        return chosen;
    }

    private static void refuse(Fields fields, String name, String reason) {
        fields.optional(name)
                .ifPresent(it -> it.error("does not belong to do: after, since " + reason + "; remove it"));
    }

    private static Map<String, String> interim(Fields fields, Mode mode, OnExpiry onTimeout) {
        var given = fields.optional("interim");
        if (given.isEmpty()) {
            return Interim.USUAL;
        }
        if (mode != Mode.PARK && onTimeout != OnExpiry.INTERIM) {
            given.get().error("belongs to do: park or on-timeout: interim; remove it or change these");
        }
        return given.get().isMap()
                ? byLanguage(given.get())
                : given.get().text().map(text -> Map.of("en", text)).orElse(Map.of());
    }

    private static Map<String, String> byLanguage(Value value) {
        var texts = new HashMap<String, String>();
        value.entries().forEach((language, text) -> {
            if (!LANGUAGE.matcher(language).matches()) {
                text.error("is under no language; name it by its code such as en or de");
            }
            text.text().ifPresent(it -> texts.put(language, it));
        });
        if (texts.isEmpty()) {
            value.error("has no text; give one for a language, such as {en: A colleague is checking this answer.}");
        }
        return texts;
    }

    private static Set<String> skills(List<Value> items) {
        var named = new HashSet<String>();
        items.forEach(item -> item.text().ifPresent(skill -> {
            if (Terms.SKILL.matcher(skill).matches()) {
                named.add(skill);
            } else {
                item.error("is no skill; write it in lower case, such as slang, lang:de or dialect:bavarian");
            }
        }));
        return named;
    }
}

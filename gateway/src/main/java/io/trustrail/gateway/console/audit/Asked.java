package io.trustrail.gateway.console.audit;

import io.trustrail.gateway.audit.index.Search;
import io.trustrail.gateway.audit.index.UtcTime;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor asked for, as it was typed; fields that were left empty are empty.
 *
 * @param fields by their names in the form, in its order
 * @param before index of the entry that the list goes on before, or empty for its beginning
 */
record Asked(Map<String, String> fields, String before) {

    /** Names of the form's fields that narrow a search. */
    static final String[] OF_CALLS = {
        "from", "to", "application", "feature", "subject", "vendor", "category", "verdict", "outcome"
    };

    /** Names of the fields for events. */
    static final String[] OF_EVENTS = {"from", "to", "kind"};

    private static final int LONGEST = 200;
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    static Asked of(HttpServerRequest request, String... names) {
        var fields = new LinkedHashMap<String, String>();
        for (var name : names) {
            fields.put(name, text(request.getParam(name)));
        }
        return new Asked(fields, text(request.getParam("before")));
    }

    private static String text(@Nullable String field) {
        var text = field == null ? "" : field.strip();
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    String get(String name) {
        return fields.getOrDefault(name, "");
    }

    /** The first field that can't be what it says; empty if all can. */
    Optional<String> wrong() {
        for (var time : new String[] {"from", "to"}) {
            if (!get(time).isEmpty() && UtcTime.parse(get(time)).isEmpty()) {
                return Optional.of(time);
            }
        }
        return verdict().isEmpty() || Search.VERDICTS.contains(verdict()) ? Optional.empty() : Optional.of("verdict");
    }

    private String verdict() {
        return get("verdict").toUpperCase(Locale.ROOT);
    }

    Instant from() {
        return UtcTime.parse(get("from")).orElse(Instant.EPOCH);
    }

    Instant to() {
        return UtcTime.parse(get("to")).orElse(END);
    }

    long beforeLeaf() {
        return before.matches("\\d{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE;
    }

    /** The search for calls; only if nothing is {@link #wrong}. */
    Search search(int limit) {
        return Search.between(from(), to(), limit)
                .withApplication(get("application"))
                .withFeature(get("feature"))
                .withSubject(get("subject"))
                .withVendor(get("vendor"))
                .withCategory(get("category"))
                .withVerdict(verdict())
                .withOutcome(get("outcome"))
                .before(beforeLeaf());
    }

    /** The same question, further down its list, as the end of an address. */
    String further(long leaf) {
        return fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining("", "?", "before=" + leaf));
    }
}

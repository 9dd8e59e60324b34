package io.trustrail.gateway.policy.spend;

import io.trustrail.gateway.policy.yaml.Definitions;
import io.trustrail.gateway.policy.yaml.Fields;
import io.trustrail.gateway.policy.yaml.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code limits:}. */
public final class LimitReader {

    private static final BigDecimal MOST_MONEY = BigDecimal.valueOf(9_000_000);
    private static final BigDecimal MOST_COUNTED = BigDecimal.valueOf(1_000_000_000_000L);
    private static final int NANOS = 9;
    private static final int WARN_AT = 80;
    private static final Map<String, Measure> MEASURES = measures();

    private final Set<String> features;

    /** @param features those that there are */
    public LimitReader(Set<String> features) {
        this.features = Set.copyOf(features);
    }

    private static Map<String, Measure> measures() {
        var measures = new LinkedHashMap<String, Measure>();
        measures.put("money", Measure.MONEY);
        measures.put("tokens", Measure.TOKENS);
        measures.put("calls", Measure.CALLS);
        measures.put("at-once", Measure.AT_ONCE);
        return measures;
    }

    /** The limits that could be read. */
    public List<Limit> read(Definitions definitions) {
        var limits = new ArrayList<Limit>();
        definitions.byName().forEach((name, value) -> read(name, value.fields()).ifPresent(limits::add));
        return limits;
    }

    private Optional<Limit> read(String name, Fields fields) {
        var per = new HashSet<Scope>();
        fields.list("per").forEach(item -> item.choice("scope", Scope.class).ifPresent(per::add));
        var only = only(fields.map("for"));
        var amounts = new LinkedHashMap<Measure, Value>();
        MEASURES.forEach((field, measure) -> fields.optional(field).ifPresent(value -> amounts.put(measure, value)));
        if (amounts.size() != 1) {
            fields.owner().error("has to count one thing; give exactly one of " + String.join(", ", MEASURES.keySet()));
        }
        if (amounts.isEmpty()) {
            return Optional.empty();
        }
        var limit = amounts.entrySet().stream().findFirst().map(it -> limit(name, per, only, it, fields));
        fields.done();
        return limit;
    }

    private static Limit limit(
            String name, Set<Scope> per, Limit.Only only, Map.Entry<Measure, Value> amount, Fields fields) {
        var measure = amount.getKey();
        var every = every(measure, fields);
        return new Limit(
                name,
                per,
                only,
                measure,
                amount(measure, amount.getValue()),
                measure == Measure.MONEY ? PriceReader.currency(fields) : "",
                every,
                fields.optional("zone").flatMap(LimitReader::zone).orElse(ZoneOffset.UTC),
                fields.whole("warn-at", 1, 100, WARN_AT),
                fields.choice("on-failure", OnFailure.class, byDefault(every)));
    }

    private static @Nullable Every every(Measure measure, Fields fields) {
        if (measure == Measure.AT_ONCE) {
            fields.retired("every", "calls at once are counted while they last; leave it out");
            return null;
        }
        return fields.required("every", "minute, hour, day or month")
                .flatMap(value -> value.choice("period", Every.class))
                .orElse(Every.DAY);
    }

    /* A call too many in a minute does little harm; money that is spent does not come back. */
    private static OnFailure byDefault(@Nullable Every every) {
        return every == null || every == Every.MINUTE ? OnFailure.LOCAL : OnFailure.CLOSED;
    }

    private static long amount(Measure measure, Value value) {
        return measure == Measure.MONEY
                ? value.amount(MOST_MONEY, NANOS)
                        .map(money -> money.movePointRight(NANOS).longValueExact())
                        .orElse(0L)
                : value.amount(MOST_COUNTED, 0).map(BigDecimal::longValueExact).orElse(0L);
    }

    private static Optional<ZoneId> zone(Value value) {
        return value.text().flatMap(text -> {
            try {
                return Optional.of(ZoneId.of(text));
            } catch (DateTimeException e) {
                value.error("is no time zone; give one such as UTC or Europe/Berlin");
                return Optional.empty();
            }
        });
    }

    private Limit.Only only(Fields fields) {
        var named = new HashSet<String>();
        fields.filledIfAny("features", "a list of features")
                .forEach(item -> item.name("feature", features).ifPresent(named::add));
        var only = new Limit.Only(
                texts(fields, "tenants", "a list of tenants"),
                texts(fields, "applications", "a list of applications"),
                named);
        fields.done();
        return only;
    }

    private static Set<String> texts(Fields fields, String name, String hint) {
        var texts = new HashSet<String>();
        fields.filledIfAny(name, hint).forEach(item -> item.text().ifPresent(texts::add));
        return texts;
    }
}

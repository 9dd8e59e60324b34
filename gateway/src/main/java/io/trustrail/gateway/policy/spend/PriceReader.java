package io.trustrail.gateway.policy.spend;

import io.trustrail.gateway.policy.yaml.Fields;
import io.trustrail.gateway.policy.yaml.Value;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code prices:} of vendors. */
public final class PriceReader {

    static final String DEFAULT_CURRENCY = "USD";

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(Price.HIGHEST, 6);
    private static final int DIGITS = 6;
    private static final int LONGEST_ANSWER = 4_096;
    private static final int MOST_TOKENS = 10_000_000;

    private final Map<String, Prices.Listed> lists = new HashMap<>();

    /** Reads what stands beside a vendor's description. */
    public void read(String vendor, Fields description) {
        description.optional("prices").map(Value::fields).ifPresent(fields -> {
            var currency = currency(fields);
            var models = new HashMap<String, Price>();
            fields.required("models", "a map of the vendor's models and what a million of their tokens costs")
                    .map(Value::entries)
                    .ifPresent(entries -> entries.forEach((model, value) -> models.put(model, price(value.fields()))));
            fields.done();
            lists.put(vendor, new Prices.Listed(currency, models));
        });
    }

    /** All that was read. */
    public Prices prices() {
        return new Prices(lists);
    }

    /** The field {@code currency}. */
    static String currency(Fields fields) {
        return fields.optional("currency")
                .flatMap(value -> value.text().filter(text -> isCurrency(value, text)))
                .orElse(DEFAULT_CURRENCY);
    }

    private static boolean isCurrency(Value value, String text) {
        boolean good = CURRENCY.matcher(text).matches();
        if (!good) {
            value.error("is no currency; give three capital letters such as USD or EUR");
        }
        return good;
    }

    private static Price price(Fields fields) {
        long input = perMillion(fields.required("input", "what a million input tokens cost"), 0);
        long output = perMillion(fields.required("output", "what a million output tokens cost"), 0);
        long cached = perMillion(fields.optional("cached-input"), input);
        long stored = perMillion(fields.optional("cache-write"), input);
        int longest = fields.whole("longest-answer", 1, MOST_TOKENS, LONGEST_ANSWER);
        fields.done();
        return new Price(input, output, cached, stored, longest);
    }

    private static long perMillion(Optional<Value> field, long fallback) {
        return field.flatMap(value -> value.amount(HIGHEST, DIGITS))
                .map(amount -> amount.movePointRight(DIGITS).longValueExact())
                .orElse(fallback);
    }
}

package io.trustrail.gateway.limits;

import io.trustrail.gateway.policy.spend.Limit;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of limits as people read them. */
final class Amounts {

    private static final int NANOS = 9;
    private static final int SHOWN = 6;
    private static final int LEAST = 2;

    private Amounts() {}

    /** Such as {@code 12.50 USD} or {@code 4000 tokens}. */
    static String told(Limit limit, long amount) {
        return switch (limit.measure()) {
            case MONEY -> money(amount) + " " + limit.currency();
            case TOKENS -> amount + " tokens";
            case CALLS, AT_ONCE -> amount + " calls";
        };
    }

    private static String money(long nanos) {
        var amount = BigDecimal.valueOf(nanos, NANOS).setScale(SHOWN, RoundingMode.DOWN);
        var plain = amount.stripTrailingZeros();
        return plain.setScale(Math.max(LEAST, plain.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}

package io.trustrail.gateway.guard;

/**
 * Why a guard decided about a finding as it did: for people who look at a text, not for calls.
 *
 * @param detector what found it
 * @param rule where the rule stands that decided, such as {@code guards.yaml:33:9}; empty if none matched
 * @param action what the rule comes to
 * @param operator what rewrites it, as policies write it; empty if nothing does
 * @param detail what the detector says beyond the category; nothing of the text itself, and mostly nothing
 */
public record Reason(String detector, String rule, Action action, String operator, String detail) {

    /** The same with what the detector says. */
    public Reason with(String said) {
        return new Reason(detector, rule, action, operator, said);
    }
}

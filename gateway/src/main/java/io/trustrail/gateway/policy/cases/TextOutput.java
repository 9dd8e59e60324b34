package io.trustrail.gateway.policy.cases;

import io.trustrail.gateway.policy.cases.Expectation.Output;
import java.util.Optional;

/** A text as it should go on. */
record TextOutput(String expected) implements Output {

    @Override
    public Optional<String> difference(String actual, Wildcards wildcards) {
        return wildcards.matches(expected, actual)
                ? Optional.empty()
                : Optional.of("expected " + Expectation.quote(expected) + ", got " + Expectation.quote(actual));
    }
}

package io.trustrail.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad limit gives exactly the lines that tell what is wrong with it and what to do. */
class BadLimitsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void tellsEveryProblem(String about, String text, String problems, @TempDir Path directory) {
        var policy = PolicyDirectory.sound(directory).write("limits.yaml", text);
        assertThat(String.join("\n", policy.problems())).isEqualTo(problems.strip());
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                arguments("all fields wrong", """
                    limits:
                      a:
                        per: [team]
                        for: {features: [suport]}
                        calls: -1
                        every: week
                        zone: Berlin
                        warn-at: 0
                        on-failure: block\
                    """, """
                    limits.yaml:3: limits.a.per[0]: no scope team; known scopes are application, feature, key, tenant
                    limits.yaml:4: limits.a.for.features[0]: no feature suport (did you mean support?); \
                    known features are support
                    limits.yaml:5: limits.a.calls: is -1; \
                    give a number from 0 to 1000000000000 with at most 0 digits behind the point
                    limits.yaml:6: limits.a.every: no period week; known periods are day, hour, minute, month
                    limits.yaml:7: limits.a.zone: is no time zone; give one such as UTC or Europe/Berlin
                    limits.yaml:8: limits.a.warn-at: is 0; give a whole number from 1 to 100
                    limits.yaml:9: limits.a.on-failure: no value block; known values are closed, local, open\
                    """),
                arguments("two amounts, none, and no period", """
                    limits:
                      a: {calls: 1, tokens: 2, every: day}
                      b: {every: day}
                      c: {calls: 1}
                      d: {at-once: 1, every: day}\
                    """, """
                    limits.yaml:2: limits.a: has to count one thing; \
                    give exactly one of money, tokens, calls, at-once
                    limits.yaml:3: limits.b: has to count one thing; \
                    give exactly one of money, tokens, calls, at-once
                    limits.yaml:4: limits.c: every is missing; give minute, hour, day or month
                    limits.yaml:5: limits.d.every: is not in use; \
                    calls at once are counted while they last; leave it out\
                    """),
                arguments("money without prices", """
                    limits:
                      a: {money: 1.50, currency: EUR, every: month}\
                    """, """
                    limits.yaml:2: limits.a: can't count calls of the feature support in EUR: \
                    the model small has no price; add it to prices of the vendor openai, or name other features in for\
                    """));
    }
}

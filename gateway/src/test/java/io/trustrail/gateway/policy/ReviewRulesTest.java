package io.trustrail.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.policy.review.ReviewFacts;
import io.trustrail.gateway.policy.review.ReviewRule;
import io.trustrail.gateway.policy.review.ReviewSpec;
import io.trustrail.gateway.review.Terms.OnExpiry;
import io.trustrail.gateway.review.confidence.Signals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a policy says about people in the way of answers. */
class ReviewRulesTest {

    @TempDir
    private Path directory;

    private PolicyDirectory with(String review) {
        return PolicyDirectory.sound(directory)
                .write(
                        "review.yaml",
                        "features: {r: {level: 1, guards: [], targets: [{vendor: openai, model: m}], review: " + review
                                + "}}");
    }

    private ReviewSpec spec(String review) {
        return with(review)
                .load()
                .book()
                .orElseThrow()
                .feature("r")
                .orElseThrow()
                .review();
    }

    private List<String> problems(String review) {
        return with(review).problems();
    }

    private static ReviewFacts facts(double confidence, String verdict, String... categories) {
        var signals = Signals.NAMES.stream().collect(Collectors.toMap(name -> name, name -> 0.0));
        var all = new HashMap<>(signals);
        all.put("hedging", 0.5);
        return new ReviewFacts(
                new CallFacts("t", "shop", "r", 1, "openai-chat", false, ""),
                confidence,
                all,
                List.of(categories),
                verdict,
                "de",
                true);
    }

    @Test
    void theFirstRuleThatMatchesDecides() {
        var spec = spec("""
            {rules: [
              {when: "signals['hedging'] > 0.6", do: park},
              {when: "application == 'shop' && subject && language == 'de' && 'X_Y' in categories", do: after},
              {confidence-below: 0.4, do: hold, window: 5s, on-timeout: interim, interim: {en: wait, de: Moment},
               priority: 3, skills: ["lang:de"], four-eyes: true, due: 1m}]}\
            """);
        assertThat(spec.collects()).isTrue();
        assertThat(spec.rule(facts(0.9, "allow"))).isEmpty();
        assertThat(spec.rule(facts(0.3, "allow", "X_Y")).orElseThrow().mode()).isEqualTo(ReviewRule.Mode.AFTER);
        var rule = spec.rule(facts(0.3, "allow")).orElseThrow();
        assertThat(rule.mode()).isEqualTo(ReviewRule.Mode.HOLD);
        assertThat(rule.window()).isEqualTo(Duration.ofSeconds(5));
        assertThat(rule.due()).isEqualTo(Duration.ofMinutes(1));
        assertThat(rule.onTimeout()).isEqualTo(OnExpiry.INTERIM);
        assertThat(rule.interim("de")).isEqualTo("Moment");
        assertThat(rule.interim("ja")).isEqualTo("wait");
        assertThat(rule.fourEyes()).isTrue();
        assertThat(rule.skills()).containsExactly("lang:de");
    }

    @Test
    void whatAGuardHoldsWaitsAlsoWhereNoRuleTakesIt() {
        var spec = spec("{rules: [{do: after}]}");
        assertThat(spec.collects()).isFalse();
        assertThat(spec.rule(facts(0.9, "hold")).orElseThrow().mode()).isEqualTo(ReviewRule.Mode.HOLD);
        assertThat(spec.withGuards(true).collects()).isTrue();
    }

    @Test
    void aGuardMayHoldReplies() {
        var policy = PolicyDirectory.sound(directory).write("review.yaml", """
            guards: {g: {detector: pii, rules: [{direction: reply, action: hold}]}}
            features: {r: {level: 1, guards: [g], targets: [{vendor: openai, model: m}]}}\
            """);
        assertThat(policy.load()
                        .book()
                        .orElseThrow()
                        .feature("r")
                        .orElseThrow()
                        .review()
                        .guardsHold())
                .isTrue();
        var prompts = PolicyDirectory.sound(directory)
                .write("review.yaml", "guards: {g: {detector: pii, rules: [{action: hold}]}}");
        assertThat(prompts.problems())
                .anyMatch(it -> it.contains("guards.g.rules[0].action: hold belongs to direction: reply"));
    }

    @Test
    void allThatIsWrongIsToldAtOnceWithItsFix() {
        assertThat(problems("""
            {sample: 2, too-long: drop, keep-alive: 1h, rules: [
              {when: "signals['hedgin'] > 0.1", do: hold},
              {when: "confidence", do: hold},
              {do: wait},
              {do: hold, window: 20m, interim: Moment},
              {do: park, on-timeout: interim},
              {do: after, window: 5s, on-timeout: release},
              {do: hold, skills: [Big Talk]}]}\
            """))
                .anyMatch(it -> it.contains("review.sample: is 2; give a number from 0 to 1"))
                .anyMatch(it -> it.contains("review.too-long") && it.contains("refuse"))
                .anyMatch(it -> it.contains("review.keep-alive: is longer than 5m"))
                .anyMatch(it -> it.contains("rules[0].when") && it.contains("hedgin") && it.contains("hedging"))
                .anyMatch(it -> it.contains("rules[1].when"))
                .anyMatch(it -> it.contains("rules[2].do"))
                .anyMatch(it -> it.contains("rules[3].window: is longer than 10m; give less"))
                .anyMatch(it -> it.contains("rules[3].interim: belongs to do: park or on-timeout: interim"))
                .anyMatch(it -> it.contains("rules[4].on-timeout"))
                .anyMatch(it -> it.contains("rules[5].window: does not belong to do: after"))
                .anyMatch(it -> it.contains("rules[5].on-timeout"))
                .anyMatch(it -> it.contains("rules[6].skills[0]"));
    }

    @Test
    void loadingSaysThatAnswersAreCollectedAndThatNobodyGivesLogProbabilities() {
        assertThat(problems("{logprobs: true, rules: [{do: park}]}"))
                .anyMatch(it -> it.contains("streams start when they have ended"))
                .anyMatch(it -> it.contains("logprobs: true"));
        assertThat(problems("{sample: 0.5, rules: [{do: after}]}")).noneMatch(it -> it.contains("collected"));
    }

    @Test
    void chanceChoosesByTheIdOfTheCallAndAboutAsOftenAsItShould() {
        var spec = spec("{sample: 0.1}");
        var ids = IntStream.range(0, 20_000).mapToObj(i -> "call_" + i).toList();
        long chosen = ids.stream().filter(spec::samples).count();
        assertThat(chosen / 20_000.0).isCloseTo(0.1, within(0.01));
        assertThat(ids.stream().filter(spec::samples).count()).isEqualTo(chosen);
        assertThat(ids.stream().filter(ReviewSpec.NONE::samples)).isEmpty();
    }

    @Test
    void agreementIsAskedForWhereAPolicySaysSoAndItsCostIsTold() {
        assertThat(spec("{rules: [{do: after}]}").asksAgain("call_1")).isFalse();
        var agreement = spec("{agreement: {share: 1}, sample: 0.1}").agreement();
        assertThat(agreement.samples()).isEqualTo(2);
        assertThat(agreement.timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(problems("{agreement: {share: 0.05, samples: 3}, rules: [{do: after}]}"))
                .anyMatch(it -> it.contains("agreement") && it.contains("about 15 % more requests"));
        assertThat(problems("{agreement: {samples: 9, timeout: 5m, often: 1}, rules: [{do: after}]}"))
                .anyMatch(it -> it.contains("share is missing"))
                .anyMatch(it -> it.contains("agreement.samples"))
                .anyMatch(it -> it.contains("agreement.timeout: is longer than 1m; give less"))
                .anyMatch(it -> it.contains("agreement.often"));
        assertThat(problems("{agreement: {share: 0.1}}"))
                .anyMatch(it -> it.contains("review: asks for agreement, but nobody looks at answers"));
    }

    @Test
    void whomChanceAsksAgainHasNothingToDoWithWhomItShows() {
        var spec = spec("{sample: 0.5, agreement: {share: 0.5, samples: 1}}");
        var ids = IntStream.range(0, 20_000).mapToObj(i -> "call_" + i).toList();
        assertThat(ids.stream().filter(spec::asksAgain).count() / 20_000.0).isCloseTo(0.5, within(0.02));
        assertThat(ids.stream().filter(spec::asksAgain).filter(spec::samples).count() / 20_000.0)
                .isCloseTo(0.25, within(0.02));
    }
}

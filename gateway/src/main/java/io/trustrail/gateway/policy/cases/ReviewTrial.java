package io.trustrail.gateway.policy.cases;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.cases.PolicyCase.Text;
import io.trustrail.gateway.policy.review.ReviewFacts;
import io.trustrail.gateway.policy.yaml.Spelling;
import io.trustrail.gateway.review.confidence.Calibration;
import io.trustrail.gateway.review.confidence.ConfidenceModel;
import io.trustrail.gateway.review.confidence.Evidence;
import io.trustrail.gateway.review.confidence.Evidence.Ending;
import io.trustrail.gateway.review.confidence.Signals;
import io.trustrail.gateway.review.confidence.TokenDoubt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Asks the rules about people what they make of a case's reply. */
final class ReviewTrial {

    /** What stands for a rule where none took the reply. */
    static final String NONE = "none";

    static final String SAMPLE = "sample";

    private final Text input;
    private final Verdict verdict;
    private final String written;

    /** @param written the reply as guards left it */
    ReviewTrial(Text input, Verdict verdict, String written) {
        this.input = input;
        this.verdict = verdict;
        this.written = written;
    }

    /** {@code hold}, {@code park}, {@code after}, {@code sample} or {@code none}. */
    String of(Feature feature) {
        var spec = feature.review();
        var categories =
                verdict.findings().stream().map(Finding::category).distinct().toList();
        boolean held = verdict.action() == Action.HOLD;
        boolean drawn = input.look().drawn() && spec.sample() > 0;
        if (spec.isOff() || verdict.action().compareTo(Action.HOLD) > 0 || spec.passesOver(categories, held, drawn)) {
            return NONE;
        }
        var rule = spec.rule(facts(categories));
        return rule.map(it -> Spelling.of(it.mode())).orElse(drawn ? SAMPLE : NONE);
    }

    private ReviewFacts facts(List<String> categories) {
        var measured = Signals.measure(evidence());
        Map<String, Double> signals = new HashMap<>(measured.values());
        signals.putAll(input.look().signals());
        var model = ConfidenceModel.shipped();
        double confidence =
                input.look().confidence().orElseGet(() -> model.confidence(signals, Calibration.none(model)));
        return new ReviewFacts(
                input.facts(),
                confidence,
                signals,
                categories,
                Spelling.of(verdict.action()),
                measured.language(),
                input.look().subject());
    }

    private Evidence evidence() {
        var documents = input.look().documents();
        var prompt = Stream.concat(Stream.of(input.system(), input.asked()), documents.stream())
                .filter(text -> !text.isEmpty())
                .toList();
        return new Evidence(
                List.of(written), prompt, documents, verdict.findings(), Ending.DONE, false, false, 0, TokenDoubt.NONE);
    }
}

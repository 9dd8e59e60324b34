package io.trustrail.gateway.policy.cases;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.cases.PolicyCase.Request;
import io.trustrail.gateway.policy.cases.PolicyCase.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts a case's input through its feature. */
final class CaseRunner {

    private final RequestRunner requests;

    CaseRunner(RequestRunner requests) {
        this.requests = requests;
    }

    Result run(PolicyCase test) {
        if (test.input() instanceof Text text) {
            return run(test.feature(), text);
        }
        var request = (Request) test.input();
        var outcome = requests.run(test.feature(), request.dialect(), request.json());
        return new Result(
                outcome.action(), outcome.body().toString(StandardCharsets.UTF_8), Set.of(), ReviewTrial.NONE);
    }

    private static Result run(Feature feature, Text input) {
        var chain = input.direction() == Direction.PROMPT
                ? feature.promptGuards()
                : feature.replyGuards().answering(input.prompt());
        var passage = Passage.whole(input.facts(), input.direction(), input.origin(), input.text());
        var verdict =
                chain.check(passage).toCompletionStage().toCompletableFuture().join();
        var categories = verdict.findings().stream().map(Finding::category).collect(Collectors.toSet());
        boolean goesOn = verdict.action().compareTo(Action.HOLD) < 0;
        var written = rewritten(input.text(), verdict.edits());
        var review = input.direction() == Direction.REPLY
                ? new ReviewTrial(input, verdict, written).of(feature)
                : ReviewTrial.NONE;
        return new Result(verdict.action(), goesOn ? written : "", categories, review);
    }

    private static String rewritten(String text, List<Edit> edits) {
        var rewritten = new StringBuilder();
        int from = 0;
        for (var edit : Edit.merge(edits)) {
            var value = text.substring(edit.start(), edit.end());
            rewritten
                    .append(text, from, edit.start())
                    .append(edit.rewrite().rewrite(edit.category(), value).text());
            from = edit.end();
        }
        return rewritten.append(text, from, text.length()).toString();
    }
}

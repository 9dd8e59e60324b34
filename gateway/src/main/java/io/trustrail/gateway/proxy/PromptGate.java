package io.trustrail.gateway.proxy;

import io.trustrail.gateway.dialect.TextSpan;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.policy.MediaRule;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.privacy.Vault;
import io.vertx.core.Future;
import java.util.List;

/** Takes a request through its feature's guards: rewritten, or turned down. */
final class PromptGate {

    private final Operators operators;

    PromptGate(Operators operators) {
        this.operators = operators;
    }

    /** Completes with the request as it may leave the house, or fails with a {@link Refused}. */
    Future<GuardedRequest> guard(Understood request) {
        refuseUnreadable(request);
        var vault = new Vault(operators, request.facts().tenant());
        return guardFrom(0, request, vault)
                .map(done -> new GuardedRequest(
                        request.call(), request.feature(), request.facts(), request.message(), vault));
    }

    private static void refuseUnreadable(Understood request) {
        var media = request.message().media();
        if (!media.isEmpty() && request.feature().media() == MediaRule.REFUSE) {
            throw Refusal.of(
                            400,
                            "unscannable_content",
                            "This feature does not take content that can't be scanned: " + String.join(", ", media),
                            "messages")
                    .asException();
        }
    }

    /** Guards the texts one after the other; a guard that answers later continues from where it was asked. */
    private Future<Void> guardFrom(int first, Understood request, Vault vault) {
        var texts = request.message().texts();
        var guards = request.feature().promptGuards();
        for (int i = first; i < texts.size() && !guards.isEmpty(); i++) {
            var span = texts.get(i);
            var passage = Passage.whole(request.facts(), Direction.PROMPT, span.origin(), span.text());
            var answer = guards.check(passage);
            if (!answer.succeeded()) {
                int next = i + 1;
                return answer.compose(verdict -> {
                    apply(verdict, span, request, vault);
                    return guardFrom(next, request, vault);
                });
            }
            apply(answer.result(), span, request, vault);
        }
        return Future.succeededFuture();
    }

    private static void apply(Verdict verdict, TextSpan span, Understood request, Vault vault) {
        request.call().ledger().prompt().add(verdict, 0, span.text().length());
        if (verdict.action().compareTo(Action.HOLD) >= 0) {
            throw refusal(verdict, span);
        }
        if (verdict.edits().isEmpty()) {
            return;
        }
        if (span.isSealed()) {
            throw sealed(verdict, span);
        }
        List<Edit> merged = Edit.merge(verdict.edits());
        span.replace(new EditWriter(vault).write(span.text(), 0, span.text().length(), merged));
    }

    private static Refused refusal(Verdict verdict, TextSpan span) {
        if (!verdict.failed().isEmpty()) {
            return Blocks.guardFailed(verdict).asException();
        }
        return Blocks.prompt(verdict, span.field()).asException();
    }

    private static Refused sealed(Verdict verdict, TextSpan span) {
        return Refusal.of(
                        400,
                        "content_filter",
                        "This text has " + Blocks.categories(verdict)
                                + " in it, and a signature covers it, so it can't be rewritten: leave it out",
                        span.field())
                .asException();
    }
}

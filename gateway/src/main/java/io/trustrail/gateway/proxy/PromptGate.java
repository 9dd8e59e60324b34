package io.trustrail.gateway.proxy;

import io.trustrail.gateway.dialect.Message;
import io.trustrail.gateway.dialect.TextSpan;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.MediaRule;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.privacy.Vault;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Takes a request through its feature's guards: rewritten, or turned down. */
final class PromptGate {

    private static final String PERSON = "PERSON";

    private final Operators operators;

    PromptGate(Operators operators) {
        this.operators = operators;
    }

    /** Completes with the request as it may leave the house, or fails with a {@link Refused}. */
    Future<GuardedRequest> guard(Understood request) {
        return guard(
                        request.feature(),
                        request.facts(),
                        request.message(),
                        request.call().ledger().prompt())
                .map(vault -> new GuardedRequest(
                        request.call(), request.feature(), request.facts(), request.message(), vault));
    }

    /** Rewrites a message; completes with what its tokens stand for. */
    Future<Vault> guard(Feature feature, CallFacts facts, Message message, Ledger.Tally tally) {
        refuseUnreadable(feature, message);
        var vault = new Vault(operators, facts.tenant());
        if (feature.promptGuards().isEmpty()) {
            return Future.succeededFuture(vault);
        }
        var texts = message.texts();
        var guards =
                feature.promptGuards().over(texts.stream().map(TextSpan::text).toList());
        return new Pass(guards, facts, texts, tally, vault, new ArrayList<>(texts.size()))
                .read()
                .map(vault);
    }

    private static void refuseUnreadable(Feature feature, Message message) {
        if (!message.media().isEmpty() && feature.media() == MediaRule.REFUSE) {
            throw Refusal.of(
                            400,
                            "unscannable_content",
                            "This feature does not take content that can't be scanned: "
                                    + String.join(", ", message.media()),
                            "messages")
                    .asException();
        }
    }

    /** One request on its way through the guards: first all texts are read, then they are rewritten. */
    private record Pass(
            GuardChain guards,
            CallFacts facts,
            List<TextSpan> texts,
            Ledger.Tally tally,
            Vault vault,
            List<Verdict> verdicts) {

        Future<Void> read() {
            for (int i = 0; i < texts.size(); i++) {
                var answer = ask(i);
                if (!answer.succeeded()) {
                    return rest(i, answer);
                }
                take(answer.result(), texts.get(i));
            }
            rewrite();
            return Future.succeededFuture();
        }

        private Future<Verdict> ask(int index) {
            var span = texts.get(index);
            return guards.check(Passage.whole(facts, Direction.PROMPT, span.origin(), span.text()));
        }

        /** While one answer is waited for, the other texts are read on this thread; no work is left for later. */
        private Future<Void> rest(int first, Future<Verdict> pending) {
            var answers = new ArrayList<Future<Verdict>>(texts.size() - first);
            answers.add(pending);
            for (int i = first + 1; i < texts.size(); i++) {
                answers.add(ask(i));
            }
            return Future.all(answers).map(all -> {
                for (int i = first; i < texts.size(); i++) {
                    take(answers.get(i - first).result(), texts.get(i));
                }
                rewrite();
                return null;
            });
        }

        private void take(Verdict verdict, TextSpan span) {
            tally.add(verdict, 0, span.text().length());
            if (verdict.action().compareTo(Action.HOLD) >= 0) {
                throw refusal(verdict, span);
            }
            if (!verdict.edits().isEmpty() && span.isSealed()) {
                throw sealed(verdict, span);
            }
            verdicts.add(verdict);
        }

        /** Who is meant by a short name is known when all texts were read. */
        private void rewrite() {
            vault.meet(values(PERSON));
            for (int i = 0; i < texts.size(); i++) {
                var edits = verdicts.get(i).edits();
                if (!edits.isEmpty()) {
                    var text = texts.get(i).text();
                    texts.get(i).replace(new EditWriter(vault).write(text, 0, text.length(), Edit.merge(edits)));
                }
            }
        }

        private List<String> values(String category) {
            var values = new ArrayList<String>();
            for (int i = 0; i < texts.size(); i++) {
                for (var edit : verdicts.get(i).edits()) {
                    if (edit.category().equals(category)) {
                        values.add(texts.get(i).text().substring(edit.start(), edit.end()));
                    }
                }
            }
            return values;
        }
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

package io.trustrail.gateway.proxy;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.guard.prompt.Prompt;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.privacy.Vault;
import io.trustrail.gateway.proxy.call.Ledger;
import io.trustrail.gateway.proxy.check.CheckResult;
import io.trustrail.gateway.proxy.check.CheckText;
import io.trustrail.gateway.proxy.text.EditWriter;
import io.trustrail.gateway.proxy.text.Reading;
import io.trustrail.gateway.proxy.text.Witness;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Puts texts through a feature's guards as calls have them, prompts and replies, and says what came out. Keeps and logs
 * nothing of them. Thread-safe; what guards read at once they read on the calling thread.
 */
public final class TextChecks {

    private final Operators operators;

    public TextChecks(Operators operators) {
        this.operators = operators;
    }

    /**
     * Checks texts that stand together: replies answer the prompts among them.
     *
     * @return one item for each text, in their order; fails only if a guard breaks its promises
     */
    public Future<List<CheckResult.Item>> check(Feature feature, CallFacts facts, List<CheckText> texts) {
        return check(feature, facts, texts, new Ledger.Tally());
    }

    Future<List<CheckResult.Item>> check(Feature feature, CallFacts facts, List<CheckText> texts, Ledger.Tally tally) {
        var notes = new Witness.Notes();
        var reading = reading(feature, facts, texts, notes);
        return reading.verdicts().map(verdicts -> {
            var vault = new Vault(operators, facts.tenant());
            reading.introduce(verdicts, vault);
            var items = new ArrayList<CheckResult.Item>();
            for (int i = 0; i < verdicts.size(); i++) {
                var text = texts.get(i);
                var verdict = verdicts.get(i);
                tally.add(verdict, 0, text.text().length());
                var writer = text.direction() == Direction.PROMPT ? new EditWriter(vault) : EditWriter.IRREVERSIBLE;
                var after = passes(verdict) ? reading.rewritten(i, verdict, writer) : "";
                var found = notes.found(reading.questions().get(i).passage());
                items.add(new CheckResult.Item(text, verdict.action(), after, found, verdict.unrun()));
            }
            return items;
        });
    }

    private static boolean passes(Verdict verdict) {
        return verdict.action().compareTo(Action.HOLD) < 0;
    }

    private static Reading reading(Feature feature, CallFacts facts, List<CheckText> texts, Witness.Notes notes) {
        var all = texts.stream().map(CheckText::text).toList();
        var prompt = watched(feature.promptGuards().over(all), notes);
        var answering = feature.replyGuards().answering(prompt(texts));
        return new Reading(texts.stream()
                .map(text -> new Reading.Question(
                        text.direction() == Direction.PROMPT ? prompt : watched(answering.channel(), notes),
                        Passage.whole(facts, text.direction(), text.origin(), text.text())))
                .toList());
    }

    private static Prompt prompt(List<CheckText> texts) {
        return new Prompt(
                () -> prompt(texts, text -> true),
                () -> prompt(texts, text -> text.origin() == Origin.USER),
                () -> prompt(texts, text -> text.origin() == Origin.SYSTEM));
    }

    private static List<String> prompt(List<CheckText> texts, Predicate<CheckText> which) {
        return texts.stream()
                .filter(text -> text.direction() == Direction.PROMPT && which.test(text))
                .map(CheckText::text)
                .toList();
    }

    private static GuardChain watched(GuardChain guards, Witness.Notes notes) {
        return guards.each(guard -> new Witness(guard, notes));
    }
}

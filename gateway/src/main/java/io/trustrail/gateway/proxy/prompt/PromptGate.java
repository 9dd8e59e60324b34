package io.trustrail.gateway.proxy.prompt;

import io.trustrail.gateway.dialect.Message;
import io.trustrail.gateway.dialect.TextSpan;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Guard;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.guard.prompt.Prompt;
import io.trustrail.gateway.metrics.GuardTimes;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.MediaRule;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.privacy.Vault;
import io.trustrail.gateway.proxy.call.Ledger;
import io.trustrail.gateway.proxy.call.Refusal;
import io.trustrail.gateway.proxy.call.Refused;
import io.trustrail.gateway.proxy.text.EditWriter;
import io.trustrail.gateway.proxy.text.InClear;
import io.trustrail.gateway.proxy.text.Reading;
import io.trustrail.gateway.proxy.text.TimedGuard;
import io.trustrail.gateway.trust.inventory.Sighting;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Takes a request through its feature's guards: rewritten, or turned down. */
public final class PromptGate {

    private final Operators operators;
    private final UnaryOperator<Guard> promptTimer;
    private final UnaryOperator<Guard> replyTimer;

    /** Measures nothing. */
    public PromptGate(Operators operators) {
        this(operators, guard -> guard, guard -> guard);
    }

    /** Measures how long each guard takes, those of the reply too. */
    public PromptGate(Operators operators, GuardTimes times) {
        this(
                operators,
                guard -> new TimedGuard(guard, times.ofPrompts(guard.name())),
                guard -> new TimedGuard(guard, times.ofReplies(guard.name())));
    }

    private PromptGate(Operators operators, UnaryOperator<Guard> promptTimer, UnaryOperator<Guard> replyTimer) {
        this.operators = operators;
        this.promptTimer = promptTimer;
        this.replyTimer = replyTimer;
    }

    /** Completes with the request as it may leave the house, or fails with a {@link Refused}. */
    public Future<GuardedRequest> guard(Understood request) {
        var replyGuards =
                request.replyGuards().answering(prompt(request.message())).each(replyTimer);
        return guard(
                        request.feature(),
                        request.facts(),
                        request.message(),
                        request.call().ledger().prompt())
                .map(passed -> new GuardedRequest(request, replyGuards, passed, asked(request)));
    }

    private static Asked asked(Understood request) {
        if (request.feature().review().isOff()) {
            return Asked.NOTHING;
        }
        var subject = request.call().request().getHeader("x-trustrail-subject");
        return Asked.of(request.message(), subject == null ? "" : subject);
    }

    /* Asked before anything is rewritten: what counts is what was said. */
    public static Prompt prompt(Message message) {
        return new Prompt(
                () -> texts(message, origin -> true),
                () -> texts(message, Origin.USER::equals),
                () -> texts(message, Origin.SYSTEM::equals));
    }

    private static List<String> texts(Message message, Predicate<Origin> origins) {
        return message.texts().stream()
                .filter(span -> origins.test(span.origin()))
                .map(TextSpan::text)
                .toList();
    }

    /**
     * What is known of a message that passed.
     *
     * @param vault what its tokens stand for
     * @param inClear categories of what was found in it and not rewritten
     * @param sightings what was found where
     */
    public record Passed(Vault vault, Set<String> inClear, List<Sighting> sightings) {

        /** Of a message in which nothing was found. */
        public Passed(Vault vault, Set<String> inClear) {
            this(vault, inClear, List.of());
        }
    }

    /** Rewrites a message. */
    public Future<Passed> guard(Feature feature, CallFacts facts, Message message, Ledger.Tally tally) {
        refuseUnreadable(feature, message);
        var vault = new Vault(operators, facts.tenant());
        if (feature.promptGuards().isEmpty()) {
            return Future.succeededFuture(new Passed(vault, Set.of()));
        }
        var spans = message.texts();
        var reading = reading(feature, facts, spans);
        return reading.verdicts().map(verdicts -> {
            judge(verdicts, spans, tally);
            reading.introduce(verdicts, vault);
            rewrite(reading, verdicts, spans, new EditWriter(vault));
            return new Passed(vault, InClear.categories(verdicts), InClear.sightings(verdicts, spans));
        });
    }

    private Reading reading(Feature feature, CallFacts facts, List<TextSpan> spans) {
        var guards = feature.promptGuards()
                .over(spans.stream().map(TextSpan::text).toList())
                .each(promptTimer);
        return new Reading(spans.stream()
                .map(span -> new Reading.Question(
                        guards, Passage.whole(facts, Direction.PROMPT, span.origin(), span.text())))
                .toList());
    }

    private static void judge(List<Verdict> verdicts, List<TextSpan> spans, Ledger.Tally tally) {
        for (int i = 0; i < verdicts.size(); i++) {
            tally.add(verdicts.get(i), 0, spans.get(i).text().length());
        }
        for (int i = 0; i < verdicts.size(); i++) {
            var verdict = verdicts.get(i);
            if (verdict.action().compareTo(Action.HOLD) >= 0) {
                throw refusal(verdict, spans.get(i));
            }
            if (!verdict.edits().isEmpty() && spans.get(i).isSealed()) {
                throw sealed(verdict, spans.get(i));
            }
        }
    }

    private static void rewrite(Reading reading, List<Verdict> verdicts, List<TextSpan> spans, EditWriter writer) {
        for (int i = 0; i < verdicts.size(); i++) {
            if (!verdicts.get(i).edits().isEmpty()) {
                spans.get(i).replace(reading.rewritten(i, verdicts.get(i), writer));
            }
        }
    }

    /** Turns down a message that no guard can read as a whole, unless the feature takes it. */
    public static void refuseUnreadable(Feature feature, Message message) {
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

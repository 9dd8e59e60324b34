package io.trustrail.gateway.fairness.audit;

import io.trustrail.gateway.detect.screening.ScreeningDetector;
import io.trustrail.gateway.detect.screening.Task;
import io.trustrail.gateway.fairness.texts.Aspect;
import io.trustrail.gateway.fairness.texts.Probe;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.proxy.TextChecks;
import io.trustrail.gateway.proxy.check.CheckResult;
import io.trustrail.gateway.proxy.check.CheckText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Puts one text after the other through a feature's guards. For one thread. */
final class ProbeReader {

    private static final String AUDITOR = "fairness-audit";
    private static final Set<String> TOXIC = ScreeningDetector.categories(Task.TOXICITY);
    private static final Set<String> INJECTED = ScreeningDetector.categories(Task.INJECTION);
    private static final String PERSON = "PERSON";

    private final TextChecks checks;
    private final Feature feature;
    private final CallFacts facts;
    private final Pace pace;
    private final IntConsumer progress;
    private long worked;
    private int texts;
    private int unread;

    /** @param progress gets the number of texts that were read, after each of them */
    ProbeReader(TextChecks checks, Feature feature, Pace pace, IntConsumer progress) {
        this.progress = progress;
        this.checks = checks;
        this.feature = feature;
        this.pace = pace;
        this.facts =
                new CallFacts(AUDITOR, AUDITOR, feature.name(), feature.level().rung(), "openai-chat", false, "");
    }

    int texts() {
        return texts;
    }

    /** How many of them a guard could not read: these count for nothing. */
    int unread() {
        return unread;
    }

    /** What guards make of a text; empty if one of them could not read it. */
    Optional<Outcome> read(Probe probe) throws InterruptedException {
        long start = System.nanoTime();
        var item = check(probe);
        texts++;
        progress.accept(texts);
        worked += System.nanoTime() - start;
        long rest = pace.rest(worked);
        if (rest > 0) {
            worked = 0;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(rest));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        if (item.isEmpty() || !item.get().failed().isEmpty()) {
            unread++;
            return Optional.empty();
        }
        return item.map(it -> new Outcome(it.verdict().compareTo(Action.HOLD) >= 0, found(probe, it)));
    }

    private Optional<CheckResult.Item> check(Probe probe) throws InterruptedException {
        boolean reply = probe.aspect() == Aspect.TOXICITY;
        var text = new CheckText(
                "input",
                reply ? Direction.REPLY : Direction.PROMPT,
                reply ? Origin.ASSISTANT : Origin.USER,
                probe.text(),
                null);
        try {
            return Optional.of(checks.check(feature, facts, List.of(text))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get()
                    .get(0));
        } catch (ExecutionException e) {
            return Optional.empty();
        }
    }

    private static boolean found(Probe probe, CheckResult.Item item) {
        return switch (probe.aspect()) {
            case TOXICITY -> hasOneOf(TOXIC, item);
            case INJECTION -> hasOneOf(INJECTED, item);
            case NAMES -> isHidden(probe, item);
        };
    }

    private static boolean hasOneOf(Set<String> categories, CheckResult.Item item) {
        return item.found().stream()
                .anyMatch(it -> categories.contains(it.finding().category()));
    }

    private static boolean isHidden(Probe probe, CheckResult.Item item) {
        return probe.name().stream().noneMatch(part -> item.after().contains(part))
                || probe.name().stream().allMatch(part -> isFound(probe.text().indexOf(part), part.length(), item));
    }

    private static boolean isFound(int start, int length, CheckResult.Item item) {
        return item.found().stream()
                .map(found -> found.finding())
                .anyMatch(it -> it.category().equals(PERSON) && it.start() <= start && it.end() >= start + length);
    }
}

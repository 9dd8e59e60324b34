package io.trustrail.gateway.detect.screening;

import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.late.LateDetector;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Screens texts for toxicity or for prompt injection. A finding covers the text, or the worst part of a long one. */
public final class ScreeningDetector implements LateDetector {

    /* So much that a sentence and what it is about go in, and so little that the student settles most of a long prompt. */
    private static final int LONGEST = 1_200;
    private static final String PROFANITY = "PROFANITY";
    /* The student takes a third of that. What is said outright is looked for on the caller's thread, too, where the encoder's
    answer is remembered: mostly in turns of a conversation that were read before. */
    private static final int NANOS_PER_CHARACTER = 300;
    /* A quoted insult and the harmless sentence behind it look like one from less on. */
    private static final double SURE_TOGETHER = 0.9;

    private final Task task;
    private final Screener screener;

    public ScreeningDetector(Task task, Screener screener) {
        this.task = task;
        this.screener = screener;
    }

    /** What a detector for a task can find. */
    public static Set<String> categories(Task task) {
        var all = new LinkedHashSet<>(task.categories());
        all.add(task.uncertain());
        return all;
    }

    @Override
    public String name() {
        return task.output();
    }

    @Override
    public Set<String> categories() {
        return categories(task);
    }

    @Override
    public int longest() {
        return LONGEST;
    }

    @Override
    public int nanosPerCharacter() {
        return NANOS_PER_CHARACTER;
    }

    /** An insult may need two sentences; an order to a model stands in one. */
    @Override
    public boolean readsBehind() {
        return task == Task.TOXICITY;
    }

    /** What two sentences are only together, the second one is. If one of them is that by itself, it alone is. */
    @Override
    public List<Finding> inContext(List<Finding> before, List<Finding> alone, List<Finding> together) {
        if (before.stream().anyMatch(this::isSure) || alone.stream().anyMatch(this::isSure)) {
            return alone;
        }
        var sure = together.stream()
                .filter(finding -> isSure(finding) && finding.score() >= SURE_TOGETHER)
                .toList();
        return sure.isEmpty() ? alone : sure;
    }

    private boolean isSure(Finding finding) {
        return !finding.category().equals(task.uncertain())
                && !finding.category().equals(PROFANITY);
    }

    @Override
    public Future<List<List<Finding>>> find(List<String> texts, long deadline) {
        return screener.screen(task, texts, deadline)
                .map(judgements -> judgements.stream().map(this::findings).toList());
    }

    private List<Finding> findings(Judgement judgement) {
        var findings = new ArrayList<Finding>(0);
        for (var category : task.categories().subList(1, task.categories().size())) {
            addIfSure(findings, judgement, category);
        }
        if (findings.isEmpty() && judgement.isSure()) {
            findings.add(finding(judgement, task.categories().get(0), judgement.score()));
        }
        if (findings.isEmpty() && judgement.uncertain()) {
            findings.add(finding(judgement, task.uncertain(), judgement.score()));
        }
        return findings;
    }

    /* Bad language need not be an attack on anybody, so it counts from where texts are not clear any more. */
    private void addIfSure(List<Finding> findings, Judgement judgement, String category) {
        double score = judgement.categories().getOrDefault(category, 0.0);
        boolean counts = category.equals(PROFANITY) ? judgement.score() >= judgement.clear() : judgement.isSure();
        if (counts && score >= screener.calibration().thresholds().of(category, judgement.language())) {
            findings.add(finding(judgement, category, score));
        }
    }

    private static Finding finding(Judgement judgement, String category, double score) {
        return new Finding(
                category, judgement.start(), judgement.end(), Math.min(1, Math.max(0, score)), judgement.doubts());
    }
}

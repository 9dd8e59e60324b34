package io.trustrail.gateway.detect.leak;

import io.trustrail.gateway.detect.evasion.PlainText;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.late.LateDetector;
import io.trustrail.gateway.guard.prompt.Prompt;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Finds where a reply repeats the call's system prompt: stretches of words that stand there in the same order, also behind
 * disguises and encodings. It does not find what is told in other words, or in another language.
 *
 * <p>Judges sentence by sentence, at once. Immutable.
 */
public final class LeakDetector implements LateDetector {

    private static final String CATEGORY = "SYSTEM_PROMPT_LEAK";
    private static final int LONGEST = 2_000;
    private static final int NANOS_PER_CHARACTER = 40;
    /** So many tokens in a row stand nowhere else by chance. */
    private static final int ROW = 6;

    private final int fewestWords;
    private final long[] known;

    /** @param fewestWords how many words in a row are repeated, at least */
    public LeakDetector(int fewestWords) {
        this(fewestWords, new long[0]);
    }

    private LeakDetector(int fewestWords, long[] known) {
        this.fewestWords = fewestWords;
        this.known = known;
    }

    @Override
    public String name() {
        return "prompt-leak";
    }

    @Override
    public Set<String> categories() {
        return Set.of(CATEGORY);
    }

    @Override
    public int longest() {
        return LONGEST;
    }

    @Override
    public int nanosPerCharacter() {
        return NANOS_PER_CHARACTER;
    }

    @Override
    public LeakDetector answering(Prompt prompt) {
        var rows = prompt.system().stream()
                .map(text -> new Tokens(PlainText.of(text).text()).rows(ROW))
                .flatMapToLong(Arrays::stream)
                .toArray();
        return new LeakDetector(fewestWords, Tokens.sorted(rows));
    }

    @Override
    public Future<List<List<Finding>>> find(List<String> texts, long deadline) {
        return Future.succeededFuture(texts.stream().map(this::find).toList());
    }

    private List<Finding> find(String text) {
        if (known.length == 0) {
            return List.of();
        }
        var plain = PlainText.of(text);
        var findings = new ArrayList<Finding>(0);
        for (var run : runs(plain.text())) {
            findings.add(new Finding(CATEGORY, plain.start(run.start), plain.end(run.end), 1));
        }
        for (var hidden : plain.hidden()) {
            if (!runs(hidden.text()).isEmpty()) {
                findings.add(new Finding(CATEGORY, hidden.start(), hidden.end(), 1));
            }
        }
        return findings;
    }

    /** Stretches that are long enough and stand in the system prompt. */
    private List<Run> runs(String text) {
        var tokens = new Tokens(text);
        var rows = tokens.rows(ROW);
        var runs = new ArrayList<Run>(0);
        int first = 0;
        while (first < rows.length) {
            int last = first;
            while (last < rows.length && Arrays.binarySearch(known, rows[last]) >= 0) {
                last++;
            }
            if (last > first) {
                add(runs, tokens, first, last + ROW - 1);
            }
            first = last + 1;
        }
        return runs;
    }

    private void add(List<Run> runs, Tokens tokens, int first, int end) {
        double words = 0;
        for (int i = first; i < end; i++) {
            words += tokens.weight(i);
        }
        if (words >= fewestWords) {
            runs.add(new Run(tokens.start(first), tokens.end(end - 1)));
        }
    }

    private record Run(int start, int end) {}
}

package io.trustrail.gateway.evaluation;

import io.trustrail.gateway.evaluation.data.LabelledFile;
import io.trustrail.gateway.evaluation.data.LabelledText;
import io.trustrail.gateway.evaluation.score.Scorer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells how well labelled personal data is found, and how fast.
 *
 * @param types what is scored
 * @param mistakes how many misses, and how many false alarms, to show of each type
 * @param timed how long to measure the speed, after as long a time to warm up; zero for not at all
 */
public record PiiEvaluation(Finder finder, Predicate<String> types, int mistakes, Duration timed) {

    /**
     * Reads and searches all texts of the files.
     *
     * @throws IllegalArgumentException with file, line and field if a line can't be used
     */
    public Result run(List<Path> files) throws IOException {
        var texts = new ArrayList<LabelledText>();
        for (var file : files) {
            texts.addAll(LabelledFile.read(file));
        }
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("there is no line in " + files + "; give labelled texts");
        }
        var scorer = new Scorer(types, mistakes);
        texts.forEach(text -> scorer.add(text, finder.find(text.text())));
        return new Result(scorer, Speed.of(finder, texts, timed.toNanos()));
    }

    /** What came out, to be written for people or for machines. */
    public static final class Result {

        private final Scorer scorer;
        private final Speed speed;

        private Result(Scorer scorer, Speed speed) {
            this.scorer = scorer;
            this.speed = speed;
        }

        /** Tables, with one for the sources if wanted. */
        public void writeTables(PrintWriter out, boolean bySource) {
            new TableReport(out).write(scorer, speed, bySource);
        }

        /** One JSON object: counts and shares of every type, over all and by language and source. */
        public void writeJson(PrintWriter out) throws IOException {
            JsonReport.write(scorer, speed, out);
        }
    }
}

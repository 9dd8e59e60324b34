package io.trustrail.gateway.evaluation.screening;

import io.trustrail.gateway.detect.screening.Judgement;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells how well labelled texts are screened, and how fast. */
public final class ScreeningEvaluation {

    private static final int TOGETHER = 64;

    private final Screens screens;
    private final int mistakes;
    private final boolean replies;

    /**
     * Makes one.
     *
     * @param replies whether to read texts of several sentences as replies, too
     * @param mistakes how many of the worst misses and false alarms to show, with their text
     */
    public ScreeningEvaluation(Screens screens, boolean replies, int mistakes) {
        this.screens = screens;
        this.replies = replies;
        this.mistakes = mistakes;
    }

    /**
     * Reads and screens all texts of the files.
     *
     * @throws IllegalArgumentException with file, line and field if a line can't be used
     */
    public Result run(List<Path> files) throws IOException {
        var rows = new ArrayList<LabelledLines.Row>();
        for (var file : files) {
            rows.addAll(LabelledLines.read(file));
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("there is no line in " + files + "; give labelled texts");
        }
        var result = new Result(mistakes);
        for (int from = 0; from < rows.size(); from += TOGETHER) {
            var some = rows.subList(from, Math.min(rows.size(), from + TOGETHER));
            var judgements =
                    screens.judge(some.stream().map(LabelledLines.Row::text).toList());
            for (int i = 0; i < some.size(); i++) {
                result.add(some.get(i), judgements.get(i));
            }
        }
        if (replies) {
            var read = new AsReplies(screens);
            rows.forEach(row -> read.add(row.text(), row.positive()));
            result.asReplies = read;
        }
        result.speed =
                TierSpeed.of(screens, rows.stream().map(LabelledLines.Row::text).toList());
        return result;
    }

    /** What came out, to be written for people or for machines. */
    public static final class Result {

        private final Group all = new Group();
        private final SortedMap<String, Group> byLanguage = new TreeMap<>();
        private final SortedMap<String, Group> bySource = new TreeMap<>();
        private final SortedMap<String, Group> byCategory = new TreeMap<>();
        private final Mistakes mistakes;
        private TierSpeed speed = TierSpeed.NOT_MEASURED;
        private @Nullable AsReplies asReplies;

        private Result(int mistakes) {
            this.mistakes = new Mistakes(mistakes);
        }

        private void add(LabelledLines.Row row, Judgement judgement) {
            all.add(judgement, row.positive());
            into(byLanguage, row.language()).add(judgement, row.positive());
            into(bySource, row.source()).add(judgement, row.positive());
            into(byCategory, row.category()).add(judgement, row.positive());
            mistakes.add(row, judgement);
        }

        private static Group into(SortedMap<String, Group> groups, String name) {
            return groups.computeIfAbsent(name, key -> new Group());
        }

        /** Tables. */
        public void writeTables(PrintWriter out) {
            var report = new ScreeningTables(out);
            report.groups("all", new TreeMap<>(Map.of("all", all)));
            report.groups("language", byLanguage);
            report.groups("source", bySource);
            report.groups("category", byCategory);
            report.steps("language", byLanguage);
            report.steps("source", bySource);
            if (asReplies != null) {
                asReplies.write(out);
            }
            report.end(speed, mistakes);
        }

        /** One JSON object with the same figures. */
        public void writeJson(PrintWriter out) throws IOException {
            ScreeningJson.write(out, all, byLanguage, bySource, byCategory, speed);
        }
    }
}

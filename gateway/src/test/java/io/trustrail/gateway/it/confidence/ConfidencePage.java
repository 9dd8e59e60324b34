package io.trustrail.gateway.it.confidence;

import io.trustrail.gateway.review.calibration.Reliability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/** {@code docs/confidence.md} and its pictures. */
final class ConfidencePage {

    private static final int SIZE = 320;
    private static final int EDGE = 44;
    private static final String DISAGREEMENT = "disagreement";

    private final Weights byHand;
    private final Weights fitted;
    private final List<Judged> training;
    private final List<Judged> test;
    private final Measured before;
    private final Measured after;

    ConfidencePage(Weights byHand, Weights fitted, List<Judged> training, List<Judged> test) {
        this.byHand = byHand;
        this.fitted = fitted;
        this.training = training;
        this.test = test;
        this.before = Measured.of(byHand, training, test);
        this.after = Measured.of(fitted, training, test);
    }

    Measured fittedOnes() {
        return after;
    }

    Measured handSetOnes() {
        return before;
    }

    String markdown() {
        return """
            # How good confidence is

            **The set is made up.** Answers of real models to real customers have other mistakes, in other shares. What stands here tells that the machinery works, which mistakes its signals can see and which they can't, and where the shipped weights come from. How good confidence is for *your* answers, `trustrail calibrate` tells from the decisions of your reviewers ([review.md](review.md#learning-from-decisions)).

            ```
            mvn -pl gateway -Dtest=ConfidenceSetIT -Dtrustrail.confidence=write test
            ```

            makes %1$d calls and writes this page, its pictures and the fitted weights. The same numbers come out each time: everything is drawn from a fixed seed. In every ordinary build the same test makes fewer calls, and fails if confidence has become worse.

            ## How the set is made

            - A scripted vendor answers questions to a shop from [a file with what it knows](../gateway/src/test/resources/it/confidence/support.yaml): %2$d topics in English, German, Spanish, French and Japanese. Each call has a question, the call of a tool, and what the tool said; numbers, places and dates are new in each call.
            - The vendor makes mistakes on purpose. Which one is known, and so is the verdict: reviewers at the admin API approve or reject each answer accordingly. Everything in between is the real thing: gateway, guard `toxicity`, signals, queue, decisions.
            - Every second topic is for training, the others are for the test. So no answer of the test was seen before, in no wording: %3$d calls and %4$d.
            - Three vendors in four tell log-probabilities. They are a little lower where a model guesses, with much overlap: that is an assumption.
            - One call in four is of a feature that asks the vendor twice more ([agreement](review-rules.md#agreement)). What it says then is an assumption, too: where it guessed it guesses anew, every second time the truth; where it knew it says the same, one time in four in other words.

            | the answer is | verdict | of %4$d | mean confidence, by hand | fitted |
            |---|---|---|---|---|
            %5$s
            ## Results

            On the %4$d calls of the test. *Calibrated*: by what `trustrail calibrate` makes of the training half.

            | weights | AUROC | ECE | ECE calibrated | Brier calibrated |
            |---|---|---|---|---|
            %6$s
            ECE is the mean distance between confidence and the share of approved answers over ten groups, in brackets the 95 %% interval of a bootstrap.

            ![Reliability](images/confidence-reliability.svg) ![Coverage and risk](images/confidence-coverage.svg)

            Left: each dot is a tenth of the test, with fitted weights, before calibration (circles) and after (dots). On the line confidence is right. Right: if only the most confident share of all answers goes out without a look, so many of these are wrong.

            | goes out unreviewed | wrong among them, by hand | fitted | confidence at least (fitted, calibrated) |
            |---|---|---|---|
            %7$s
            %10$s

            What no threshold can help: an answer that says the opposite of its source in the source's own words has as much confidence as a right one, and so has a polite nothing in another language. Rudeness that the detector does not doubt lowers nothing. That is what a `sample:` is for, which no threshold replaces.

            ## Weights

            A logistic regression on the training half, with a normal prior around the weights that were set by hand: a signal that hardly occurs in the set keeps its own. No weight may speak for an answer. The gateway ships the %8$s.

            | signal | by hand | fitted | calls in the training half |
            |---|---|---|---|
            %9$s\
            """.formatted(
                        training.size() + test.size(),
                        Knowledge.read().half(true).size()
                                + Knowledge.read().half(false).size(),
                        training.size(),
                        test.size(),
                        kinds(),
                        row("set by hand", before) + row("fitted", after),
                        curve(),
                        better() ? "fitted ones, since they do better on the test" : "ones set by hand",
                        weights(),
                        agreement());
    }

    /* Only among those that were asked again: with the shipped weights, and as if the signal were not there. */
    private String agreement() {
        var again = test.stream().filter(it -> it.test().isAskedAgain()).toList();
        var shipped = better() ? fitted : byHand;
        return format(
                "Asking again: among the %d calls of the test that were asked again, AUROC is %.3f with the signal"
                        + " `disagreement`, and %.3f without it. On average it is %.2f where the model knew, and %.2f"
                        + " where it guessed: words are compared, and a right answer in other words disagrees, too. Why it"
                        + " does not help here was not tested; all these answers have a source to be held against, so what"
                        + " is wrong may be seen without asking again.",
                again.size(),
                auroc(again, shipped),
                auroc(again.stream().map(it -> it.without(DISAGREEMENT)).toList(), shipped),
                disagreement(again, kind -> kind.approved),
                disagreement(again, Kind::isGuessed));
    }

    private static double auroc(List<Judged> calls, Weights weights) {
        return Measured.report(calls, it -> weights.confidence(it.signals()), weights)
                .before()
                .auroc();
    }

    private static double disagreement(List<Judged> calls, Predicate<Kind> of) {
        return calls.stream()
                .filter(it -> of.test(it.test().kind()))
                .mapToDouble(it -> it.signals().getOrDefault(DISAGREEMENT, 0.0))
                .average()
                .orElse(Double.NaN);
    }

    /** Whether the fitted weights order the answers of the test better, and are no worse calibrated. */
    boolean better() {
        return after.before().auroc() > before.before().auroc()
                && after.after().brier() <= before.after().brier();
    }

    private String kinds() {
        var rows = new StringBuilder();
        for (var kind : Kind.values()) {
            Predicate<Judged> of = it -> it.test().kind() == kind;
            long count = test.stream().filter(of).count();
            rows.append(format(
                    "| %s | %s | %d | %.2f | %.2f |\n",
                    kind.words,
                    kind.approved ? "approve" : "reject",
                    count,
                    mean(of, it -> byHand.confidence(it.signals())),
                    mean(of, it -> fitted.confidence(it.signals()))));
        }
        return rows.toString();
    }

    private double mean(Predicate<Judged> of, Function<Judged, Double> value) {
        return test.stream().filter(of).mapToDouble(value::apply).average().orElse(Double.NaN);
    }

    private static String row(String name, Measured it) {
        return format(
                "| %s | %.3f | %s | %s | %.3f |\n",
                name,
                it.before().auroc(),
                ece(it.before()),
                ece(it.after()),
                it.after().brier());
    }

    private static String ece(Reliability it) {
        return format("%.3f [%.3f, %.3f]", it.ece(), it.eceLow(), it.eceHigh());
    }

    private String curve() {
        var rows = new StringBuilder();
        for (int i = 1; i < after.curve().size(); i += 2) {
            var point = after.curve().get(i);
            rows.append(format(
                    "| %.0f %% | %.1f %% | %.1f %% | %.2f |\n",
                    100 * point.coverage(), 100 * before.curve().get(i).risk(), 100 * point.risk(), point.threshold()));
        }
        return rows.toString();
    }

    private String weights() {
        var rows = new StringBuilder(format("| (none: the bias) | %.1f | %.1f | |\n", byHand.bias(), fitted.bias()));
        byHand.of()
                .forEach((name, weight) -> rows.append(format(
                        "| `%s` | %.1f | %.1f | %d |\n",
                        name,
                        weight,
                        fitted.of(name),
                        training.stream()
                                .filter(it -> it.signals().getOrDefault(name, 0.0) > 0)
                                .count())));
        return rows.toString();
    }

    /** The file of the weights that are better. */
    String weightsFile() {
        var chosen = better() ? fitted : byHand;
        var lines = new ArrayList<String>();
        chosen.of().forEach((name, weight) -> lines.add(format("    \"%s\": %.1f", name, weight)));
        return format("{\n  \"version\": 4,\n  \"bias\": %.1f,\n  \"weights\": {\n", chosen.bias())
                + String.join(",\n", lines) + "\n  }\n}\n";
    }

    String reliability() {
        var dots = new StringBuilder(line(0, 0, 1, 1, "#888", "4 3"));
        after.before().bins().forEach(bin -> dots.append(dot(bin.confidence(), bin.approved(), "none")));
        after.after().bins().forEach(bin -> dots.append(dot(bin.confidence(), bin.approved(), "#0b6e99")));
        return picture("confidence", "approved", dots.toString());
    }

    String coverage() {
        return picture(
                "share that goes out unreviewed",
                "wrong among them",
                path(before.curve(), "#888", "4 3") + path(after.curve(), "#0b6e99", "0"));
    }

    private static String path(List<Measured.Point> curve, String colour, String dashes) {
        var points = new StringBuilder();
        curve.forEach(point -> points.append(format("%.1f,%.1f ", x(point.coverage()), y(point.risk()))));
        return format(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>\n",
                points.toString().strip(), colour, dashes);
    }

    private static String dot(double x, double y, String fill) {
        return format(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\" stroke=\"#0b6e99\" stroke-width=\"1.5\"/>\n",
                x(x), y(y), fill);
    }

    private static String line(double x1, double y1, double x2, double y2, String colour, String dashes) {
        return format(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-dasharray=\"%s\"/>\n",
                x(x1), y(y1), x(x2), y(y2), colour, dashes);
    }

    private static String picture(String across, String up, String content) {
        var ticks = new StringBuilder();
        for (int i = 0; i <= 5; i++) {
            double at = i / 5.0;
            ticks.append(format("<text x=\"%.1f\" y=\"%.1f\">%.1f</text>\n", x(at) - 8, y(0) + 16, at));
            ticks.append(format("<text x=\"%.1f\" y=\"%.1f\">%.1f</text>\n", x(0) - 26, y(at) + 4, at));
        }
        return format("""
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%1$d" viewBox="0 0 %1$d %1$d" role="img" aria-label="%2$s against %3$s" font-family="sans-serif" font-size="11" fill="#777">
            <rect width="100%%" height="100%%" fill="#fff"/>
            """, SIZE, across, up)
                + line(0, 0, 1, 0, "#777", "0")
                + line(0, 0, 0, 1, "#777", "0")
                + ticks
                + content
                + format("<text x=\"%.1f\" y=\"%d\">%s</text>\n", x(0.25), SIZE - 6, across)
                + format("<text x=\"%d\" y=\"%.1f\">%s</text>\n</svg>\n", 4, y(1) - 10, up);
    }

    private static double x(double share) {
        return EDGE + share * (SIZE - 1.5 * EDGE);
    }

    private static double y(double share) {
        return SIZE - EDGE - share * (SIZE - 1.7 * EDGE);
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}

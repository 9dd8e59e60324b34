package io.trustrail.training.screening;

import io.trustrail.gateway.detect.screening.Calibration;
import io.trustrail.gateway.detect.screening.Task;
import io.trustrail.gateway.detect.screening.student.Student;
import io.trustrail.gateway.detect.screening.student.TaskFit;
import io.trustrail.gateway.evaluation.score.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What it costs to ask the encoder about fewer texts: for one task, on texts that took no part in learning. */
final class TradeOff {

    private static final double[] SHARES = {1, 0.5, 0.4, 0.3, 0.25, 0.2, 0.15, 0.1, 0.07, 0.05, 0.03, 0.01, 0};

    private static final double LIKELY = 0.5;

    private final List<Point> points = new ArrayList<>();
    private final Task task;
    private final TaskFit fit;

    /** @param calibration how the encoder's logits are read */
    TradeOff(Task task, TaskFit fit, Student student, Calibration calibration, List<ScoredText> texts) {
        this.task = task;
        this.fit = fit;
        for (var text : texts) {
            if (text.heldOut() && (text.task() == task || text.isNeutral())) {
                var reading = student.read(text.plain());
                double figure = task == Task.TOXICITY ? reading.toxicity() : reading.injection();
                double encoder = calibration.overall(task).logit(text.logit(task), text.language());
                points.add(new Point(figure, encoder, text.positive(), text));
            }
        }
    }

    /** The texts that were asked about. */
    List<Point> points() {
        return points;
    }

    /** The area under the curve if texts with lower figures are not brought before the encoder. */
    double area(double low) {
        var ranking = new Ranking();
        for (var point : points) {
            boolean asked = point.figure >= low;
            ranking.add(asked ? fit.both(point.figure, point.encoder) : fit.settled(point.figure), point.positive);
        }
        return ranking.rocAuc();
    }

    private boolean isFound(Point point) {
        return point.positive && fit.both(point.figure, point.encoder) >= LIKELY;
    }

    /** The share of some of the texts that reach the encoder. */
    private double asked(double low, Predicate<Point> which) {
        var concerned = points.stream().filter(which).toList();
        long asked = concerned.stream().filter(point -> point.figure >= low).count();
        return (double) asked / Math.max(1, concerned.size());
    }

    /** The figure above which this share of the harmless texts lies. */
    double low(double share) {
        var figures = points.stream()
                .filter(point -> !point.positive)
                .mapToDouble(Point::figure)
                .sorted()
                .toArray();
        int index = (int) Math.round((1 - share) * figures.length);
        return index >= figures.length ? figures[figures.length - 1] + 1e-9 : figures[index];
    }

    /** The highest border at which no more than this is lost of the area under the curve. */
    double lowFor(double loss) {
        double whole = area(Double.NEGATIVE_INFINITY);
        double best = Double.NEGATIVE_INFINITY;
        for (double share = 1; share > 0; share -= 0.005) {
            double low = low(share);
            if (whole - area(low) > loss) {
                break;
            }
            best = low;
        }
        return best;
    }

    /** The figure below which this share of the harmful texts lies that the encoder would find. */
    double lowForMissed(double share) {
        var figures = points.stream()
                .filter(this::isFound)
                .mapToDouble(Point::figure)
                .sorted()
                .toArray();
        return figures[(int) (share * figures.length)];
    }

    void print() {
        double whole = area(Double.NEGATIVE_INFINITY);
        System.out.printf(
                "%n%s: %d held-out texts, %d of them harmful. Area under the curve with the encoder for all: %.4f%n",
                task, points.size(), points.stream().filter(Point::positive).count(), whole);
        System.out.println(
                "harmless texts to the encoder | neutral ones | ordinary sentences of services | customers' questions"
                        + " | answers of services | harmful texts to it | harmful ones that it finds"
                        + " | area | lost");
        for (double share : SHARES) {
            print(share == 1 ? Double.NEGATIVE_INFINITY : low(share));
        }
    }

    /** One line of the table. */
    void print(double low) {
        double area = area(low);
        System.out.printf(
                "%.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.4f | %.4f%n",
                asked(low, it -> !it.positive),
                asked(low, it -> it.text.isNeutral() && !it.text.isOrdinary()),
                asked(low, it -> it.text.isOrdinary()),
                asked(low, it -> it.text.function().equals("banking77")),
                asked(low, it -> !it.positive && it.text.function().equals("service")),
                asked(low, Point::positive),
                asked(low, this::isFound),
                area,
                area(Double.NEGATIVE_INFINITY) - area);
    }

    /** What a border means for sentences of services made by templates, by language. */
    void printServices(double low) {
        System.out.println(
                "language | ordinary sentences of services | to the encoder | contempt in their tone | to it");
        points.stream().map(it -> it.text.language()).distinct().sorted().forEach(language -> {
            Predicate<Point> ordinary =
                    it -> it.text.isOrdinary() && it.text.language().equals(language);
            Predicate<Point> contempt = it ->
                    it.text.function().equals("contempt") && it.text.language().equals(language);
            long count = points.stream().filter(ordinary).count();
            if (count > 0) {
                System.out.printf(
                        "%s | %d | %.3f | %d | %.3f%n",
                        language,
                        count,
                        asked(low, ordinary),
                        points.stream().filter(contempt).count(),
                        asked(low, contempt));
            }
        });
    }

    /** A text: what the student and the encoder say about it. */
    record Point(double figure, double encoder, boolean positive, ScoredText text) {}
}

package io.trustrail.gateway.command;

import io.trustrail.gateway.review.calibration.CalibrationReport;
import io.trustrail.gateway.review.calibration.Platt;
import io.trustrail.gateway.review.calibration.PolicyDiff;
import io.trustrail.gateway.review.calibration.Reliability;
import io.trustrail.gateway.review.calibration.Risk;
import io.trustrail.gateway.review.calibration.Threshold;
import io.trustrail.gateway.review.confidence.Calibration;
import io.trustrail.gateway.review.confidence.ConfidenceModel;
import io.trustrail.gateway.review.labels.Labels;
import io.trustrail.gateway.store.OwnerOnly;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trustrail calibrate}. Works on a store that a gateway has open, too. */
@Command(
        name = "calibrate",
        description =
                "Says how far confidence can be trusted, makes it better, and where to draw the line for reviews.",
        mixinStandardHelpOptions = true)
public final class CalibrateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:TRUSTRAIL_DATA:-data}",
            description = "The gateway's data (TRUSTRAIL_DATA, default ${DEFAULT-VALUE}).")
    private Path data;

    @Option(
            names = "--policies",
            paramLabel = "DIR",
            defaultValue = "${env:TRUSTRAIL_POLICIES:-policies}",
            description = "Policy files, for the recommendation (TRUSTRAIL_POLICIES, default ${DEFAULT-VALUE}).")
    private Path policies;

    @Option(names = "--feature", defaultValue = "", description = "Only labels of this feature; all without it.")
    private String feature;

    @Option(
            names = "--alpha",
            defaultValue = "0.1",
            description = "The share of bad answers that may go out unreviewed (default ${DEFAULT-VALUE}).")
    private double alpha;

    @Option(
            names = "--delta",
            defaultValue = "0.1",
            description = "The probability that it is more all the same (default ${DEFAULT-VALUE}).")
    private double delta;

    @Option(names = "--apply", description = "Uses the new calibration; a running gateway takes it within seconds.")
    private boolean apply;

    @Override
    public Integer call() throws IOException {
        if (!CommandStore.exists(data)) {
            throw new IllegalArgumentException(
                    "there are no decisions in " + data + "; name the gateway's data directory with --data");
        }
        var risk = new Risk(alpha, delta);
        CalibrationReport report;
        try (var store = CommandStore.open(data)) {
            report = new Labels(store).report(feature, risk);
        }
        if (report.labels() == 0) {
            out().println("Nobody has decided about an answer" + (feature.isEmpty() ? "" : " of " + feature)
                    + " yet, and no labels were imported: nothing can be said.");
            out().flush();
            return 0;
        }
        show(report);
        calibration(report);
        threshold(report);
        out().flush();
        return 0;
    }

    private void show(CalibrationReport report) {
        out().printf("labels %d, of which chance chose %d%n", report.labels(), report.sampled());
        if (!report.onSample()) {
            out().println("measured on all of them: mostly answers that seemed doubtful, which don't stand for all."
                    + " For that, " + CalibrationReport.FEWEST_SAMPLED
                    + " must be chosen by chance (sample: in a policy).");
        }
        line("before", report.before());
        if (report.fit() != null) {
            line("after", report.after());
        }
    }

    private void line(String name, Reliability it) {
        out().printf(
                        Locale.ROOT,
                        "%-7s ECE %.3f [%.3f, %.3f]  AUROC %s  Brier %.3f  on %d%n",
                        name,
                        it.ece(),
                        it.eceLow(),
                        it.eceHigh(),
                        // Answers of one kind only have no order.
                        Double.isNaN(it.auroc()) ? "-" : String.format(Locale.ROOT, "%.3f", it.auroc()),
                        it.brier(),
                        it.labels());
    }

    private void calibration(CalibrationReport report) throws IOException {
        var fit = report.fit();
        if (fit == null) {
            out().printf(
                            "calibration: none. It needs %d labels, of which %d are approved and %d are not, and that"
                                    + " more confidence means better answers. Nothing changes.%n",
                            Platt.FEWEST, Platt.FEWEST_OF_EACH, Platt.FEWEST_OF_EACH);
            return;
        }
        out().printf(Locale.ROOT, "calibration: slope %.4f, intercept %.4f%n", fit.slope(), fit.intercept());
        if (apply) {
            var file = data.resolve(Calibration.FILE);
            write(
                    file,
                    new Calibration(ConfidenceModel.shipped().hash(), fit.slope(), fit.intercept(), report.labels()));
            out().println("written to " + file);
        } else {
            out().println("not used yet; --apply does that");
        }
    }

    /* A gateway that reads at this moment sees the old file or the new one. */
    private static void write(Path file, Calibration calibration) throws IOException {
        var fresh = OwnerOnly.file(file.resolveSibling(file.getFileName() + ".new"));
        Files.write(fresh, calibration.write());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void threshold(CalibrationReport report) throws IOException {
        if (report.threshold() instanceof Threshold.NotEnough few) {
            out().printf(
                            "threshold: not enough labels yet. %d answers that chance chose and that were not approved"
                                    + " are needed; there are %d.%n",
                            few.needed(), few.rejected());
        } else if (report.threshold() instanceof Threshold.Below below) {
            recommend(report, below);
        }
    }

    private void recommend(CalibrationReport report, Threshold.Below below) throws IOException {
        out().printf(
                        Locale.ROOT,
                        "threshold: review answers with a confidence below %.2f%s. Then at most %.0f %% of the answers"
                                + " that reviewers would not let out go out unreviewed, with confidence %.0f %% (%d of %d"
                                + " known ones would). That is %.0f %% of all answers to review.%n",
                        below.confidence(),
                        report.fit() == null ? "" : " (by the new calibration: use both or none)",
                        report.risk().alpha() * 100,
                        (1 - report.risk().delta()) * 100,
                        below.missed(),
                        below.rejected(),
                        below.reviewed() * 100);
        if (feature.isEmpty()) {
            out().println("With --feature, this is a change of your policy files.");
            return;
        }
        out().print(PolicyDiff.in(policies, feature, below.confidence()));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

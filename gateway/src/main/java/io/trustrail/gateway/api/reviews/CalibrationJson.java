package io.trustrail.gateway.api.reviews;

import io.trustrail.gateway.review.calibration.CalibrationReport;
import io.trustrail.gateway.review.calibration.Reliability;
import io.trustrail.gateway.review.calibration.Threshold;
import io.vertx.core.json.JsonObject;

/** What labels say, as answers write it. */
final class CalibrationJson {

    private CalibrationJson() {}

    static JsonObject of(CalibrationReport report) {
        var fit = report.fit();
        return new JsonObject()
                .put("labels", report.labels())
                .put("sampled", report.sampled())
                .put("measured_on", report.onSample() ? "sample" : "all")
                .put("before", of(report.before()))
                .put("after", of(report.after()))
                .put(
                        "fit",
                        fit == null
                                ? null
                                : new JsonObject().put("slope", fit.slope()).put("intercept", fit.intercept()))
                .put(
                        "curve",
                        ReviewJson.list(
                                report.curve(),
                                point -> new JsonObject()
                                        .put("threshold", point.threshold())
                                        .put("unreviewed", ReviewJson.number(point.unreviewed()))
                                        .put("wrong", ReviewJson.number(point.wrong()))
                                        .put("missed", ReviewJson.number(point.missed()))))
                .put("alpha", report.risk().alpha())
                .put("delta", report.risk().delta())
                .put("threshold", of(report.threshold()));
    }

    private static JsonObject of(Reliability reliability) {
        return new JsonObject()
                .put("labels", reliability.labels())
                .put("ece", ReviewJson.number(reliability.ece()))
                .put("ece_low", ReviewJson.number(reliability.eceLow()))
                .put("ece_high", ReviewJson.number(reliability.eceHigh()))
                .put("auroc", ReviewJson.number(reliability.auroc()))
                .put("brier", ReviewJson.number(reliability.brier()))
                .put(
                        "bins",
                        ReviewJson.list(
                                reliability.bins(),
                                bin -> new JsonObject()
                                        .put("confidence", bin.confidence())
                                        .put("approved", bin.approved())
                                        .put("labels", bin.labels())));
    }

    private static JsonObject of(Threshold threshold) {
        if (threshold instanceof Threshold.Below below) {
            return new JsonObject()
                    .put("confidence_below", below.confidence())
                    .put("rejected", below.rejected())
                    .put("missed", below.missed())
                    .put("reviewed", below.reviewed());
        }
        var few = (Threshold.NotEnough) threshold;
        return new JsonObject()
                .put("not_enough", true)
                .put("needed", few.needed())
                .put("rejected", few.rejected());
    }
}

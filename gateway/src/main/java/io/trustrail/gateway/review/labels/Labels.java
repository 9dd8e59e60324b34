package io.trustrail.gateway.review.labels;

import io.trustrail.gateway.review.calibration.CalibrationReport;
import io.trustrail.gateway.review.calibration.Labelled;
import io.trustrail.gateway.review.calibration.Platt;
import io.trustrail.gateway.review.calibration.Risk;
import io.trustrail.gateway.review.confidence.ConfidenceModel;
import io.trustrail.gateway.store.Store;
import java.util.List;

/** Labels in the store. Blocks. */
public final class Labels {

    private final Store store;

    public Labels(Store store) {
        this.store = store;
    }

    /**
     * The labels that were made last, of people here and from elsewhere.
     *
     * @param feature of this feature; of all if empty
     */
    public List<Labelled> all(String feature) {
        return store.query(connection -> LabelTable.all(connection, feature));
    }

    /** What they say about the confidence that the gateway's model gives. */
    public CalibrationReport report(String feature, Risk risk) {
        var model = ConfidenceModel.shipped();
        return CalibrationReport.of(all(feature), label -> logit(model, label), risk);
    }

    private static double logit(ConfidenceModel model, Labelled label) {
        var signals = label.signals();
        return signals == null ? Platt.logit(label.confidence()) : model.logit(signals);
    }

    /**
     * Decisions of people, the oldest first.
     *
     * @param after the {@link DecisionLine#cursor} of the last one that is known, or empty
     * @throws IllegalArgumentException if the cursor is none
     */
    public List<DecisionLine> decisions(String after, int limit) {
        int dot = after.indexOf('.');
        try {
            long millis = after.isEmpty() ? -1 : Long.parseLong(after.substring(0, Math.max(0, dot)));
            var id = after.substring(dot + 1);
            return store.query(connection -> LabelTable.decisions(connection, millis, id, limit));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("this is no place in the list of decisions", e);
        }
    }
}

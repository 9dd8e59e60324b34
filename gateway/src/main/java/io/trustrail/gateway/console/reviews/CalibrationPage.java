package io.trustrail.gateway.console.reviews;

import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.trustrail.gateway.review.calibration.CalibrationReport;
import io.trustrail.gateway.review.calibration.PolicyDiff;
import io.trustrail.gateway.review.calibration.Risk;
import io.trustrail.gateway.review.calibration.Threshold;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/** {@code /console/reviews/calibration}: how far confidence can be taken at its word, and where to draw the line. */
public final class CalibrationPage {

    private final Vertx vertx;
    private final Doorkeeper door;
    private final Pages pages;
    private final ReviewDoors doors;

    public CalibrationPage(Vertx vertx, Doorkeeper door, Pages pages, ReviewDoors doors) {
        this.vertx = vertx;
        this.door = door;
        this.pages = pages;
        this.doors = doors;
    }

    public void show(RoutingContext request) {
        var feature = QueuePage.text(request.request().getParam("feature"));
        doors.labels()
                .report(QueuePage.actor(request), feature, Risk.USUAL)
                .compose(report -> view(report, feature))
                .onSuccess(view -> pages.send(request, 200, "calibration.jte", door.frame(request), view))
                .onFailure(request::fail);
    }

    private Future<CalibrationView> view(CalibrationReport report, String feature) {
        return report.threshold() instanceof Threshold.Below below && !feature.isEmpty()
                ? vertx.executeBlocking(() -> PolicyDiff.in(doors.policies(), feature, below.confidence()), false)
                        .map(diff -> new CalibrationView(report, feature, diff))
                : Future.succeededFuture(new CalibrationView(report, feature, ""));
    }
}

package io.trustrail.gateway.console.reviews;

import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.trustrail.gateway.review.calibration.Risk;
import io.trustrail.gateway.review.labels.LabelDesk;
import io.vertx.ext.web.RoutingContext;

/** {@code /console/reviews/calibration}: how far confidence can be taken at its word, and where to draw the line. */
public final class CalibrationPage {

    private final Doorkeeper door;
    private final Pages pages;
    private final LabelDesk labels;

    public CalibrationPage(Doorkeeper door, Pages pages, LabelDesk labels) {
        this.door = door;
        this.pages = pages;
        this.labels = labels;
    }

    public void show(RoutingContext request) {
        var feature = QueuePage.text(request.request().getParam("feature"));
        labels.report(QueuePage.actor(request), feature, Risk.USUAL)
                .onSuccess(report -> pages.send(
                        request, 200, "calibration.jte", door.frame(request), new CalibrationView(report, feature)))
                .onFailure(request::fail);
    }
}

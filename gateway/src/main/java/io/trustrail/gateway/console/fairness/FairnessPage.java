package io.trustrail.gateway.console.fairness;

import io.trustrail.gateway.access.users.Role;
import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.trustrail.gateway.console.visit.Visit;
import io.trustrail.gateway.fairness.FairnessDesk;
import io.trustrail.gateway.fairness.figures.Measure;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code /console/fairness}: the newest audit of a feature, its trend, drift, and another audit now. */
public final class FairnessPage {

    /** Where it is. */
    public static final String PATH = "/console/fairness";

    /** So many audits are in the trend. */
    private static final int TREND = 30;

    private final Doorkeeper door;
    private final Pages pages;
    private final FairnessDesk desk;

    public FairnessPage(Doorkeeper door, Pages pages, FairnessDesk desk) {
        this.door = door;
        this.pages = pages;
        this.desk = desk;
    }

    private static boolean mayRun(RoutingContext request) {
        return Visit.of(request).user().has(Role.ADMIN);
    }

    /** Shows a feature: the one that is asked for, or the first one. */
    public void show(RoutingContext request) {
        var features = desk.features();
        var asked = Optional.ofNullable(request.queryParams().get("feature"));
        var feature = asked.orElseGet(() -> features.isEmpty() ? "" : features.get(0));
        var named = Optional.ofNullable(request.queryParams().get("measure"));
        var measure = named.flatMap(Measure::of);
        if ((named.isPresent() && measure.isEmpty()) || (asked.isPresent() && !features.contains(feature))) {
            request.fail(404);
            return;
        }
        var newest = desk.newest();
        var trend = desk.trend(feature, TREND);
        newest.compose(found -> trend.map(points -> {
                    var audits = new FairnessView.Audits(found.get(feature), points);
                    var drift = desk.shifts().stream()
                            .filter(shift -> shift.feature().equals(feature))
                            .toList();
                    return new FairnessView(
                            features,
                            feature,
                            measure.orElseGet(audits::usual),
                            audits,
                            desk.limits(),
                            new FairnessView.Drift(drift, desk.driftRule()),
                            desk.lastRun(feature).orElse(null),
                            mayRun(request));
                }))
                .onSuccess(view -> pages.send(request, 200, "fairness.jte", door.frame(request), view))
                .onFailure(request::fail);
    }

    /** Has a feature audited, and shows how it goes; one that is under way goes on. */
    public void run(RoutingContext request) {
        var feature = Objects.requireNonNullElse(request.request().getFormAttribute("feature"), "");
        if (!mayRun(request)) {
            request.fail(403);
        } else if (!desk.features().contains(feature)) {
            request.fail(400);
        } else {
            desk.request(List.of(feature))
                    .onSuccess(asked -> Doorkeeper.redirect(request, PATH + "?feature=" + feature))
                    .onFailure(request::fail);
        }
    }
}

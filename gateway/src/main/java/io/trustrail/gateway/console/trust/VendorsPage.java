package io.trustrail.gateway.console.trust;

import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.assessment.Assessments;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.function.Supplier;

/** {@code /console/vendors}: who may get which calls, and why not. What it shows is changed in the policy. */
public final class VendorsPage {

    /** Where it is. */
    public static final String PATH = "/console/vendors";

    private final Doorkeeper door;
    private final Pages pages;
    private final Supplier<PolicyBook> policy;
    private final Supplier<Assessments> assessments;
    private final Clock clock;

    public VendorsPage(
            Doorkeeper door, Pages pages, Supplier<PolicyBook> policy, Supplier<Assessments> assessments, Clock clock) {
        this.door = door;
        this.pages = pages;
        this.policy = policy;
        this.assessments = assessments;
        this.clock = clock;
    }

    public void show(RoutingContext request) {
        var view = new VendorsView(policy.get(), assessments.get(), clock.instant());
        pages.send(request, 200, "vendors.jte", door.frame(request), view);
    }
}

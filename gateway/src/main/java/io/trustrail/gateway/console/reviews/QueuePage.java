package io.trustrail.gateway.console.reviews;

import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.trustrail.gateway.console.visit.Visit;
import io.trustrail.gateway.review.item.Actor;
import io.trustrail.gateway.review.item.Actor.Right;
import io.trustrail.gateway.review.item.Filter;
import io.trustrail.gateway.review.item.Status;
import io.trustrail.gateway.review.item.Wish;
import io.trustrail.gateway.review.queue.ReviewQueue;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /console/reviews}: what waits, and how the queue does. */
public final class QueuePage {

    /** Where the queue is. */
    public static final String PATH = "/console/reviews";

    private static final int PER_PAGE = 50;
    private static final Set<Status> WAITING = Set.of(Status.OPEN, Status.CLAIMED);
    private static final Set<Status> OVER = Set.of(Status.APPROVED, Status.EDITED, Status.REJECTED, Status.EXPIRED);
    private static final Duration PERIOD = Duration.ofDays(7);

    private final Doorkeeper door;
    private final Pages pages;
    private final ReviewQueue queue;
    private final Clock clock;

    public QueuePage(Doorkeeper door, Pages pages, ReviewQueue queue, Clock clock) {
        this.door = door;
        this.pages = pages;
        this.queue = queue;
        this.clock = clock;
    }

    static Actor actor(RoutingContext request) {
        return Actors.of(Visit.of(request).user());
    }

    public void show(RoutingContext request) {
        var actor = actor(request);
        var asked = asked(request);
        queue.list(actor, filter(asked, actor.name()))
                .onSuccess(page -> pages.send(
                        request,
                        200,
                        "reviews.jte",
                        door.frame(request),
                        new QueueView(
                                page,
                                asked,
                                clock.instant(),
                                actor.name(),
                                actor.may(Right.DECIDE),
                                text(request.request().getParam("done")))))
                .onFailure(request::fail);
    }

    private static QueueView.Asked asked(RoutingContext request) {
        var query = request.request();
        var show = text(query.getParam("show"));
        var reason = text(query.getParam("reason"));
        return new QueueView.Asked(
                QueueView.SHOWN.contains(show) ? show : "waiting",
                text(query.getParam("feature")),
                text(query.getParam("language")),
                QueueView.REASONS.contains(reason) ? reason : "",
                text(query.getParam("search")),
                text(query.getParam("after")));
    }

    private static Filter filter(QueueView.Asked asked, String me) {
        Set<Status> statuses = switch (asked.show()) {
            case "decided" -> OVER;
            case "all" -> Set.of();
            case "mine" -> Set.of(Status.CLAIMED);
            default -> WAITING;
        };
        return new Filter(
                statuses,
                "",
                asked.feature(),
                asked.language(),
                "",
                asked.reason(),
                asked.show().equals("mine") ? me : "",
                asked.search(),
                asked.show().equals("overdue"),
                asked.after(),
                PER_PAGE);
    }

    /** Takes the most urgent review that fits, of those that the list was filtered for, and goes there. */
    public void next(RoutingContext request) {
        var form = request.request().formAttributes();
        var wish = new Wish("", chosen(form, "feature"), chosen(form, "language"), Set.of());
        queue.claimNext(actor(request), wish)
                .onSuccess(item -> Doorkeeper.redirect(
                        request, item.map(taken -> PATH + "/" + taken.id()).orElse(PATH + "?done=none")))
                .onFailure(failed -> Refusals.fail(request, failed));
    }

    private static Set<String> chosen(MultiMap form, String field) {
        var word = text(form.get(field));
        return word.isEmpty() ? Set.of() : Set.of(word);
    }

    public void health(RoutingContext request) {
        queue.health(actor(request), PERIOD)
                .onSuccess(health ->
                        pages.send(request, 200, "reviewhealth.jte", door.frame(request), new HealthView(health)))
                .onFailure(request::fail);
    }

    static String text(@Nullable String field) {
        return field == null ? "" : field.strip();
    }
}

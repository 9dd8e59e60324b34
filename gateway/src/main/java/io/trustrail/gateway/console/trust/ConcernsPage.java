package io.trustrail.gateway.console.trust;

import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.reviews.Actors;
import io.trustrail.gateway.console.reviews.Refusals;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.trustrail.gateway.console.visit.Visit;
import io.trustrail.gateway.review.item.Actor;
import io.trustrail.gateway.trust.concern.Concern;
import io.trustrail.gateway.trust.concern.ConcernDesk;
import io.trustrail.gateway.trust.concern.Dossier;
import io.trustrail.gateway.trust.concern.Status;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /console/concerns}: what people are concerned about, and what is done about it. */
public final class ConcernsPage {

    /** Where the list is. */
    public static final String PATH = "/console/concerns";

    private static final int MOST = 200;
    private static final List<Status> OPEN = List.of(Status.RECEIVED, Status.IN_PROGRESS);
    private static final List<Status> ENDED = List.of(Status.ANSWERED, Status.CLOSED);

    private final Doorkeeper door;
    private final Pages pages;
    private final ConcernDesk desk;
    private final Clock clock;

    public ConcernsPage(Doorkeeper door, Pages pages, ConcernDesk desk, Clock clock) {
        this.door = door;
        this.pages = pages;
        this.desk = desk;
        this.clock = clock;
    }

    private static Actor actor(RoutingContext request) {
        return Actors.of(Visit.of(request).user());
    }

    private static String id(RoutingContext request) {
        return String.valueOf(request.pathParam("id"));
    }

    private static String field(RoutingContext request, String name) {
        var field = request.request().getFormAttribute(name);
        return field == null ? "" : field.strip().replace("\r\n", "\n");
    }

    public void list(RoutingContext request) {
        var show = "ended".equals(request.queryParams().get("show")) ? "ended" : "open";
        desk.list(actor(request), show.equals("ended") ? ENDED : OPEN, MOST)
                .onSuccess(found -> pages.send(
                        request,
                        200,
                        "concerns.jte",
                        door.frame(request),
                        new ConcernsView(found, show, clock.instant())))
                .onFailure(failed -> Refusals.fail(request, failed));
    }

    public void show(RoutingContext request) {
        show(request, 200, "", "", null);
    }

    private void show(
            RoutingContext request, int status, String typed, String problem, Dossier.@Nullable Original original) {
        var actor = actor(request);
        desk.get(actor, id(request))
                .map(dossier -> new ConcernView(dossier, actor, typed, problem, original))
                .onSuccess(view -> pages.send(request, status, "concernone.jte", door.frame(request), view))
                .onFailure(failed -> Refusals.fail(request, failed));
    }

    public void take(RoutingContext request) {
        stay(request, desk.take(actor(request), id(request)));
    }

    public void close(RoutingContext request) {
        stay(request, desk.close(actor(request), id(request)));
    }

    public void answer(RoutingContext request) {
        var text = field(request, "text");
        if (text.isEmpty() || text.length() > ConcernDesk.LONGEST) {
            show(request, 422, text, "concern.problem.answer", null);
        } else {
            stay(request, desk.answer(actor(request), id(request), text));
        }
    }

    private static void stay(RoutingContext request, Future<Concern> done) {
        done.onSuccess(concern -> Doorkeeper.redirect(request, PATH + "/" + concern.id()))
                .onFailure(failed -> Refusals.fail(request, failed));
    }

    /** Shows the text as it was, this once. */
    public void reveal(RoutingContext request) {
        var reason = field(request, "reason");
        if (reason.length() < ConcernDesk.SHORTEST_REASON || reason.length() > ConcernDesk.LONGEST_REASON) {
            show(request, 422, "", "concern.problem.reason", null);
            return;
        }
        desk.reveal(actor(request), id(request), reason)
                .onSuccess(original -> show(request, 200, "", "", original))
                .onFailure(failed -> Refusals.fail(request, failed));
    }
}

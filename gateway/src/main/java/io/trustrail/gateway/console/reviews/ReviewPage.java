package io.trustrail.gateway.console.reviews;

import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.trustrail.gateway.review.item.Item;
import io.trustrail.gateway.review.item.Refused;
import io.trustrail.gateway.review.item.Ruling;
import io.trustrail.gateway.review.item.Verdict;
import io.trustrail.gateway.review.queue.ReviewQueue;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code /console/reviews/ID}: one review, and what can be done with it. */
public final class ReviewPage {

    private final Doorkeeper door;
    private final Pages pages;
    private final ReviewQueue queue;
    private final Clock clock;

    public ReviewPage(Doorkeeper door, Pages pages, ReviewQueue queue, Clock clock) {
        this.door = door;
        this.pages = pages;
        this.queue = queue;
        this.clock = clock;
    }

    /** What a page says besides the review itself. */
    private record Say(int status, String problem, List<String> details, boolean compared, Map<String, String> values) {

        static final Say NOTHING = new Say(200, "", List.of(), false, Map.of());
        static final Say COMPARED = new Say(200, "", List.of(), true, Map.of());

        static Say problem(String key) {
            return new Say(422, key, List.of(), false, Map.of());
        }

        static Say refused(Refused refused) {
            return new Say(Refusals.status(refused), Refusals.key(refused), refused.details(), false, Map.of());
        }

        static Say revealed(Map<String, String> values) {
            return new Say(200, values.isEmpty() ? "review.reveal.nothing" : "", List.of(), false, values);
        }
    }

    public void show(RoutingContext request) {
        send(request, null, Say.NOTHING);
    }

    private void send(RoutingContext request, @Nullable Typed typed, Say say) {
        var actor = QueuePage.actor(request);
        queue.get(actor, id(request))
                .map(dossier -> new ReviewView(
                        dossier,
                        actor,
                        typed == null ? Typed.fresh(dossier.draft()) : typed,
                        clock.instant(),
                        say.problem(),
                        say.details(),
                        say.compared(),
                        say.values()))
                .onSuccess(view -> pages.send(request, say.status(), "review.jte", door.frame(request), view))
                .onFailure(failed -> Refusals.fail(request, failed));
    }

    /* With what was typed, which is kept as a draft for whatever the visitor does next; the page has it in any case. */
    private void back(RoutingContext request, @Nullable Typed typed, Say say) {
        var kept = typed == null || typed.texts().isEmpty()
                ? Future.succeededFuture()
                : queue.saveDraft(QueuePage.actor(request), id(request), typed.texts());
        kept.onComplete(done -> send(request, typed, say));
    }

    public void claim(RoutingContext request) {
        stay(request, queue.claim(QueuePage.actor(request), id(request)));
    }

    private void stay(RoutingContext request, Future<Item> done) {
        done.onSuccess(item -> Doorkeeper.redirect(request, QueuePage.PATH + "/" + item.id()))
                .onFailure(failed -> refuse(request, null, failed));
    }

    public void release(RoutingContext request) {
        queue.release(QueuePage.actor(request), id(request))
                .onSuccess(item -> Doorkeeper.redirect(request, QueuePage.PATH))
                .onFailure(failed -> refuse(request, null, failed));
    }

    /** Keeps the claim; for the script. */
    public void renew(RoutingContext request) {
        answer(request, queue.renew(QueuePage.actor(request), id(request)));
    }

    /** Keeps what is typed; for the script. */
    public void draft(RoutingContext request) {
        var typed = Typed.of(request.request().formAttributes());
        answer(request, queue.saveDraft(QueuePage.actor(request), id(request), typed.texts()));
    }

    private static void answer(RoutingContext request, Future<?> done) {
        done.onSuccess(kept -> request.response().setStatusCode(204).end()).onFailure(failed -> {
            if (failed instanceof Refused refused) {
                request.response().setStatusCode(Refusals.status(refused)).end();
            } else {
                request.fail(failed);
            }
        });
    }

    /** What the buttons of the form do. */
    public void decide(RoutingContext request) {
        var typed = Typed.of(request.request().formAttributes());
        switch (QueuePage.text(request.request().getFormAttribute("do"))) {
            case "approve" -> approve(request, typed);
            case "reject" -> reject(request, typed);
            case "edit" -> edit(request, typed);
            case "compare" -> back(request, typed, Say.COMPARED);
            default -> request.fail(400);
        }
    }

    private void reject(RoutingContext request, Typed typed) {
        if (Typed.CODES.contains(typed.code())) {
            rule(request, typed, typed.rejected());
        } else {
            back(request, typed, Say.problem("review.problem.code"));
        }
    }

    /** Not at once if the text was changed: the button may have been the wrong one. */
    private void approve(RoutingContext request, Typed typed) {
        withChanges(request, typed, changes -> {
            if (changes.isEmpty() || typed.discards()) {
                rule(request, typed, Verdict.approved(typed.note()));
            } else {
                back(request, typed, Say.problem(ReviewView.CHANGED));
            }
        });
    }

    private void edit(RoutingContext request, Typed typed) {
        withChanges(request, typed, changes -> {
            if (changes.isEmpty()) {
                send(request, typed, Say.problem("review.problem.unchanged"));
            } else {
                rule(request, typed, Verdict.edited(changes, typed.note()));
            }
        });
    }

    private void withChanges(RoutingContext request, Typed typed, Consumer<Map<String, String>> then) {
        queue.get(QueuePage.actor(request), id(request))
                .map(dossier -> dossier.content() == null ? typed.texts() : typed.changes(dossier.content()))
                .onSuccess(then::accept)
                .onFailure(failed -> Refusals.fail(request, failed));
    }

    private void rule(RoutingContext request, Typed typed, Verdict verdict) {
        var ruling = new Ruling(typed.decisionId(), verdict, typed.confirmed());
        queue.decide(QueuePage.actor(request), id(request), ruling)
                .onSuccess(item -> Doorkeeper.redirect(
                        request,
                        QueuePage.PATH + "?done="
                                + (item.status().isFinal() ? item.status().word() : "opinion")))
                .onFailure(failed -> refuse(request, typed, failed));
    }

    private void refuse(RoutingContext request, @Nullable Typed typed, Throwable failed) {
        if (failed instanceof Refused refused && refused.why() != Refused.Why.NOT_FOUND) {
            back(request, typed, Say.refused(refused));
        } else {
            Refusals.fail(request, failed);
        }
    }

    /** Shows what tokens stand for, this once. */
    public void reveal(RoutingContext request) {
        var reason = QueuePage.text(request.request().getFormAttribute("reason"));
        if (reason.length() < ReviewQueue.SHORTEST_REASON || reason.length() > ReviewQueue.LONGEST_REASON) {
            send(request, null, Say.problem("review.problem.reason"));
            return;
        }
        queue.reveal(QueuePage.actor(request), id(request), reason)
                .onSuccess(values -> send(request, null, Say.revealed(values)))
                .onFailure(failed -> refuse(request, null, failed));
    }

    private static String id(RoutingContext request) {
        return String.valueOf(request.pathParam("id"));
    }
}

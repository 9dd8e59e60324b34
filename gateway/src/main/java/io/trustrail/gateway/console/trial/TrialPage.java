package io.trustrail.gateway.console.trial;

import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.console.page.Frame;
import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.proxy.prompt.TextTrial;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /console/try}: paste a text, and see what is found in it and what each level would send. */
public final class TrialPage {

    /** In UTF-16 units. */
    static final int LONGEST_TEXT = 50_000;

    private static final String TEMPLATE = "trial.jte";
    private static final String APPLICATION = "console";

    private final Vertx vertx;
    private final Doorkeeper door;
    private final Pages pages;
    private final Supplier<PolicyBook> policy;
    private final TextTrial trial;

    public TrialPage(Vertx vertx, Doorkeeper door, Pages pages, Supplier<PolicyBook> policy, TextTrial trial) {
        this.vertx = vertx;
        this.door = door;
        this.pages = pages;
        this.policy = policy;
        this.trial = trial;
    }

    public void show(RoutingContext request) {
        var frame = door.frame(request);
        pages.send(request, 200, TEMPLATE, frame, view(policy.get(), "", "", "", null));
    }

    /** Tries the text of the form. */
    public void run(RoutingContext request) {
        var frame = door.frame(request);
        var book = policy.get();
        var chosen = text(request.request().getFormAttribute("as"));
        /* Forms send every end of line as two characters. */
        var text = text(request.request().getFormAttribute("text")).replace("\r\n", "\n");
        var choice = Choice.find(book, chosen);
        var problem = problem(frame, text, choice.isPresent());
        if (choice.isEmpty() || !problem.isEmpty()) {
            pages.send(request, 422, TEMPLATE, frame, view(book, chosen, text, problem, null));
            return;
        }
        report(choice.get(), book, text)
                .onSuccess(report -> pages.send(request, 200, TEMPLATE, frame, view(book, chosen, text, "", report)))
                .onFailure(request::fail);
    }

    private static String problem(Frame frame, String text, boolean chosen) {
        if (text.isBlank()) {
            return frame.say("trial.problem.empty");
        }
        if (text.length() > LONGEST_TEXT) {
            return frame.say("trial.problem.long", text.length(), LONGEST_TEXT);
        }
        return chosen ? "" : frame.say("trial.problem.choice");
    }

    private Future<TrialView.Report> report(Choice choice, PolicyBook book, String text) {
        return vertx.executeBlocking(() -> outcomes(choice, book, text), false)
                .compose(outcomes -> outcomes)
                .map(outcomes -> report(text, outcomes));
    }

    /** Each level's, in the levels' order. */
    private Future<List<Outcome>> outcomes(Choice choice, PolicyBook book, String text) {
        var outcomes = new ArrayList<Future<Outcome>>();
        for (var level : book.rungs().levels()) {
            boolean chosen = level.rung() == choice.level().rung();
            outcomes.add(trial.run(choice.on(level, book), ApplicationKeys.DEFAULT_TENANT, APPLICATION, text)
                    .map(result -> new Outcome(level, chosen, result)));
        }
        return Future.all(outcomes).map(all -> all.<Outcome>list());
    }

    private static TrialView.Report report(String text, List<Outcome> outcomes) {
        var rows = Row.of(outcomes);
        var found = rows.stream().map(Row::found).toList();
        return new TrialView.Report(Stretch.cut(text, found), rows, outcomes);
    }

    private static TrialView view(
            PolicyBook book, String chosen, String text, String problem, TrialView.@Nullable Report report) {
        return new TrialView(Choice.features(book), Choice.levels(book), chosen, text, problem, report);
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field;
    }
}

package io.trustrail.gateway.console.labels;

import io.trustrail.gateway.console.page.Frame;
import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.trustrail.gateway.label.Answer;
import io.trustrail.gateway.label.Label;
import io.trustrail.gateway.label.LabelJson;
import io.trustrail.gateway.label.Line;
import io.trustrail.gateway.label.draw.Html;
import io.trustrail.gateway.label.draw.Layout;
import io.trustrail.gateway.label.draw.Png;
import io.trustrail.gateway.label.draw.Svg;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code /console/labels/new}: a form that becomes a label, to be looked at and to be downloaded. Keeps nothing. */
public final class LabelMaker {

    /** Where it is. */
    public static final String PATH = LabelsPage.PATH + "/new";

    private static final String TEMPLATE = "labelmaker.jte";
    private static final int UNPROCESSABLE = 422;

    private final Vertx vertx;
    private final Doorkeeper door;
    private final Pages pages;

    public LabelMaker(Vertx vertx, Doorkeeper door, Pages pages) {
        this.vertx = vertx;
        this.door = door;
        this.pages = pages;
    }

    /** The empty form. */
    public void show(RoutingContext request) {
        pages.send(request, 200, TEMPLATE, door.frame(request), new View(TypedLabel.empty(), List.of(), ""));
    }

    /** The form with its label, or the label as a file. */
    public void make(RoutingContext request) {
        var frame = door.frame(request);
        var typed = TypedLabel.of(request.request().formAttributes());
        var problems = typed.problems(frame);
        if (!problems.isEmpty()) {
            pages.send(request, UNPROCESSABLE, TEMPLATE, frame, new View(typed, problems, ""));
            return;
        }
        var form = String.valueOf(request.request().getFormAttribute("form"));
        vertx.executeBlocking(() -> drawn(typed.label(), form), false)
                .map(Objects::requireNonNull)
                .onSuccess(made -> send(request, frame, typed, form, made))
                .onFailure(request::fail);
    }

    /** Empty if there is no such file of it. */
    private static Buffer drawn(Label label, String form) {
        var drawing = Layout.of(label);
        return switch (form) {
            case "json" -> Buffer.buffer(LabelJson.canonical(label));
            case "html" -> Buffer.buffer(Html.of(label));
            case "png" -> drawing.isComplete() ? Buffer.buffer(Png.of(drawing)) : Buffer.buffer();
            default -> Buffer.buffer(Svg.of(drawing));
        };
    }

    private void send(RoutingContext request, Frame frame, TypedLabel typed, String form, Buffer made) {
        if (made.length() == 0) {
            var problem = List.of(frame.say("labelmaker.problem.png"));
            pages.send(request, UNPROCESSABLE, TEMPLATE, frame, new View(typed, problem, ""));
            return;
        }
        var type = switch (form) {
            case "json" -> "application/json";
            case "html" -> "text/html; charset=utf-8";
            case "png" -> "image/png";
            case "svg" -> "image/svg+xml";
            default -> "";
        };
        if (type.isEmpty()) {
            pages.send(request, 200, TEMPLATE, frame, new View(typed, List.of(), made.toString()));
            return;
        }
        request.response()
                .putHeader("content-type", type)
                .putHeader("content-disposition", "attachment; filename=\"label." + form + "\"")
                .end(made);
    }

    /**
     * What the template shows.
     *
     * @param picture the label as SVG, or empty
     */
    public record View(TypedLabel typed, List<String> problems, String picture) {

        public List<Line> lines() {
            return List.of(Line.values());
        }

        public String value(Line line) {
            return typed.value(line);
        }

        public String comment(Line line) {
            return typed.comment(line);
        }

        /** What can be answered. */
        public List<String> answers() {
            return Stream.of(Answer.values()).map(Answer::printed).toList();
        }
    }
}

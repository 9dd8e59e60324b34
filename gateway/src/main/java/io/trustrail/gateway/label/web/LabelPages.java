package io.trustrail.gateway.label.web;

import io.trustrail.gateway.label.Difference;
import io.trustrail.gateway.label.draw.Drawing;
import io.trustrail.gateway.label.draw.Html;
import io.trustrail.gateway.label.draw.Layout;
import io.trustrail.gateway.label.draw.Png;
import io.trustrail.gateway.label.draw.Svg;
import io.trustrail.gateway.label.own.OwnLabel;
import io.trustrail.gateway.label.publish.Issue;
import io.trustrail.gateway.label.publish.LabelRegister;
import io.trustrail.gateway.label.publish.LabelRegister.Published;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The labels at {@code /labels/FEATURE}, as HTML, JSON, SVG or PNG, with their versions. For everybody, and for caches: each
 * answer has an entity tag.
 */
public final class LabelPages implements Handler<HttpServerRequest> {

    /** First part of all its paths. */
    public static final String PATH = "/labels";

    private static final Logger LOG = LoggerFactory.getLogger(LabelPages.class);
    private static final String CACHED = "public, max-age=300";
    private static final int NOT_FOUND = 404;
    private static final int NOT_MODIFIED = 304;

    private final Vertx vertx;
    private final LabelRegister register;
    private final Measured measured;
    /* By feature and form: everybody may ask, and drawing is work. */
    private final Map<String, Answer> drawings = new ConcurrentHashMap<>();

    public LabelPages(Vertx vertx, LabelRegister register, Measured measured) {
        this.vertx = vertx;
        this.register = register;
        this.measured = measured;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            fail(request, 405, "only GET here");
            return;
        }
        answer(request)
                .onFailure(failed -> {
                    if (failed instanceof NoSuchVersion wrong) {
                        fail(request, 400, wrong.fix());
                        return;
                    }
                    LOG.error("a label can't be served", failed);
                    fail(request, 503, "the label can't be served at the moment");
                })
                .onSuccess(answer -> answer.ifPresentOrElse(
                        it -> send(request, it),
                        () -> fail(request, NOT_FOUND, "there is no such label; see " + PATH)));
    }

    /** What goes out. */
    private record Answer(String type, Buffer body, String tag) {

        static Optional<Answer> json(Object json, String tag) {
            var text =
                    json instanceof JsonObject object ? object.encodePrettily() : ((JsonArray) json).encodePrettily();
            return Optional.of(new Answer(Form.JSON.type(), Buffer.buffer(text + "\n"), tag));
        }
    }

    private Future<Optional<Answer>> answer(HttpServerRequest request) {
        var parts = String.valueOf(request.path()).substring(PATH.length()).split("/", -1);
        if (parts.length < 2 || parts[1].isEmpty()) {
            return Future.succeededFuture(Answer.json(list(), ""));
        }
        if (parts.length == 2 && parts[1].equals("key")) {
            return Future.succeededFuture(
                    Optional.of(new Answer("text/plain", Buffer.buffer(register.verifierKey() + "\n"), "")));
        }
        if (parts.length == 2 && parts[1].equals("own")) {
            return vertx.executeBlocking(() -> own(request), false);
        }
        return parts.length == 2 ? label(request, parts[1]) : more(request, parts);
    }

    /* The jar does not change while it runs. */
    private static final class Own {
        static final OwnLabel LABEL = OwnLabel.read();
    }

    private static Optional<Answer> own(HttpServerRequest request) {
        var own = Own.LABEL;
        return Form.accepted(String.valueOf(request.getHeader("accept"))) == Form.HTML
                ? Optional.of(new Answer(Form.HTML.type(), Buffer.buffer(Html.of(own)), ""))
                : Answer.json(own.json(), "");
    }

    private Future<Optional<Answer>> label(HttpServerRequest request, String name) {
        var ending = Form.ofEnding(name).filter(form -> !register.current().containsKey(name));
        var feature = ending.map(
                        it -> name.substring(0, name.length() - it.ending().length()))
                .orElse(name);
        var form = ending.orElseGet(() -> Form.accepted(String.valueOf(request.getHeader("accept"))));
        var published = Optional.ofNullable(register.current().get(feature));
        return published
                .map(it -> vertx.executeBlocking(() -> drawn(it, form), false))
                .orElse(Future.succeededFuture(Optional.empty()));
    }

    private Optional<Answer> drawn(Published published, Form form) {
        var label = published.label();
        var hash = published.issue().hash();
        return switch (form) {
            case JSON ->
                Optional.of(
                        new Answer(form.type(), Buffer.buffer(published.issue().json()), hash));
            case SVG -> kept(published, form, drawing -> Buffer.buffer(Svg.of(drawing)));
            case PNG -> kept(published, form, drawing -> drawing.isComplete() ? Buffer.buffer(Png.of(drawing)) : null);
            case HTML -> {
                var figures = measured.of(label.feature()).figures();
                var html = Html.of(label, figures, links(published));
                yield Optional.of(new Answer(
                        form.type(), Buffer.buffer(html), hash + "-html-" + Integer.toHexString(figures.hashCode())));
            }
        };
    }

    private Optional<Answer> kept(Published published, Form form, Function<Drawing, @Nullable Buffer> pen) {
        var tag = published.issue().hash() + "-" + form.ending().substring(1);
        return Optional.ofNullable(drawings.compute(published.label().feature() + form.ending(), (name, before) -> {
            if (before != null && before.tag().equals(tag)) {
                return before;
            }
            var drawn = pen.apply(Layout.of(published.label()));
            return drawn == null ? null : new Answer(form.type(), drawn, tag);
        }));
    }

    private static List<Map.Entry<String, String>> links(Published published) {
        var at = PATH + "/" + published.label().feature();
        return List.of(
                Map.entry("JSON", at + ".json"),
                Map.entry("SVG", at + ".svg"),
                Map.entry("PNG", at + ".png"),
                Map.entry("Version " + published.issue().version() + " and those before", at + "/versions"),
                Map.entry("Signature", at + "/note"),
                Map.entry("Measured figures as JSON", at + "/measured"));
    }

    private Future<Optional<Answer>> more(HttpServerRequest request, String[] parts) {
        var feature = parts[1];
        if (parts[2].equals("measured") && register.current().containsKey(feature)) {
            return vertx.executeBlocking(() -> Answer.json(measured.json(feature), ""), false);
        }
        return register.versions(feature).map(versions -> {
            if (versions.isEmpty()) {
                return Optional.<Answer>empty();
            }
            return switch (parts[2]) {
                case "versions" -> version(versions, parts);
                case "note" -> note(versions.get(0));
                case "diff" -> diff(request, versions);
                default -> Optional.<Answer>empty();
            };
        });
    }

    private static Optional<Answer> note(Issue issue) {
        return Optional.of(
                new Answer("text/plain; charset=utf-8", Buffer.buffer(issue.note()), issue.hash() + "-note"));
    }

    private static Optional<Answer> version(List<Issue> versions, String[] parts) {
        if (parts.length == 3) {
            var all = new JsonArray();
            versions.forEach(it -> all.add(about(it)));
            return Answer.json(all, versions.get(0).hash() + "-versions");
        }
        var issue = LabelRegister.find(versions, parts[3]);
        if (parts.length == 5 && parts[4].equals("note")) {
            return issue.flatMap(LabelPages::note);
        }
        return issue.map(it -> new Answer(Form.JSON.type(), Buffer.buffer(it.json()), it.hash()));
    }

    private static JsonObject about(Issue issue) {
        return new JsonObject()
                .put("feature", issue.feature())
                .put("version", issue.version())
                .put("published", issue.at().toString())
                .put("sha256", issue.hash())
                .put("policyHash", issue.policyHash())
                .put("label", PATH + "/" + issue.feature() + "/versions/" + issue.version());
    }

    /* From a version or a time to another; without `to` to the newest. */
    private static Optional<Answer> diff(HttpServerRequest request, List<Issue> versions) {
        var from = named(request, "from", versions);
        var to = request.getParam("to") == null ? versions.get(0) : named(request, "to", versions);
        var changes = new JsonArray();
        for (Difference it : LabelRegister.differences(from, to)) {
            changes.add(new JsonObject()
                    .put("field", it.pointer())
                    .put("before", it.before())
                    .put("after", it.after()));
        }
        return Answer.json(
                new JsonObject().put("from", about(from)).put("to", about(to)).put("changes", changes),
                from.hash() + to.hash());
    }

    private static Issue named(HttpServerRequest request, String parameter, List<Issue> versions) {
        return LabelRegister.find(versions, String.valueOf(request.getParam(parameter)))
                .orElseThrow(() -> new NoSuchVersion(parameter, versions.get(0)));
    }

    /** A version that is asked for and never was. */
    private static final class NoSuchVersion extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String fix;

        NoSuchVersion(String parameter, Issue newest) {
            fix = parameter + ": there is no such version; send a number from 1 to " + newest.version()
                    + ", or a day such as 2026-03-01";
        }

        String fix() {
            return fix;
        }
    }

    private JsonArray list() {
        var all = new JsonArray();
        register.current().values().stream()
                .map(Published::issue)
                .sorted((one, other) -> one.feature().compareTo(other.feature()))
                .forEach(issue -> all.add(about(issue).put("label", PATH + "/" + issue.feature())));
        return all;
    }

    private static void send(HttpServerRequest request, Answer answer) {
        var response = request.response();
        response.putHeader("cache-control", answer.tag().isEmpty() ? "no-cache" : CACHED)
                .putHeader("vary", "accept")
                .putHeader("x-content-type-options", "nosniff")
                .putHeader("access-control-allow-origin", "*")
                .putHeader(
                        "content-security-policy",
                        "default-src 'none'; style-src " + Html.styleHash() + "; base-uri 'none'; form-action 'none'");
        var tag = "\"" + answer.tag() + "\"";
        if (!answer.tag().isEmpty()) {
            response.putHeader("etag", tag);
            if (String.valueOf(request.getHeader("if-none-match")).contains(tag)) {
                response.setStatusCode(NOT_MODIFIED).end();
                return;
            }
        }
        response.putHeader("content-type", answer.type());
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader("content-length", Integer.toString(answer.body().length()))
                    .end();
        } else {
            response.end(answer.body());
        }
    }

    private static void fail(HttpServerRequest request, int status, String message) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", Form.JSON.type())
                .putHeader("cache-control", "no-store")
                .end(new JsonObject()
                        .put("error", new JsonObject().put("message", message))
                        .encode());
    }
}

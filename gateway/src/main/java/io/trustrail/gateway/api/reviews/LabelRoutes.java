package io.trustrail.gateway.api.reviews;

import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.api.ApiAnswer;
import io.trustrail.gateway.api.ApiCall;
import io.trustrail.gateway.api.ApiError;
import io.trustrail.gateway.api.ApiRoutes;
import io.trustrail.gateway.api.Body;
import io.trustrail.gateway.api.Endpoints;
import io.trustrail.gateway.review.calibration.Labelled;
import io.trustrail.gateway.review.calibration.Risk;
import io.trustrail.gateway.review.confidence.Signals;
import io.trustrail.gateway.review.labels.DecisionLine;
import io.trustrail.gateway.review.labels.Foreign;
import io.trustrail.gateway.review.labels.LabelDesk;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Decisions out, labels in, and what they say about confidence. */
public final class LabelRoutes implements ApiRoutes {

    private static final long LONGEST_IMPORT = 4L * 1024 * 1024;
    private static final int MOST_LINES = 1_000;
    private static final int MOST_IMPORTED = 10_000;
    private static final int LONGEST_WORD = 128;
    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final LabelDesk labels;

    public LabelRoutes(LabelDesk labels) {
        this.labels = labels;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints
                .get("/api/v1/decisions", Scope.REVIEWS_READ, Refusals.told(this::decisions))
                .post("/api/v1/labels", Scope.REVIEWS_MANAGE, LONGEST_IMPORT, Refusals.told(this::take))
                .get("/api/v1/calibration", Scope.REVIEWS_READ, Refusals.told(this::report));
    }

    private Future<ApiAnswer> decisions(ApiCall call) {
        call.onlyQuery("limit", "after");
        int limit = call.query("limit", MOST_LINES, 1, MOST_LINES);
        var after = call.query("after").orElse("");
        return labels.decisions(Actors.of(call.token()), after, limit)
                .recover(failure -> Future.failedFuture(
                        failure instanceof IllegalArgumentException
                                ? ApiError.invalid(
                                        "after", "There is no such place.", "Send x-trustrail-next as it came.")
                                : failure))
                .map(LabelRoutes::lines);
    }

    private static ApiAnswer lines(List<DecisionLine> lines) {
        var json = lines.stream().map(LabelRoutes::json).toList();
        var next = lines.isEmpty() ? "" : lines.get(lines.size() - 1).cursor();
        return ApiAnswer.lines(json, next.isEmpty() ? Map.of() : Map.of("x-trustrail-next", next));
    }

    private static JsonObject json(DecisionLine line) {
        return ReviewJson.of(line.item())
                .put("sampled", line.sampled())
                .put("signals", ReviewJson.list(line.signals(), ReviewJson::of));
    }

    private Future<ApiAnswer> take(ApiCall call) {
        call.onlyQuery("source");
        var source = call.query("source").orElse("");
        if (!SOURCE.matcher(source).matches()) {
            throw ApiError.invalid(
                    "source", "The labels' source is missing or no name.", "Add ?source= with letters and digits.");
        }
        var foreign = new ArrayList<Foreign>();
        call.bytes()
                .toString()
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> foreign.add(label(line, foreign)));
        if (foreign.size() > MOST_IMPORTED) {
            throw ApiError.invalid("", "These are too many labels.", "Send at most " + MOST_IMPORTED + " at once.");
        }
        return labels.take(Actors.of(call.token()), source, foreign)
                .map(count -> ApiAnswer.of(new JsonObject().put("labels", count)));
    }

    private static Foreign label(String line, List<Foreign> before) {
        var place = "line " + (before.size() + 1);
        try {
            var body = Body.line(line, "").only("id", "feature", "confidence", "signals", "approved", "sampled");
            var label = new Labelled(
                    body.number("confidence", 0, 1)
                            .orElseThrow(
                                    () -> ApiError.invalid("confidence", "The field is missing.", "Send a number.")),
                    body.numbersByName("signals").map(LabelRoutes::known).orElse(null),
                    body.requiredFlag("approved"),
                    body.flag("sampled", false));
            return new Foreign(
                    body.text("id", LONGEST_WORD),
                    body.optional("feature", LONGEST_WORD).orElse(""),
                    label);
        } catch (ApiError e) {
            throw e.at(place);
        }
    }

    /* A signal that no weight is for would count as none, and nobody would notice. */
    private static Map<String, Double> known(Map<String, Double> signals) {
        signals.forEach((name, value) -> {
            if (!Signals.NAMES.contains(name)) {
                throw ApiError.invalid(
                        "signals",
                        "There is no such signal: " + (name.length() > LONGEST_WORD ? "…" : name) + ".",
                        "Use the names that reviews have, or leave the field out: then the confidence stands for"
                                + " them.");
            }
            if (!(value >= 0 && value <= 1)) {
                throw ApiError.invalid(
                        "signals", "The value of " + name + " is not from 0 to 1.", "Send what was measured.");
            }
        });
        return signals;
    }

    private Future<ApiAnswer> report(ApiCall call) {
        call.onlyQuery("feature", "alpha", "delta");
        var risk = new Risk(share(call, "alpha", Risk.USUAL.alpha()), share(call, "delta", Risk.USUAL.delta()));
        return labels.report(Actors.of(call.token()), call.query("feature").orElse(""), risk)
                .map(report -> ApiAnswer.of(CalibrationJson.of(report)));
    }

    private static double share(ApiCall call, String name, double otherwise) {
        try {
            double share = call.query(name).map(Double::parseDouble).orElse(otherwise);
            if (share > 0 && share < 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw ApiError.invalid(name, "The parameter is no share.", "Send a number between 0 and 1, such as 0.1.");
    }
}

package io.trustrail.gateway.api.inventory;

import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.api.ApiAnswer;
import io.trustrail.gateway.api.ApiCall;
import io.trustrail.gateway.api.ApiError;
import io.trustrail.gateway.api.ApiRoutes;
import io.trustrail.gateway.api.Endpoints;
import io.trustrail.gateway.trust.inventory.BlockRule;
import io.trustrail.gateway.trust.inventory.FlowNames;
import io.trustrail.gateway.trust.inventory.Inventory;
import io.trustrail.gateway.trust.inventory.Inventory.Row;
import io.trustrail.gateway.trust.inventory.InventoryCsv;
import io.trustrail.gateway.trust.inventory.UnknownName;
import io.trustrail.gateway.trust.inventory.Verdict;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The inventory, its inbox, and the rule that stops a flow. */
public final class InventoryRoutes implements ApiRoutes {

    private static final int LONGEST = 200;

    private final Inventory inventory;
    private final FlowNames names;
    private final UnaryOperator<String> risks;

    /**
     * @param names what decisions and rules may be about
     * @param risks the risk of a category, in lower case, by the policy in force
     */
    public InventoryRoutes(Inventory inventory, FlowNames names, UnaryOperator<String> risks) {
        this.inventory = inventory;
        this.names = names;
        this.risks = risks;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints
                .get("/api/v1/inventory", Scope.INVENTORY_READ, this::list)
                .post("/api/v1/inventory/decisions", Scope.INVENTORY_WRITE, this::decide)
                .get("/api/v1/inventory/rule", Scope.INVENTORY_READ, this::rule);
    }

    private Future<ApiAnswer> list(ApiCall call) {
        call.onlyQuery("state", "format");
        var state = call.query("state").orElse("all");
        var format = call.query("format").orElse("json");
        if (!List.of("all", "new", "known").contains(state)) {
            throw ApiError.invalid("state", "There is no such state.", "Send all, new or known.");
        }
        if (!List.of("json", "csv").contains(format)) {
            throw ApiError.invalid("format", "There is no such format.", "Send json or csv.");
        }
        return inventory.rows().map(all -> {
            var rows = all.stream()
                    .filter(row -> state.equals("all") || row.isNew() == state.equals("new"))
                    .toList();
            return format.equals("csv") ? csv(rows) : json(rows);
        });
    }

    private ApiAnswer json(List<Row> rows) {
        var list = new JsonArray();
        rows.forEach(row -> list.add(new JsonObject()
                .put("application", row.flow().application())
                .put("feature", row.flow().feature())
                .put("path", row.flow().path())
                .put("category", row.flow().category())
                .put("risk", risks.apply(row.flow().category()))
                .put("vendor", row.flow().vendor())
                .put("found", row.found())
                .put("inClear", row.inClear())
                .put("firstSeen", row.firstSeen().toString())
                .put("lastSeen", row.lastSeen().toString())
                .put("state", row.isNew() ? "new" : "known")
                .put("as", row.isNew() ? null : row.as())
                .put("days", new JsonArray(row.days()))));
        return ApiAnswer.of(new JsonObject()
                .put("rows", list)
                .put(
                        "lastDay",
                        LocalDate.ofInstant(inventory.now(), ZoneOffset.UTC).toString())
                .put("droppedCalls", inventory.dropped()));
    }

    private ApiAnswer csv(List<Row> rows) {
        var csv = InventoryCsv.of(rows, risks, inventory.now());
        return new ApiAnswer(200, "text/csv; charset=utf-8", Buffer.buffer(csv), Map.of());
    }

    private Future<ApiAnswer> decide(ApiCall call) {
        var body = call.body().only("application", "feature", "category", "as");
        var category = body.text("category", LONGEST);
        var verdict = new Verdict(
                body.text("application", LONGEST),
                body.text("feature", LONGEST),
                category,
                body.optional("as", LONGEST).orElse(category),
                call.token().name(),
                inventory.now());
        return names.check(verdict)
                .recover(InventoryRoutes::refused)
                .compose(inventory::decide)
                .map(v -> ApiAnswer.of(new JsonObject()
                        .put("application", verdict.application())
                        .put("feature", verdict.feature())
                        .put("category", verdict.category())
                        .put("as", verdict.as())));
    }

    /** A change of the policy that keeps a category of an application from a vendor: for a person to apply. */
    private Future<ApiAnswer> rule(ApiCall call) {
        call.onlyQuery("application", "category", "vendor");
        var rule = new BlockRule(name(call, "application"), name(call, "category"), name(call, "vendor"));
        return names.check(rule).recover(InventoryRoutes::refused).map(known -> {
            if (!known.isPossible()) {
                throw ApiError.invalid(
                        "application",
                        "A policy can't name this application.",
                        "Send an application of the default tenant, in lower case.");
            }
            return new ApiAnswer(200, "text/x-diff; charset=utf-8", Buffer.buffer(known.diff()), Map.of());
        });
    }

    private static String name(ApiCall call, String parameter) {
        return call.query(parameter)
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> ApiError.invalid(
                        parameter, "The parameter is missing or empty.", "Send the " + parameter + "'s name."));
    }

    private static <T> Future<T> refused(Throwable failure) {
        if (failure instanceof UnknownName unknown) {
            return Future.failedFuture(ApiError.invalid(
                    unknown.field(),
                    "There is no such " + unknown.noun() + ".",
                    unknown.known().isEmpty() ? "There are none yet." : "Send one of these: " + unknown.known() + "."));
        }
        return Future.failedFuture(failure);
    }
}

package io.trustrail.gateway.console.trust;

import io.trustrail.gateway.access.users.Role;
import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.trustrail.gateway.console.visit.Visit;
import io.trustrail.gateway.trust.inventory.BlockRule;
import io.trustrail.gateway.trust.inventory.InventoryCsv;
import io.trustrail.gateway.trust.inventory.Verdict;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@code /console/inventory}: which data goes where, what is new, and how a flow is stopped. Admins decide. */
public final class InventoryPage {

    /** Where it is. */
    public static final String PATH = "/console/inventory";

    private static final String NONE = "NONE";

    private final Vertx vertx;
    private final Doorkeeper door;
    private final Pages pages;
    private final TrustDoors doors;
    private final UnaryOperator<String> risks;

    /** @param risks the risk of a category by the policy in force */
    public InventoryPage(Vertx vertx, Doorkeeper door, Pages pages, TrustDoors doors, UnaryOperator<String> risks) {
        this.vertx = vertx;
        this.door = door;
        this.pages = pages;
        this.doors = doors;
        this.risks = risks;
    }

    private static boolean mayChange(RoutingContext request) {
        return Visit.of(request).user().roles().contains(Role.ADMIN);
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field.strip();
    }

    public void show(RoutingContext request) {
        doors.inventory()
                .rows()
                .onSuccess(rows -> pages.send(
                        request,
                        200,
                        "inventory.jte",
                        door.frame(request),
                        new InventoryView(
                                rows,
                                risks,
                                mayChange(request),
                                doors.inventory().dropped())))
                .onFailure(request::fail);
    }

    /** Confirms a category, or says what it really is. */
    public void decide(RoutingContext request) {
        var form = request.request().formAttributes();
        var category = text(form.get("category"));
        var typed = text(form.get("as"));
        var as = typed.isEmpty() ? category : typed;
        if (!mayChange(request)) {
            request.fail(403);
        } else if (!BlockRule.isCategory(category) || !(as.equals(NONE) || BlockRule.isCategory(as))) {
            request.fail(400);
        } else {
            var verdict = new Verdict(
                    text(form.get("application")),
                    text(form.get("feature")),
                    category,
                    as,
                    Visit.of(request).user().name(),
                    doors.inventory().now());
            doors.inventory()
                    .decide(verdict)
                    .onSuccess(v -> Doorkeeper.redirect(request, PATH))
                    .onFailure(request::fail);
        }
    }

    /** Shows the change of the policy that stops a flow. */
    public void rule(RoutingContext request) {
        var query = request.queryParams();
        var rule =
                new BlockRule(text(query.get("application")), text(query.get("category")), text(query.get("vendor")));
        show(request, rule, false);
    }

    private void show(RoutingContext request, BlockRule rule, boolean applied) {
        if (!rule.isPossible()) {
            request.fail(400);
            return;
        }
        boolean mayWrite = mayChange(request) && !applied;
        vertx.executeBlocking(() -> mayWrite && Files.isWritable(doors.policies()), false)
                .onSuccess(writable -> pages.send(
                        request,
                        200,
                        "block.jte",
                        door.frame(request),
                        new BlockView(rule, Boolean.TRUE.equals(writable), applied)))
                .onFailure(request::fail);
    }

    /** Writes the rule into the policy directory; the gateway loads it as every change there. */
    public void block(RoutingContext request) {
        var form = request.request().formAttributes();
        var rule = new BlockRule(text(form.get("application")), text(form.get("category")), text(form.get("vendor")));
        if (!mayChange(request)) {
            request.fail(403);
        } else if (!rule.isPossible()) {
            request.fail(400);
        } else {
            recorded(request, rule)
                    .compose(v -> vertx.executeBlocking(() -> write(rule), false))
                    .onSuccess(v -> show(request, rule, true))
                    .onFailure(request::fail);
        }
    }

    private Future<Void> recorded(RoutingContext request, BlockRule rule) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("by", Visit.of(request).user().name());
        facts.put("application", rule.application());
        facts.put("category", rule.category());
        facts.put("vendor", rule.vendor());
        return doors.journal()
                .append(new AuditEvent.Noted(
                        "policy.block_written", "", doors.inventory().now(), facts));
    }

    /* Moved into place whole: the gateway never reads a part of it. */
    private Path write(BlockRule rule) throws IOException {
        var target = doors.policies().resolve(rule.file());
        var draft = Files.createTempFile(doors.policies(), ".never-send-", ".tmp");
        try {
            Files.writeString(draft, rule.yaml());
            return Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** All rows as CSV. */
    public void csv(RoutingContext request) {
        doors.inventory()
                .rows()
                .onSuccess(rows -> request.response()
                        .putHeader("content-type", "text/csv; charset=utf-8")
                        .putHeader("content-disposition", "attachment; filename=\"inventory.csv\"")
                        .end(InventoryCsv.of(rows, risks, doors.inventory().now())))
                .onFailure(request::fail);
    }
}

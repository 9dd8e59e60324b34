package io.trustrail.gateway.console.trust;

import io.trustrail.gateway.access.users.Role;
import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.trustrail.gateway.console.visit.Visit;
import io.trustrail.gateway.trust.inventory.BlockRule;
import io.trustrail.gateway.trust.inventory.InventoryCsv;
import io.trustrail.gateway.trust.inventory.UnknownName;
import io.trustrail.gateway.trust.inventory.Verdict;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
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
        show(request, 200, null);
    }

    private void show(RoutingContext request, int status, @Nullable UnknownName problem) {
        doors.inventory()
                .rows()
                .onSuccess(rows -> pages.send(
                        request,
                        status,
                        "inventory.jte",
                        door.frame(request),
                        new InventoryView(
                                rows,
                                risks,
                                mayChange(request),
                                doors.inventory().dropped(),
                                doors.names().categories(),
                                problem)))
                .onFailure(request::fail);
    }

    private void refuse(RoutingContext request, Throwable failure) {
        if (failure instanceof UnknownName unknown) {
            show(request, 422, unknown);
        } else {
            request.fail(failure);
        }
    }

    /** Confirms a category, or says what it really is. */
    public void decide(RoutingContext request) {
        var form = request.request().formAttributes();
        var category = text(form.get("category"));
        var typed = text(form.get("as"));
        if (!mayChange(request)) {
            request.fail(403);
            return;
        }
        var verdict = new Verdict(
                text(form.get("application")),
                text(form.get("feature")),
                category,
                typed.isEmpty() ? category : typed,
                Visit.of(request).user().name(),
                doors.inventory().now());
        doors.names()
                .check(verdict)
                .compose(doors.inventory()::decide)
                .onSuccess(v -> Doorkeeper.redirect(request, PATH))
                .onFailure(failure -> refuse(request, failure));
    }

    /** Shows the change of the policy that stops a flow. */
    public void rule(RoutingContext request) {
        doors.names()
                .check(rule(request.queryParams()))
                .onSuccess(rule -> show(request, rule, false))
                .onFailure(failure -> refuse(request, failure));
    }

    private static BlockRule rule(MultiMap fields) {
        return new BlockRule(text(fields.get("application")), text(fields.get("category")), text(fields.get("vendor")));
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
        if (!mayChange(request)) {
            request.fail(403);
            return;
        }
        doors.names()
                .check(rule(request.request().formAttributes()))
                .onSuccess(rule -> apply(request, rule))
                .onFailure(failure -> refuse(request, failure));
    }

    private void apply(RoutingContext request, BlockRule rule) {
        if (!rule.isPossible()) {
            request.fail(400);
            return;
        }
        recorded(request, rule)
                .compose(v -> vertx.executeBlocking(() -> write(rule), false))
                .onSuccess(v -> show(request, rule, true))
                .onFailure(request::fail);
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

package io.trustrail.gateway.console.consents;

import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.trustrail.gateway.console.visit.Visit;
import io.trustrail.gateway.trust.consent.Consents;
import io.trustrail.gateway.trust.consent.lines.ConsentCsv;
import io.trustrail.gateway.trust.consent.lines.ConsentImport;
import io.trustrail.gateway.trust.consent.lines.ConsentImport.Outcome;
import io.trustrail.gateway.trust.consent.lines.ExportCsv;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;

/** {@code /console/consents/import} and {@code /console/consents/export.csv}: consents of many people. For admins. */
public final class ConsentImportPage {

    private static final int AT_ONCE = 1_000;

    private final Vertx vertx;
    private final Doorkeeper door;
    private final Pages pages;
    private final Consents consents;

    public ConsentImportPage(Vertx vertx, Doorkeeper door, Pages pages, Consents consents) {
        this.vertx = vertx;
        this.door = door;
        this.pages = pages;
        this.consents = consents;
    }

    public void form(RoutingContext request) {
        send(request, 200, ConsentImportView.empty(ApplicationKeys.DEFAULT_TENANT));
    }

    /** Takes all lines down, or none if one of them is wrong; what was typed comes back with what is wrong. */
    public void take(RoutingContext request) {
        var form = request.request().formAttributes();
        var typed = Objects.requireNonNullElse(form.get("tenant"), "").strip();
        var tenant = typed.isEmpty() ? ApplicationKeys.DEFAULT_TENANT : typed;
        var csv = Objects.requireNonNullElse(form.get("csv"), "");
        var by = Visit.of(request).user().name();
        vertx.executeBlocking(() -> ConsentCsv.read(csv, tenant, by), false)
                .compose(read -> read.faults().isEmpty()
                        ? new ConsentImport(consents).take(read.lines()).map(outcome -> view(tenant, csv, outcome))
                        : Future.succeededFuture(new ConsentImportView(tenant, csv, read.faults(), null)))
                .onSuccess(view -> send(request, view.status(), view))
                .onFailure(request::fail);
    }

    /* What is done is done: only what is not comes back. */
    private static ConsentImportView view(String tenant, String csv, Outcome outcome) {
        return new ConsentImportView(tenant, outcome.failed().isEmpty() ? "" : csv, List.of(), outcome);
    }

    /** All that people have agreed to. */
    public void export(RoutingContext request) {
        var response = request.response()
                .setChunked(true)
                .putHeader("content-type", "text/csv; charset=utf-8")
                .putHeader("content-disposition", "attachment; filename=\"consents.csv\"");
        response.write(ExportCsv.HEAD);
        export("", request);
    }

    private void export(String after, RoutingContext request) {
        consents.after(after, AT_ONCE)
                .onSuccess(entries -> {
                    var rows = ExportCsv.rows(entries);
                    if (entries.size() < AT_ONCE) {
                        request.response().end(rows);
                    } else {
                        request.response()
                                .write(rows)
                                .onSuccess(written ->
                                        export(entries.get(entries.size() - 1).number(), request));
                    }
                })
                // Part of it is out: a file that breaks off is taken for no whole one.
                .onFailure(failed -> request.response().reset());
    }

    private void send(RoutingContext request, int status, ConsentImportView view) {
        pages.send(request, status, "consentimport.jte", door.frame(request), view);
    }
}

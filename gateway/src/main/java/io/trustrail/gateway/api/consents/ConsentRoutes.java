package io.trustrail.gateway.api.consents;

import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.api.ApiAnswer;
import io.trustrail.gateway.api.ApiCall;
import io.trustrail.gateway.api.ApiError;
import io.trustrail.gateway.api.ApiRoutes;
import io.trustrail.gateway.api.Endpoints;
import io.trustrail.gateway.policy.trust.Purpose;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.trust.consent.Consents;
import io.trustrail.gateway.trust.consent.Consents.Entry;
import io.trustrail.gateway.trust.consent.SelfService;
import io.trustrail.gateway.trust.consent.lines.ConsentImport;
import io.trustrail.gateway.trust.consent.lines.ConsentImport.Outcome;
import io.trustrail.gateway.trust.link.SignedLinks;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** What people have agreed to: one by one, many at once, and all of it. */
public final class ConsentRoutes implements ApiRoutes {

    static final String NO_ID = "No call can name a person so.";
    static final String SEND_ID = "Send the id as in x-trustrail-subject: 1 to " + Subject.LONGEST_ID
            + " visible ASCII characters, no blanks.";

    private static final long LONGEST_IMPORT = 4 * 1024 * 1024;
    private static final int MOST = 1_000;

    private final Consents consents;
    private final SignedLinks links;

    /** @param links to the page on which people say themselves what they agree to */
    public ConsentRoutes(Consents consents, SignedLinks links) {
        this.consents = consents;
        this.links = links;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints
                .get("/api/v1/subjects/{id}/consents", Scope.CONSENTS_READ, this::get)
                .put("/api/v1/subjects/{id}/consents", Scope.CONSENTS_WRITE, this::put)
                .get("/api/v1/subjects/{id}/consents/history", Scope.CONSENTS_READ, this::history)
                .post("/api/v1/subjects/{id}/consents/link", Scope.CONSENTS_WRITE, this::link)
                .post("/api/v1/consents/import", Scope.CONSENTS_WRITE, LONGEST_IMPORT, this::take)
                .get("/api/v1/consents", Scope.CONSENTS_READ, this::export);
    }

    static String tenant(ApiCall call) {
        call.onlyQuery("tenant");
        return asked(call);
    }

    private static String asked(ApiCall call) {
        return call.query("tenant").orElse(ApplicationKeys.DEFAULT_TENANT);
    }

    static String id(ApiCall call) {
        return nameable(call.path("id"));
    }

    /* What is said of somebody whom no call can name would never be asked for. */
    static String nameable(String id) {
        if (!Subject.isId(id)) {
            throw ApiError.invalid("id", NO_ID, SEND_ID);
        }
        return id;
    }

    private Future<ApiAnswer> get(ApiCall call) {
        return consents.of(Subject.person(tenant(call), id(call)))
                .map(known -> ApiAnswer.of(ConsentJson.of(known.number(), known.byPurpose())));
    }

    private Future<ApiAnswer> history(ApiCall call) {
        return consents.history(Subject.person(tenant(call), id(call)))
                .map(said -> ApiAnswer.of(new JsonObject().put("history", ConsentJson.history(said))));
    }

    private Future<ApiAnswer> put(ApiCall call) {
        var said = ConsentJson.statement(call.body(), call.token().name());
        return consents.put(tenant(call), id(call), said)
                .map(known -> ApiAnswer.of(ConsentJson.of(known.number(), known.byPurpose())));
    }

    private Future<ApiAnswer> link(ApiCall call) {
        int days = (int) call.body()
                .only("days")
                .number("days", 1, SelfService.MOST_DAYS)
                .orElse(SelfService.USUAL_DAYS);
        return consents.register(tenant(call), id(call))
                .map(number -> ApiAnswer.of(new JsonObject()
                        .put("path", SelfService.path(links, number, days))
                        .put("days", days)));
    }

    /* All lines are read before the first is taken down, so that a bad one leaves nothing half done. */
    private Future<ApiAnswer> take(ApiCall call) {
        call.onlyQuery("tenant", "format");
        var by = call.token().name();
        var lines = format(call).equals("csv")
                ? ConsentLines.readCsv(call.bytes(), by, asked(call))
                : ConsentLines.read(call.bytes(), by, asked(call));
        return new ConsentImport(consents).take(lines).map(ConsentRoutes::taken);
    }

    private static ApiAnswer taken(Outcome outcome) {
        if (!outcome.failed().isEmpty()) {
            throw new ApiError(
                    503,
                    "record_unavailable",
                    "The record or the store failed on the way: " + outcome.taken() + " lines are taken down, "
                            + outcome.failed().size() + " are not, the first of them line "
                            + outcome.failed().get(0) + ".",
                    "",
                    "Send all lines again later: those that were taken down stay as they are.");
        }
        return ApiAnswer.of(new JsonObject().put("imported", outcome.taken()));
    }

    private static String format(ApiCall call) {
        var format = call.query("format").orElse("jsonl");
        if (!format.equals("jsonl") && !format.equals("csv")) {
            throw ApiError.invalid("format", "There is no such format.", "Send jsonl or csv.");
        }
        return format;
    }

    private Future<ApiAnswer> export(ApiCall call) {
        call.onlyQuery("limit", "after", "format");
        int most = call.query("limit", MOST, 1, MOST);
        var format = format(call);
        return consents.after(call.query("after").orElse(""), most).map(entries -> {
            var next =
                    entries.size() < most ? "" : entries.get(entries.size() - 1).number();
            var headers = next.isEmpty() ? Map.<String, String>of() : Map.of("x-trustrail-next", next);
            return format.equals("csv") ? ConsentLines.csv(entries, headers) : lines(entries, headers);
        });
    }

    private static ApiAnswer lines(List<Entry> entries, Map<String, String> headers) {
        return ApiAnswer.lines(
                entries.stream()
                        .map(entry -> ConsentJson.of(entry.number(), entry.consents())
                                .put("id", entry.id())
                                .put("tenant", entry.tenant()))
                        .toList(),
                headers);
    }

    /** Words of all purposes, for messages. */
    static String purposes() {
        return String.join(", ", Purpose.BY_WORD.keySet().stream().sorted().toList());
    }
}

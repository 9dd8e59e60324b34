package io.trustrail.gateway.it.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.access.users.Role;
import io.trustrail.gateway.access.users.Users;
import io.trustrail.gateway.api.ApiClient;
import io.trustrail.gateway.command.ConsentCommand;
import io.trustrail.gateway.console.Visitor;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.store.Store;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;

/** The page on which people say themselves what they agree to. */
@Timeout(120)
class ConsentPageIT {

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PASSWORD = "correct horse battery";
    private static ApiClient api;

    @BeforeAll
    static void token() {
        try (var store = Store.open(GATEWAY.data())) {
            var scopes = Set.of(Scope.CONSENTS_READ, Scope.CONSENTS_WRITE, Scope.SUBJECTS_ERASE);
            var token =
                    new Tokens(store, Clock.systemUTC()).create("crm", scopes).token();
            new Users(store).create("ann", Set.of(Role.ADMIN), PASSWORD);
            api = new ApiClient(GATEWAY.adminUrl(), token);
        }
    }

    private static String link(String person) {
        var answer = api.post("/api/v1/subjects/" + person + "/consents/link", new JsonObject().put("days", 1));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().getString("path");
    }

    private static HttpRequest.Builder to(String path, String language) {
        return HttpRequest.newBuilder(URI.create(GATEWAY.url() + path)).header("accept-language", language);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder form(String path, String fields) {
        return to(path, "en")
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields));
    }

    private static String state(String person, String purpose) {
        return api.get("/api/v1/subjects/" + person + "/consents")
                .json()
                .getJsonObject("purposes")
                .getJsonObject(purpose)
                .getString("state");
    }

    @Test
    void speaksThreeLanguagesAndNeedsNothingFromElsewhere() throws Exception {
        var path = link("canary-person");
        var english = send(to(path, "fr, en;q=0.5"));

        assertThat(english.statusCode()).isEqualTo(200);
        assertThat(english.body()).contains("<html lang=\"en\">", "Use of artificial intelligence at all");
        assertThat(english.body()).doesNotContain("<script", "http://", "https://", "style=", "canary-person");
        assertThat(english.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(english.headers().firstValue("cache-control")).contains("no-store");
        assertThat(send(to(path, "de-AT")).body()).contains("<html lang=\"de\">", "Ich bin einverstanden");
        assertThat(send(to(path + "?lang=ja", "en")).body()).contains("<html lang=\"ja\">", "同意する");
        assertThat(send(to("/assets/console.css", "en")).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsChosenThereIsInForceAtOnceForThisPersonOnly() throws Exception {
        var path = link("chooses");
        link("bystander");
        var saved = send(form(path + "?lang=de", "ai=withdrawn&sharing=granted&nonsense=x"));

        assertThat(saved.statusCode()).isEqualTo(303);
        var shown = send(to(saved.headers().firstValue("location").orElseThrow(), "en"));
        assertThat(shown.body()).contains("Ihre Wahl ist gespeichert").contains("value=\"withdrawn\" checked");
        var call = GATEWAY.caller()
                .post(
                        Wire.OPENAI.path(),
                        Wire.OPENAI.prompt("support-replies", "Hi").toBuffer().getBytes(),
                        Map.of("x-trustrail-subject", "chooses"));
        assertThat(call.status()).isEqualTo(403);
        assertThat(call.text()).contains("ai_opt_out");
        assertThat(state("bystander", "ai")).isEqualTo("unknown");
        assertThat(JournalView.read(GATEWAY.data()).all("consent.changed"))
                .anySatisfy(event -> assertThat(event.getJsonObject("facts").getMap())
                        .containsEntry("purpose", "ai")
                        .containsEntry("source", "self-service")
                        .containsEntry("textVersion", "page-1")
                        .containsEntry("by", "the person"));
    }

    @Test
    void formsOfOtherSitesChangeNothing() throws Exception {
        var path = link("attacked");
        var elsewhere = send(form(path, "ai=granted").header("sec-fetch-site", "cross-site"));
        var origin = send(form(path, "ai=granted").header("origin", "https://evil.example.com"));
        var nothing = send(form(path, "ai=maybe"));

        assertThat(elsewhere.statusCode()).isEqualTo(403);
        assertThat(origin.statusCode()).isEqualTo(403);
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("nothing was saved");
        assertThat(send(form(path, "ai=" + "x".repeat(70_000))).statusCode()).isEqualTo(413);
        assertThat(state("attacked", "ai")).isEqualTo("unknown");
    }

    @Test
    void aLinkThatIsNotOursOpensNothing() throws Exception {
        var path = link("forged");
        int dot = path.indexOf('.');
        var later = path.substring(0, dot + 1) + "zzzzzzz" + path.substring(path.lastIndexOf('.'));
        for (var bad : new String[] {later, path + "x", "/consent/a.b.c"}) {
            assertThat(send(to(bad, "en")).statusCode()).as(bad).isEqualTo(404);
            assertThat(send(form(bad, "ai=granted")).body())
                    .contains("This link does not work")
                    .doesNotContain("<form");
        }
        assertThat(send(to("/consent/", "en")).statusCode()).isEqualTo(404);
        assertThat(state("forged", "ai")).isEqualTo("unknown");
    }

    @Test
    void nobodysLinkWorksAfterAnErasure() throws Exception {
        var path = link("leaves");
        assertThat(send(to(path, "en")).statusCode()).isEqualTo(200);
        var erased = api.send("DELETE", "/api/v1/subjects/leaves", "", "application/json");
        assertThat(erased.status()).as(erased.text()).isEqualTo(200);
        assertThat(send(to(path, "en")).statusCode()).isEqualTo(404);
        assertThat(send(form(path, "ai=granted")).statusCode()).isEqualTo(404);
    }

    @Test
    void aLinkLastsDaysAndNotYears() {
        var answer = api.post("/api/v1/subjects/x/consents/link", new JsonObject().put("days", 91));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("days", "from 1 to 90.");
    }

    private static String command(String... arguments) {
        var out = new StringWriter();
        var all = new ArrayList<>(List.of("link", "--data", GATEWAY.data().toString()));
        all.addAll(List.of(arguments));
        new CommandLine(new ConsentCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    out.write(String.valueOf(failure.getMessage()));
                    return 1;
                })
                .execute(all.toArray(String[]::new));
        return out.toString().strip();
    }

    @Test
    void theCommandMakesALinkThatTheRunningGatewayTakes() throws Exception {
        var link = command("--url", GATEWAY.url() + "/", "--days", "1", "by-command");

        assertThat(link).startsWith(GATEWAY.url() + "/consent/sub_").doesNotContain("by-command");
        var path = link.substring(GATEWAY.url().length());
        assertThat(send(to(path, "en")).statusCode()).isEqualTo(200);
        assertThat(send(form(path, "answering=granted")).statusCode()).isLessThan(400);
        assertThat(state("by-command", "answering")).isEqualTo("granted");
        assertThat(command("--days", "91", "x")).contains("--days", "1 to 90");
        assertThat(command("--url", "ftp://x", "x")).contains("--url");
        assertThat(command(" ")).contains("ID");
    }

    private static Visitor admin() {
        var visitor = new Visitor(GATEWAY.adminUrl());
        assertThat(visitor.logIn("ann", PASSWORD).statusCode()).isEqualTo(303);
        return visitor;
    }

    @Test
    void adminsTakeDownManyLinesOrNone() {
        var ann = admin();
        ann.get("/console/consents/import");
        var bad = ann.post(
                "/console/consents/import",
                Map.of("tenant", "", "csv", "id,purpose,state,source\nmany-1,ai,granted,crm\nmany-2,ai,perhaps,crm\n"));
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.body()).contains("Line 3", "<code>state</code>", "granted or withdrawn", "many-2,ai,perhaps");
        assertThat(state("many-1", "ai")).isEqualTo("unknown");

        var good = ann.post(
                "/console/consents/import",
                Map.of(
                        "tenant",
                        "",
                        "csv",
                        "id,purpose,state,source\nmany-1,ai,granted,crm\nmany-2,ai,withdrawn,crm\n"));
        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(good.body()).contains("Taken down: 2 lines.");
        assertThat(state("many-2", "ai")).isEqualTo("withdrawn");

        assertThat(ann.post("/console/consents", Map.of("id", "many-2", "tenant", ""))
                        .body())
                .contains("id=\"history\"", "<td>crm</td>", "<td>ann</td>");
        var export = ann.get("/console/consents/export.csv");
        assertThat(export.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"consents.csv\"");
        assertThat(export.body()).contains("id,tenant,subject,purpose", "many-2,default,sub_");
    }
}

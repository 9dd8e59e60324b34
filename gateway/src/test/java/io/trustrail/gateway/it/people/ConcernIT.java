package io.trustrail.gateway.it.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.api.ApiClient;
import io.trustrail.gateway.command.CalibrateCommand;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Caller;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.Reply;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.trustrail.gateway.store.Store;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;

/** What people say about answers: over the API and the public form, until they read what was answered. */
@Timeout(120)
class ConcernIT {

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture(ConcernIT::policies);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern PROOF = Pattern.compile("name=\"proof\" value=\"([^\"]+)\"");
    private static final String MAIL = "ada.canary@lovelace-mail.org";
    private static ApiClient api;

    @BeforeAll
    static void token() {
        try (var store = Store.open(GATEWAY.data())) {
            var token = new Tokens(store, Clock.systemUTC()).create("Desk", Set.of(Scope.values()));
            api = new ApiClient(GATEWAY.adminUrl(), token.token());
        }
    }

    private static PolicyDirectory policies(Path parent) {
        var directory = PolicyDirectory.in(parent);
        try {
            Files.writeString(directory.path().resolve("sampled.yaml"), """
                features:
                  sampled: {level: 1, guards: [pii], targets: [{vendor: openai, model: m}], review: {sample: 1}}
                """);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String call(String subject) {
        GATEWAY.vendor().answers(Script.json(Wire.OPENAI.answer("All is well.")));
        var body = Wire.OPENAI.prompt("support-replies", "Hi").toBuffer().getBytes();
        var reply = GATEWAY.caller().post(Wire.OPENAI.path(), body, Map.of("x-trustrail-subject", subject));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var call = reply.header("x-trustrail-call");
        GATEWAY.closed(call);
        return call;
    }

    private static Reply send(String path, JsonObject body) {
        return GATEWAY.caller().post(path, body);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(GATEWAY.url() + path)).header("accept-language", "en");
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> form(Map<String, String> fields) throws IOException, InterruptedException {
        var encoded = new StringBuilder();
        fields.forEach((name, value) -> encoded.append(encoded.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        var request = HttpRequest.newBuilder(URI.create(GATEWAY.url() + "/concerns/new"))
                .header("accept-language", "en")
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded.toString()));
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String proof() throws IOException, InterruptedException {
        var found = PROOF.matcher(get("/concerns/new").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void aConcernIsMaskedAnsweredAndReadByItsAuthor() throws Exception {
        var body = new JsonObject()
                .put("category", "wrong")
                .put("text", "It told " + MAIL + " a wrong price.")
                .put("contact", "Ada Canary, +49 30 901820");
        var told = send("/v1/concerns", body);

        assertThat(told.status()).as(told.text()).isEqualTo(201);
        var id = told.json().getString("id");
        var listed = api.get("/api/v1/concerns").json().getJsonArray("concerns").stream()
                .map(JsonObject.class::cast)
                .filter(concern -> concern.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(listed.getString("status")).isEqualTo("received");
        var one = api.get("/api/v1/concerns/" + id).json();
        assertThat(one.getString("text")).isEqualTo("It told [EMAIL] a wrong price.");
        assertThat(one.encode()).doesNotContain(MAIL, "901820");
        var page = get(told.json().getString("answer_path"));
        assertThat(page.body()).contains("Received").doesNotContain("wrong price");

        assertThat(api.post("/api/v1/concerns/" + id + "/take", new JsonObject())
                        .status())
                .isEqualTo(200);
        var blank = api.post("/api/v1/concerns/" + id + "/answer", new JsonObject().put("text", " \n"));
        assertThat(blank.status()).isEqualTo(400);
        assertThat(blank.text()).contains("\"field\":\"text\"", "The answer is empty.");
        var answered = api.post("/api/v1/concerns/" + id + "/answer", new JsonObject().put("text", "We fixed <it>."));
        assertThat(answered.json().getString("status")).isEqualTo("answered");
        assertThat(get(told.json().getString("answer_path")).body()).contains("We fixed &lt;it&gt;.");
        var again = api.post("/api/v1/concerns/" + id + "/close", new JsonObject());
        assertThat(again.status()).isEqualTo(409);

        var original = api.post("/api/v1/concerns/" + id + "/reveal", new JsonObject().put("reason", "call her back"));
        assertThat(original.json().getString("text")).contains(MAIL);
        assertThat(original.json().getString("contact")).contains("901820");
        for (var kind : new String[] {"received", "taken", "answered", "revealed"}) {
            assertThat(JournalView.read(GATEWAY.data()).all("concern." + kind))
                    .anySatisfy(event -> assertThat(event.getJsonObject("facts").getString("concern"))
                            .isEqualTo(id));
        }
        assertThat(GATEWAY.written()).doesNotContain("wrong price", "901820", "We fixed");
    }

    @Test
    void aConcernAboutACallOpensItsReview() {
        var call = call("worried");
        var told = send(
                "/v1/concerns",
                new JsonObject().put("call", call).put("category", "unsafe").put("text", "This hurt somebody."));
        var id = told.json().getString("id");

        Await.until(
                "the review of " + call,
                () -> !api.get("/api/v1/concerns/" + id)
                        .json()
                        .getString("review")
                        .isEmpty());
        var review = api.get("/api/v1/concerns/" + id).json().getString("review");
        var opened = api.get("/api/v1/reviews/" + review).json();
        assertThat(opened.encode()).contains(call, "\"concern\"", id).doesNotContain("This hurt somebody");
        assertThat(opened.getMap()).containsEntry("confidence", null);
        assertThat(JournalView.read(GATEWAY.data()).all("review.opened"))
                .extracting(event -> event.getJsonObject("facts"))
                .filteredOn(facts -> facts.getString("review").equals(review))
                .allSatisfy(facts -> assertThat(facts.getMap()).doesNotContainKey("confidence"))
                .hasSize(1);
    }

    @Test
    void whatAPersonSaidGoesWithThePerson() {
        var call = call("forgets");
        var rated = send(
                "/v1/feedback",
                new JsonObject().put("call", call).put("rating", "bad").put("corrected_text", "Ask " + MAIL));
        assertThat(rated.status()).as(rated.text()).isEqualTo(201);
        var told = send(
                "/v1/concerns",
                new JsonObject().put("call", call).put("category", "other").put("text", "Hm."));
        var feedback = api.get("/api/v1/feedback").text();
        assertThat(feedback).contains(call, "Ask [EMAIL]").doesNotContain(MAIL);

        // Whom the call is about is known some seconds later.
        Await.until(
                "concern and feedback are known to be about the person",
                () -> api.get("/api/v1/subjects/forgets/export")
                        .text()
                        .matches("(?s).*\"concerns\":\\[\\{.*\"feedback\":\\[\\{.*"));
        var erased = api.send("DELETE", "/api/v1/subjects/forgets", "", "application/json");
        assertThat(erased.status()).as(erased.text()).isEqualTo(200);
        assertThat(erased.json().getJsonObject("removed").getMap())
                .containsEntry("concerns", 1)
                .containsEntry("feedback", 1);
        assertThat(api.get("/api/v1/concerns/" + told.json().getString("id")).status())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/feedback").text()).doesNotContain(call);
    }

    @Test
    void feedbackAboutASampledAnswerIsCountedByCalibrate() {
        GATEWAY.vendor().answers(Script.json(Wire.OPENAI.answer("All is well.")));
        var reply = GATEWAY.caller().post(Wire.OPENAI.path(), Wire.OPENAI.prompt("sampled", "Hi"));
        var call = reply.header("x-trustrail-call");
        GATEWAY.closed(call);

        var told = send("/v1/feedback", new JsonObject().put("call", call).put("rating", "good"));

        assertThat(told.json().getBoolean("label")).as(told.text()).isTrue();
        var out = new StringWriter();
        int code = new CommandLine(new CalibrateCommand())
                .setOut(new PrintWriter(out))
                .execute("--data", GATEWAY.data().toString(), "--feature", "sampled");
        assertThat(code).isZero();
        assertThat(out.toString()).contains("labels 1, of which chance chose 1");
    }

    @Test
    void aKeyMaySendSoManyReportsAMinute() {
        String key;
        try (var store = Store.open(GATEWAY.data())) {
            key = new ApplicationKeys(store)
                    .create("eager", "default", Set.of(), 0)
                    .key();
        }
        var eager = new Caller(GATEWAY.url(), key);
        var nothing = new JsonObject();
        for (int i = 0; i < 120; i++) {
            assertThat(eager.post("/v1/feedback", nothing).status()).isEqualTo(400);
        }

        var refused = eager.post("/v1/feedback", nothing);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).contains("rate_limit_exceeded", "120 reports a minute");
        assertThat(refused.header("retry-after")).isEqualTo("60");
        assertThat(send("/v1/feedback", nothing).status()).as("another key").isEqualTo(400);
    }

    @Test
    void badReportsAreToldWhatToDo() {
        var call = new JsonObject().put("call", "call_0000000000000000000000");
        assertThat(send("/v1/feedback", call.copy()).text()).contains("rating is missing; send good or bad");
        assertThat(send("/v1/feedback", call.copy().put("rating", "meh")).text())
                .contains("rating must be one of");
        assertThat(send("/v1/feedback", new JsonObject().put("rating", "good")).text())
                .contains("call is missing");
        assertThat(send("/v1/concerns", new JsonObject().put("category", "wrong"))
                        .text())
                .contains("text is missing");
        assertThat(send("/v1/concerns", new JsonObject().put("text", "x").put("catgory", "wrong"))
                        .text())
                .contains("not known here");
        var tooLong = new JsonObject().put("category", "wrong").put("text", "x".repeat(4_001));
        assertThat(send("/v1/concerns", tooLong).text()).contains("at most 4000");
        assertThat(GATEWAY.caller().get("/v1/feedback").status()).isEqualTo(405);
        assertThat(new Caller(GATEWAY.url(), "tr_wrong")
                        .post("/v1/concerns", tooLong)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void everybodyCanSendTheFormOnce() throws Exception {
        var proof = proof();
        var fields = Map.of("proof", proof, "category", "privacy", "text", "My mail " + MAIL + " was shown.");
        var sent = form(fields);

        assertThat(sent.statusCode()).isEqualTo(303);
        var answer = get(sent.headers().firstValue("location").orElseThrow());
        assertThat(answer.body()).contains("Thank you", "con_").doesNotContain(MAIL);
        var again = form(fields);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("sent already", "was shown.");
        var nobodys = form(Map.of("proof", "x.1.y", "category", "privacy", "text", "Hm."));
        assertThat(nobodys.statusCode()).isEqualTo(409);
        var empty = form(Map.of("proof", proof(), "category", "privacy", "text", " "));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Write what happened");
        var link = sent.headers().firstValue("location").orElseThrow().replaceFirst("\\?.*", "");
        assertThat(get(link + "x").statusCode()).isEqualTo(404);
    }

    @Test
    void programsThatFillInEverythingAreThankedAndForgotten() throws Exception {
        var before = api.get("/api/v1/concerns").json().getJsonArray("concerns").size();
        var sent = form(
                Map.of("proof", proof(), "category", "other", "text", "Buy!", "website", "https://spam.example.com"));
        assertThat(sent.body()).contains("Thank you");
        assertThat(api.get("/api/v1/concerns").json().getJsonArray("concerns").size())
                .isEqualTo(before);
    }
}

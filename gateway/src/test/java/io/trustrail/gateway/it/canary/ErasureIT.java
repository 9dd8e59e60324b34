package io.trustrail.gateway.it.canary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Directories;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.Secret;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.RecordedRequest;
import io.trustrail.gateway.it.vendor.Script;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.verify.ProofCheck;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After an erasure, no file has anything of the person, and nothing that a guess could be compared with. */
@Timeout(120)
class ErasureIT {

    private static final String FEATURE = "support-replies";
    private static final String HEADER = "x-trustrail-subject";

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture(ErasureIT::keepingAll);

    private static PolicyDirectory keepingAll(Path root) {
        var policies = PolicyDirectory.in(root);
        var head = "  support-replies:\n    level: 1\n";
        assertThat(PolicyDirectory.original()).contains(head);
        policies.write(
                PolicyDirectory.original().replace(head, head + "    keep: {content: masked+map, retention: 30d}\n"));
        return policies;
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfThePersonIsLeft(Wire wire) throws Exception {
        var person = "canary-person-" + wire;
        callsOf(wire, person);
        var number = lastNumber();
        var export = export(person).json();
        assertThat(export.getString("subject")).isEqualTo(number);
        assertThat(export.getJsonObject("data").getJsonArray("content").encode())
                .contains(Secret.EMAIL.value())
                .contains("Thanks, [");
        var traces = traces(person, export);
        assertThat(Directories.containing(GATEWAY.data(), number)).isNotEmpty();
        assertThat(GATEWAY.logs()).noneMatch(line -> line.contains(person));

        assertThat(delete(person + "?tenat=other").status()).isEqualTo(400);
        var receipt = delete(person);

        assertThat(receipt.status()).as(receipt.text()).isEqualTo(200);
        assertThat(receipt.json().getString("subject")).isEqualTo(number);
        assertThat(receipt.json().getBoolean("scrubbed")).isTrue();
        assertThat(receipt.json().getBoolean("recorded")).isTrue();
        assertThat(receipt.json().getJsonObject("removed").getInteger("content"))
                .isEqualTo(2);
        var proof = receipt.json().getJsonObject("proof");
        assertThat(proof.getJsonArray("leaves").encode()).contains(number);
        var document = proof.toBuffer().getBytes();
        assertThat(ProofCheck.of(document, ProofCheck.keyIn(document)).faults()).isEmpty();
        assertThat(send("GET", "/api/v1/erasures/" + receipt.json().getString("erasure"))
                        .json()
                        .getString("subject"))
                .isEqualTo(number);
        assertThat(JournalView.read(GATEWAY.data()).all("subject.erased").toList())
                .anySatisfy(record -> assertThat(record.getJsonObject("facts").getString("subject"))
                        .isEqualTo(number));
        traces.forEach(trace -> assertThat(Directories.containing(GATEWAY.data(), trace))
                .as("files with " + trace)
                .isEmpty());
        assertThat(Directories.leaks(GATEWAY.data())).isEmpty();
        assertThat(export(person).status()).isEqualTo(404);
        assertThat(delete(person).status()).isEqualTo(404);
        GATEWAY.serves(wire);
    }

    private static void callsOf(Wire wire, String person) {
        GATEWAY.vendor()
                .answers(request -> Script.json(wire.answer("Thanks, "
                        + io.trustrail.gateway.it.fixture.Tokens.in(request.text())
                                .get(0))));
        call(wire, person, false);
        GATEWAY.vendor()
                .answers(request -> Script.sse(wire.stream(
                        "Tha",
                        "nks, "
                                + io.trustrail.gateway.it.fixture.Tokens.in(request.text())
                                        .get(0))));
        call(wire, person, true);
        Await.until("both are kept", () -> contents(person) == 2);
    }

    private static void call(Wire wire, String person, boolean stream) {
        var prompt = wire.prompt(FEATURE, Secret.EMAIL.sentence()).put("stream", stream);
        var reply = GATEWAY.caller().post(wire.path(), prompt.encode().getBytes(UTF_8), Map.of(HEADER, person));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        GATEWAY.lastClosed();
        assertThat(GATEWAY.vendor().requests())
                .allSatisfy(sent -> assertThat(new String(sent.everything(), UTF_8))
                        .doesNotContain(person)
                        .doesNotContainIgnoringCase(HEADER));
    }

    private static int contents(String person) {
        var reply = export(person);
        return reply.status() == 200
                ? reply.json().getJsonObject("data").getJsonArray("content").size()
                : 0;
    }

    private static String lastNumber() {
        var number = GATEWAY.lastClosed().getString("subject");
        assertThat(number).startsWith("sub_");
        var opened = JournalView.read(GATEWAY.data()).all("opened").toList();
        assertThat(opened.get(opened.size() - 1).getString("subject")).isEqualTo(number);
        assertThat(opened.get(opened.size() - 1).getString("promptCommitment")).hasSize(64);
        return number;
    }

    /** All that could give the person or the texts away, or confirm a guess of them. */
    private static List<String> traces(String person, JsonObject export) throws Exception {
        var traces = new ArrayList<String>();
        for (var text : List.of(person, Secret.EMAIL.value(), Secret.EMAIL.sentence(), "default:" + person)) {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            traces.add(text);
            traces.add(HexFormat.of().formatHex(hash));
            traces.add(Base64.getEncoder().encodeToString(hash));
            traces.add(new String(hash, StandardCharsets.ISO_8859_1));
        }
        GATEWAY.vendor().requests().stream()
                .map(RecordedRequest::text)
                .flatMap(text -> io.trustrail.gateway.it.fixture.Tokens.in(text).stream())
                .forEach(traces::add);
        export.getJsonObject("data")
                .getJsonArray("content")
                .forEach(content -> traces.add(((JsonObject) content).getString("promptSalt")));
        return traces;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "TOO_LONG"})
    void aPersonMustBeNamedByAnId(String id) {
        var wrong = id.equals("TOO_LONG") ? "x".repeat(201) : id;
        var prompt = Wire.OPENAI.prompt(FEATURE, "Hello").encode().getBytes(UTF_8);
        var reply = GATEWAY.caller().post(Wire.OPENAI.path(), prompt, Map.of(HEADER, wrong));
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.text()).contains("invalid_header").contains(HEADER);
    }

    @Test
    void aCallThatNamesNobodyIsKeptUnderItsOwnKey() {
        GATEWAY.serves(Wire.OPENAI);
        assertThat(GATEWAY.lastClosed().getString("replyCommitment")).hasSize(64);
        assertThat(GATEWAY.lastClosed().containsKey("subject")).isFalse();
    }

    private record Answer(int status, String text) {

        JsonObject json() {
            return new JsonObject(text);
        }
    }

    private static Answer export(String person) {
        return send("GET", "/api/v1/subjects/" + person + "/export");
    }

    private static Answer delete(String person) {
        return send("DELETE", "/api/v1/subjects/" + person);
    }

    private static Answer send(String method, String path) {
        var request = HttpRequest.newBuilder(URI.create(GATEWAY.adminUrl() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("authorization", "Bearer " + token())
                .build();
        try {
            var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String token() {
        try (var store = Store.open(GATEWAY.data())) {
            return new Tokens(store, Clock.systemUTC())
                    .create("privacy-officer", Set.of(Scope.SUBJECTS_ERASE, Scope.SUBJECTS_EXPORT))
                    .token();
        }
    }
}

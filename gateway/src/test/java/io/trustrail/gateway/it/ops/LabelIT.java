package io.trustrail.gateway.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.audit.log.note.LogKey;
import io.trustrail.gateway.audit.log.note.SignedNote;
import io.trustrail.gateway.command.LabelCommand;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.label.LabelJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Labels at their public addresses. */
@Timeout(180)
class LabelIT {

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture(PolicyDirectory::shippedWithoutScreens);

    private static final String FEATURE = "support-replies";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(GATEWAY.url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static JsonArray versions() throws IOException, InterruptedException {
        return new JsonArray(text(get("/labels/" + FEATURE + "/versions")));
    }

    @BeforeEach
    void published() {
        Await.until("the labels are published", () -> get("/labels/" + FEATURE).statusCode() == 200);
    }

    @Test
    void eachFormIsThereForWhoAsksForIt() throws Exception {
        var html = get("/labels/" + FEATURE, "accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(html.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
        assertThat(text(html)).contains("AI Nutrition Facts", "Measured", "Leaves under the newest checkpoint");
        assertThat(text(get("/labels/" + FEATURE, "accept", "image/svg+xml"))).startsWith("<svg");
        assertThat(get("/labels/" + FEATURE + ".png").body()).startsWith(0x89, 'P', 'N', 'G');
        var json = new JsonObject(text(get("/labels/" + FEATURE)));
        assertThat(json.getInteger("aiPrivacyLevel")).isEqualTo(1);
        assertThat(text(get("/labels"))).contains("agent-copilot", "shared-insights", FEATURE);
    }

    @Test
    void cachesNeedNotGetItTwice() throws Exception {
        var first = get("/labels/" + FEATURE + ".svg");
        var tag = first.headers().firstValue("etag").orElseThrow();
        assertThat(first.headers().firstValue("cache-control"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("public"));
        var second = get("/labels/" + FEATURE + ".svg", "if-none-match", tag);
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(get("/labels/" + FEATURE + ".json", "if-none-match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLabelIsSignedAndInTheRecord() throws Exception {
        var json = get("/labels/" + FEATURE + ".json").body();
        var hash = LabelJson.hash(json);
        var note = SignedNote.parse(text(get("/labels/" + FEATURE + "/note")));
        assertThat(note.text()).contains("\n" + FEATURE + "\n").endsWith("sha256:" + hash + "\n");

        var key = text(get("/labels/key")).strip();
        var raw = Base64.getDecoder().decode(key.split("\\+", 3)[2]);
        var line = note.signatures().get(0);
        var signature = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
        var verifier = Signature.getInstance("Ed25519");
        var prefix = HexFormat.of().parseHex("302a300506032b6570032100");
        var encoded = Arrays.copyOf(prefix, prefix.length + 32);
        System.arraycopy(raw, 1, encoded, prefix.length, 32);
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        verifier.update(note.text().getBytes(StandardCharsets.UTF_8));
        assertThat(verifier.verify(Arrays.copyOfRange(signature, 4, signature.length)))
                .isTrue();

        var published = JournalView.read(GATEWAY.data())
                .all("label.published")
                .map(it -> it.getJsonObject("facts"))
                .filter(it -> it.getString("hash").equals(hash))
                .toList();
        assertThat(published).hasSize(1);
        assertThat(published.get(0).getString("feature")).isEqualTo(FEATURE);
    }

    private record Ran(int code, String out) {}

    private static Ran verify(String... arguments) {
        var out = new StringWriter();
        var all = new ArrayList<>(List.of("verify"));
        all.addAll(List.of(arguments));
        int code = new CommandLine(new LabelCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    out.write(String.valueOf(failure.getMessage()));
                    return 1;
                })
                .execute(all.toArray(String[]::new));
        return new Ran(code, out.toString());
    }

    @Test
    void anybodyWithTheKeyCanVerifyALabel(@TempDir Path mine) throws Exception {
        var address = GATEWAY.url() + "/labels/" + FEATURE;
        var key = text(get("/labels/key")).strip();
        var file = Files.write(
                mine.resolve(FEATURE + ".json"),
                get("/labels/" + FEATURE + ".json").body());

        assertThat(verify(address, "--key", key))
                .isEqualTo(verify(address + ".json", "--key", key))
                .satisfies(ran -> assertThat(ran.code()).as(ran.out()).isZero())
                .satisfies(ran -> assertThat(ran.out()).contains(FEATURE, "is the one that was signed"));
        assertThat(verify(file.toString(), "--key", key).out()).contains("there is no file", "--note");
        Files.write(
                mine.resolve(FEATURE + ".note"),
                get("/labels/" + FEATURE + "/note").body());
        assertThat(verify(file.toString(), "--key", key).code()).isZero();
    }

    @Test
    void aLabelThatSomebodyChangedIsFoundOutWithWhatTheyChanged(@TempDir Path mine) throws Exception {
        var address = GATEWAY.url() + "/labels/" + FEATURE;
        var key = text(get("/labels/key")).strip();
        var honest = get("/labels/" + FEATURE + ".json").body();
        var file = mine.resolve("mine.json");
        Files.write(
                file,
                new JsonObject(text(get("/labels/" + FEATURE + ".json")))
                        .put("aiPrivacyLevel", 3)
                        .toBuffer()
                        .getBytes());

        var found = verify(file.toString(), "--key", key, "--note", address + "/note");
        assertThat(found.code()).isEqualTo(1);
        assertThat(found.out()).contains("/aiPrivacyLevel: signed 1, the label says 3", "NOT the signed one");

        Files.writeString(file, new String(honest, StandardCharsets.UTF_8) + "\n");
        assertThat(verify(file.toString(), "--key", key, "--note", address + "/note")
                        .out())
                .contains("every field says the same");

        var other = LogKey.create(key.substring(0, key.indexOf('+'))).verifier();
        assertThat(verify(address, "--key", other))
                .satisfies(ran -> assertThat(ran.code()).isEqualTo(1))
                .satisfies(ran -> assertThat(ran.out()).contains("no signature by the key"));

        var note = Files.writeString(
                mine.resolve("forged"),
                text(get("/labels/" + FEATURE + "/note"))
                        .replace("\n1\n", "\n2\n")
                        .replace(FEATURE, "other"));
        assertThat(verify(address, "--key", key, "--note", note.toString()).code())
                .isEqualTo(1);
    }

    @Test
    void aChangedPolicyGivesANewVersionThatSaysWhatChanged() throws Exception {
        int before = versions().size();
        var drawn = text(get("/labels/" + FEATURE + ".svg"));
        var file = GATEWAY.policies().path().resolve("features.yaml");
        var yaml = Files.readString(file);
        Files.writeString(file, yaml.replace("sample: 0.01", "sample: 0.25"));
        Await.until("the new version is published", () -> versions().size() == before + 1);

        var newest = versions().getJsonObject(0);
        assertThat(newest.getInteger("version")).isEqualTo(before + 1);
        assertThat(text(get("/labels/" + FEATURE + ".svg"))).isNotEqualTo(drawn).contains("25 % of answers");
        var diff = new JsonObject(text(get("/labels/" + FEATURE + "/diff?from=" + before)));
        assertThat(diff.getJsonArray("changes").encode())
                .contains("/trustrail/configuration/review/sample", "0.01", "0.25")
                .doesNotContain("aiPrivacyLevel");
        var old = get("/labels/" + FEATURE + "/versions/" + before);
        assertThat(text(old)).contains("1 % of answers");
        assertThat(new JsonObject(text(get("/labels/" + FEATURE + "/diff?from=2020-01-01")))
                        .getJsonObject("from")
                        .getInteger("version"))
                .isEqualTo(1);
        var none = get("/labels/" + FEATURE + "/diff?from=yesterday");
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(text(none)).contains("from: there is no such version; send a number from 1 to " + (before + 1));

        Files.writeString(file, yaml);
        Await.until("the version after", () -> versions().size() == before + 2);
        GATEWAY.restart();
        Await.until("it is served again", () -> get("/labels/" + FEATURE).statusCode() == 200);
        assertThat(versions()).as("a restart publishes nothing").hasSize(before + 2);
    }

    @Test
    void figuresHaveSources() throws Exception {
        var measured = new JsonObject(text(get("/labels/" + FEATURE + "/measured")));
        assertThat(measured.getJsonArray("figures").stream().map(it -> ((JsonObject) it).getString("source")))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(source).contains("log"));
    }

    @Test
    void whatIsNotThereIsSaidSo() throws Exception {
        for (var path :
                List.of("/labels/nothing", "/labels/" + FEATURE + "/versions/99", "/labels/" + FEATURE + "/x")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        var post = CLIENT.send(
                HttpRequest.newBuilder(URI.create(GATEWAY.url() + "/labels"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(post.statusCode()).isEqualTo(405);
    }
}

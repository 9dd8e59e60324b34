package io.trustrail.gateway.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Caller;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.ProcessFixture;
import io.trustrail.gateway.it.fixture.Wire;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The first five minutes: what a person does who has just cloned the repository. */
@Timeout(120)
class ServeIT {

    private static final Pattern CURL = Pattern.compile("curl .*?(http://[^ '\"]+)(/v1/[^ '\"]+)(.*)");
    private static final Pattern HEADER = Pattern.compile("-H '([^:']+): *([^']+)'");
    private static final Pattern BODY = Pattern.compile("-d '([^']+)'");

    private final ProcessFixture fixture = new ProcessFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void thePrintedCurlIsAnsweredByTheDemoVendor() {
        var gateway = fixture.serveAsCloned();
        Await.until("the curl is printed", () -> gateway.output().contains("curl "));
        var output =
                gateway.output().lines().filter(line -> line.contains("curl ")).toList();
        assertThat(output).isNotEmpty();
        var curl = CURL.matcher(output.get(0));
        assertThat(curl.find()).isTrue();
        var body = BODY.matcher(curl.group(3));
        assertThat(body.find()).isTrue();

        var reply = new Caller(curl.group(1), "")
                .post(curl.group(2), body.group(1).getBytes(StandardCharsets.UTF_8), headers(curl.group(3)));

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(Wire.of(curl.group(2)).textOf(reply.json())).containsIgnoringCase("demo");
        assertThat(reply.header("x-trustrail-verdict")).isEqualTo("rewrite");
    }

    @Test
    void bothDialectsAreServedWithoutAnyKey() {
        var gateway = fixture.serveAsCloned();

        for (var wire : Wire.values()) {
            for (var feature : new String[] {"support-replies", "agent-copilot", "shared-insights"}) {
                var whole = gateway.caller().post(wire.path(), wire.prompt(feature, "Hello"));
                var stream = gateway.caller().post(wire.path(), wire.streamed(feature, "Hello"));

                assertThat(wire.textOf(whole.json())).containsIgnoringCase("demo");
                assertThat(wire.streamedText(stream.text())).containsIgnoringCase("demo");
            }
        }
    }

    @Test
    void thePortsAndTheKeyAreInFiles() throws IOException {
        var gateway = fixture.serve();

        var ports = new JsonObject(Files.readString(fixture.data().resolve("ports.json")));
        assertThat(gateway.url()).endsWith(":" + ports.getInteger("port"));
        assertThat(gateway.adminUrl()).endsWith(":" + ports.getInteger("adminPort"));
        assertThat(ports.fieldNames()).containsExactlyInAnyOrder("port", "adminPort");
        var key = fixture.data().resolve("demo-app.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        Await.until("the key is printed", () -> gateway.output().contains(GatewayFixture.key(fixture.data())));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fixture.data())))
                .isEqualTo("rwx------");
    }

    @Test
    void theConsolesUserIsPrintedAndInAFile() throws IOException {
        var gateway = fixture.serve();

        var file = fixture.data().resolve("demo-user.txt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        for (var line : Files.readAllLines(file)) {
            Await.until(
                    line.split(":", 2)[0] + " is printed",
                    () -> gateway.output().contains(line));
        }
        assertThat(gateway.output()).contains(gateway.adminUrl() + "/console");
        assertThat(fixture.run("users", "list")).contains("usr_", "demo", "reviewer,revealer,auditor,admin");
        assertThat(new Caller(gateway.adminUrl(), "").get("/console/login").text())
                .contains("Log in");
    }

    private static Map<String, String> headers(String options) {
        var headers = new HashMap<String, String>();
        HEADER.matcher(options).results().forEach(found -> headers.put(found.group(1), found.group(2)));
        return headers;
    }
}

package io.trustrail.gateway.command;

import io.trustrail.gateway.assembly.Gateway;
import io.trustrail.gateway.assembly.GatewayOptions;
import io.trustrail.gateway.assembly.installation.DemoKey;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code trustrail rehearse}: plays some calls against the demo vendor, opens the console, and ends. The build records the classes that this
 * loads into the class-data archive, and an operator sees whether an installation works.
 */
@Command(
        name = "rehearse",
        description = "Plays a few calls against the demo vendor, in a directory of its own, and ends.",
        mixinStandardHelpOptions = true)
public final class RehearseCommand implements Callable<Integer> {

    private static final int TURNS = 20;
    private static final List<String> PATHS = List.of("/v1/chat/completions", "/v1/messages");

    @Option(
            names = "--policies",
            paramLabel = "DIR",
            defaultValue = "${env:TRUSTRAIL_POLICIES:-policies}",
            description = "Policy files (TRUSTRAIL_POLICIES, default ${DEFAULT-VALUE}).")
    private Path policies;

    @Override
    public Integer call() throws Exception {
        var data = Files.createTempDirectory("trustrail-rehearsal");
        var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        try {
            var options = new GatewayOptions(policies, data, "127.0.0.1", 0, 0, true, Map.of());
            var gateway = Gateway.start(vertx, options).await(1, TimeUnit.MINUTES);
            play(gateway, Files.readString(data.resolve(DemoKey.FILE)).strip());
            visit(gateway);
            gateway.close().await(1, TimeUnit.MINUTES);
            return 0;
        } finally {
            vertx.close().await(1, TimeUnit.MINUTES);
            delete(data);
        }
    }

    private static void play(Gateway gateway, String key) throws IOException, InterruptedException {
        var client = HttpClient.newHttpClient();
        for (int turn = 0; turn < TURNS; turn++) {
            for (var path : PATHS) {
                expectSuccess(client, request(gateway, key, path, turn % 2 == 0));
            }
        }
    }

    /** Looks at the console's first page. */
    private static void visit(Gateway gateway) throws IOException, InterruptedException {
        var page = URI.create("http://127.0.0.1:" + gateway.adminPort() + "/console/login");
        expectSuccess(HttpClient.newHttpClient(), HttpRequest.newBuilder(page).build());
    }

    private static HttpRequest request(Gateway gateway, String key, String path, boolean stream) {
        var body = "{\"model\":\"support-replies\",\"max_tokens\":100,\"stream\":" + stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"Write to ann.lee@example.com or +1 415 555"
                + " 2671\"}]}";
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                .header("authorization", "Bearer " + key)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static void expectSuccess(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        int status = client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        if (status != 200) {
            throw new IllegalStateException(request.uri().getPath() + " answered " + status);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

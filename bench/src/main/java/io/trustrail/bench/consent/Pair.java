package io.trustrail.bench.consent;

import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.assembly.Gateway;
import io.trustrail.gateway.assembly.GatewayOptions;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.seal.master.KeysetSource;
import io.trustrail.gateway.store.Database;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Two gateways on one database: one that is told, and one that is called. */
final class Pair implements AutoCloseable {

    private static final long PATIENCE_MINUTES = 3;
    private static final String HOST = "127.0.0.1";
    private static final String FEATURE = "structured";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Gateway told;
    private final Gateway called;
    private final String token;
    private final String key;

    private Pair(Gateway told, Gateway called, String token, String key) {
        this.told = told;
        this.called = called;
        this.token = token;
        this.key = key;
    }

    /** Starts both with the policies of the rig; the demo vendor answers. */
    static Pair start(Path directory) throws Exception {
        var environment = new HashMap<>(System.getenv());
        if (Database.from(environment).isEmpty()) {
            throw new IllegalArgumentException("two gateways need a database in common: set " + Database.URL);
        }
        environment.remove("OPENAI_API_KEY");
        environment.remove("ANTHROPIC_API_KEY");
        environment.put(KeysetSource.VARIABLE, keyset(directory.resolve("keys")));
        var told = start(Vertx.vertx(), directory.resolve("told"), environment);
        var called = start(Vertx.vertx(), directory.resolve("called"), environment);
        try (var store = Store.open(directory, environment)) {
            var name = "bench-" + System.currentTimeMillis();
            var token = new Tokens(store, Clock.systemUTC()).create(name, Set.of(Scope.CONSENTS_WRITE));
            var key = new ApplicationKeys(store).create(name, ApplicationKeys.DEFAULT_TENANT, Set.of(), 0);
            return new Pair(told, called, token.token(), key.key());
        }
    }

    private static Gateway start(Vertx vertx, Path data, Map<String, String> environment) throws Exception {
        Files.createDirectories(data);
        var options = new GatewayOptions(Path.of("bench", "policies"), data, HOST, 0, 0, true, environment);
        return Gateway.start(vertx, options).await(PATIENCE_MINUTES, TimeUnit.MINUTES);
    }

    /* As an installation's first gateway would make it. */
    private static String keyset(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (var store = Store.open(directory)) {
            SubjectSeal.open(store, KeysetSource.of(directory, Map.of()), Clock.systemUTC());
        }
        return Files.readString(directory.resolve("keyset.json"));
    }

    /** Has the first gateway take down that a person withdraws; the status of its answer. */
    int withdraw(String person) throws IOException, InterruptedException {
        var said = "{\"purposes\":{\"answering\":\"withdrawn\"},\"source\":\"bench\"}";
        var uri = URI.create("http://" + HOST + ":" + told.adminPort() + "/api/v1/subjects/" + person + "/consents");
        return status(request(uri, token).PUT(BodyPublishers.ofString(said)));
    }

    /** Calls the second one about a person; the status of its answer. */
    int call(String person) throws IOException, InterruptedException {
        var prompt = "{\"model\":\"" + FEATURE + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
        var uri = URI.create("http://" + HOST + ":" + called.port() + "/v1/chat/completions");
        return status(request(uri, key).header("x-trustrail-subject", person).POST(BodyPublishers.ofString(prompt)));
    }

    private static HttpRequest.Builder request(URI uri, String bearer) {
        return HttpRequest.newBuilder(uri)
                .header("authorization", "Bearer " + bearer)
                .header("content-type", "application/json");
    }

    private int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    @Override
    public void close() throws TimeoutException {
        called.close().await(1, TimeUnit.MINUTES);
        told.close().await(1, TimeUnit.MINUTES);
    }
}

package io.trustrail.dashboards;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Directories;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The Prometheus that is installed on this machine, with data of its own that are thrown away. Nothing is downloaded:
 * without Prometheus, tests fail.
 */
final class Prometheus implements AutoCloseable {

    private static final String PROPERTY = "trustrail.prometheus";
    private static final String VARIABLE = "TRUSTRAIL_PROMETHEUS";
    private static final long SECONDS_BACK = 3600;
    private static final String LOG = "log";
    private static final String USUAL = "/usr/bin";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path directory;
    private final Process process;
    private final String url;

    private Prometheus(Path directory, Process process, int port) {
        this.directory = directory;
        this.process = process;
        this.url = "http://127.0.0.1:" + port;
    }

    /**
     * Starts to scrape a gateway each second.
     *
     * @param gateway its admin plane, as host and port
     * @param rules rules and alerts, evaluated each second
     */
    static Prometheus scraping(String gateway, Path rules) throws IOException {
        var directory = Directories.temporary();
        var config = Files.writeString(directory.resolve("prometheus.yml"), """
            global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
            rule_files: ["%s"]
            scrape_configs:
              - job_name: trustrail
                static_configs: [{targets: ["%s"]}]
            """.formatted(rules.toRealPath(), gateway));
        int port = freePort();
        var process = new ProcessBuilder(
                        program("prometheus").toString(),
                        "--config.file=" + config,
                        "--enable-feature=exemplar-storage",
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(LOG).toFile())
                .start();
        var started = new Prometheus(directory, process, port);
        Await.until("Prometheus is ready", started::isReady);
        return started;
    }

    /** A program of Prometheus, such as {@code promtool}. */
    static Path program(String name) {
        var property = System.getProperty(PROPERTY, "");
        var path = Path.of(property.isBlank() ? System.getenv().getOrDefault(VARIABLE, USUAL) : property, name);
        if (!Files.isExecutable(path)) {
            throw new AssertionError(
                    "there is no " + path + ". Install Prometheus (Debian: apt-get install prometheus),"
                            + " or name its directory with " + VARIABLE + " or -D" + PROPERTY + ".");
        }
        return path;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean isReady() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("Prometheus ended: " + Files.readString(directory.resolve(LOG)));
        }
        try {
            return get("/-/ready").startsWith("Prometheus Server is Ready");
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private String get(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url + path)).build();
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The answer to a query, as Prometheus gives it. */
    JsonObject query(String query) {
        return new JsonObject(get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)));
    }

    /** The answer to a query for each second of a time, in seconds since 1970. */
    JsonObject range(String query, long from, long to) {
        return new JsonObject(get("/api/v1/query_range?step=1&query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + "&start=" + from + "&end=" + to));
    }

    /** The exemplars of a query's series, of the last hour. */
    JsonObject exemplars(String query) {
        long now = Instant.now().getEpochSecond();
        return new JsonObject(get("/api/v1/query_exemplars?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + "&start=" + (now - SECONDS_BACK) + "&end=" + (now + SECONDS_BACK)));
    }

    /** All groups of rules, and how they are. */
    JsonObject rules() {
        return new JsonObject(get("/api/v1/rules"));
    }

    @Override
    public void close() {
        process.destroy();
        Await.result(process.onExit());
        Directories.delete(directory);
    }
}

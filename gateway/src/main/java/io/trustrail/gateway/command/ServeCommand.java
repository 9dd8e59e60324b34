package io.trustrail.gateway.command;

import io.trustrail.gateway.assembly.Farewell;
import io.trustrail.gateway.assembly.Gateway;
import io.trustrail.gateway.assembly.GatewayOptions;
import io.trustrail.gateway.assembly.Protection;
import io.trustrail.gateway.assembly.installation.DemoKey;
import io.trustrail.gateway.assembly.installation.DemoUser;
import io.trustrail.gateway.audit.log.LogOptions;
import io.trustrail.gateway.console.Console;
import io.trustrail.gateway.log.LogLines;
import io.trustrail.gateway.store.Database;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trustrail serve}. */
@Command(name = "serve", description = "Runs the gateway until it is told to end.", mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {

    /** As long as the chart waits for a start. */
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(90);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--policies",
            paramLabel = "DIR",
            defaultValue = "${env:TRUSTRAIL_POLICIES:-policies}",
            description = "Policy files (TRUSTRAIL_POLICIES, default ${DEFAULT-VALUE}).")
    private Path policies;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:TRUSTRAIL_DATA:-data}",
            description = "Store, journal and keys (TRUSTRAIL_DATA, default ${DEFAULT-VALUE}).")
    private Path data;

    @Option(
            names = "--host",
            defaultValue = "${env:TRUSTRAIL_HOST:-127.0.0.1}",
            description = "Address to listen at (TRUSTRAIL_HOST, default ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--port",
            defaultValue = "${env:TRUSTRAIL_PORT:-8080}",
            description = "Port for applications, 0 for any free one (TRUSTRAIL_PORT, default ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--admin-port",
            defaultValue = "${env:TRUSTRAIL_ADMIN_PORT:-9090}",
            description = "Port for operators, 0 for any free one (TRUSTRAIL_ADMIN_PORT, default ${DEFAULT-VALUE}).")
    private int adminPort;

    @Option(
            names = "--demo",
            negatable = true,
            defaultValue = "${env:TRUSTRAIL_DEMO:-true}",
            fallbackValue = "true",
            description = "Make a demo application in an empty store, and let the demo vendor stand in for vendors"
                    + " without a key (TRUSTRAIL_DEMO, default ${DEFAULT-VALUE}).")
    private boolean demo;

    @Option(
            names = "--log-origin",
            paramLabel = "NAME",
            defaultValue = "${env:TRUSTRAIL_LOG_ORIGIN:-}",
            description = "Name of a new transparency log, such as audit.example.com/gateway-1 (TRUSTRAIL_LOG_ORIGIN;"
                    + " without it, one is made up).")
    private String logOrigin;

    @Option(
            names = "--database",
            paramLabel = "URL",
            defaultValue = "${env:TRUSTRAIL_DATABASE_URL:-}",
            description =
                    "PostgreSQL instead of a file in --data, such as jdbc:postgresql://host/trustrail; the login is"
                            + " in TRUSTRAIL_DATABASE_USER and TRUSTRAIL_DATABASE_PASSWORD (TRUSTRAIL_DATABASE_URL).")
    private String database;

    @Mixin
    private ProtectionOptions protection = new ProtectionOptions();

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        var environment = new HashMap<>(SecretFiles.in(System.getenv()));
        environment.put(LogOptions.ORIGIN, logOrigin);
        environment.put(Database.URL, database);
        var chosen = protection.chosen(environment);
        var options = new GatewayOptions(policies, data, host, port, adminPort, demo, environment, chosen);
        var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        var longest = LONGEST_CLOSE.plus(Farewell.from(environment).leave());
        var closed = new CountDownLatch(1);
        var gateway = started(vertx, options);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(gateway, longest, closed), "shutdown"));
        greet(out, gateway, chosen);
        closed.await();
        return 0;
    }

    /* What a full or read-only disk says names no file. */
    private static Gateway started(Vertx vertx, GatewayOptions options) throws Exception {
        try {
            return Gateway.start(vertx, options).await(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "the gateway was not ready after " + LONGEST_START.toMinutes()
                            + " minutes; see what the log says, and whether this machine is overloaded",
                    e);
        } catch (Exception e) {
            if (e instanceof IOException disk && !namesItsCause(disk, options.data())) {
                throw new IOException(
                        disk.getMessage() + ". The gateway writes to " + options.data()
                                + ": see that there is room, and that it can be written",
                        disk);
            }
            throw e;
        }
    }

    private static boolean namesItsCause(IOException failure, Path data) {
        return failure instanceof FileSystemException
                || failure instanceof BindException
                || String.valueOf(failure.getMessage()).contains(data.toString());
    }

    private static void close(Gateway gateway, Duration longest, CountDownLatch closed) {
        try {
            gateway.close().toCompletionStage().toCompletableFuture().get(longest.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            closed.countDown();
        }
        LogLines.flush();
        closed.countDown();
    }

    private void greet(PrintWriter out, Gateway gateway, Protection chosen) throws IOException {
        var address = "://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":";
        var base = (chosen.data().isPresent() ? "https" : "http") + address;
        var admin = (chosen.admin().isPresent() ? "https" : "http") + address + gateway.adminPort();
        out.println("Trustrail is ready.");
        out.println("  OpenAI base URL     " + base + gateway.port() + "/v1");
        out.println("  Anthropic base URL  " + base + gateway.port());
        out.println("  Admin               " + admin + "/healthz  /readyz  /metrics");
        greetUser(out, admin + Console.PATH);
        var keyFile = data.resolve(DemoKey.FILE);
        if (demo && Files.exists(keyFile)) {
            var key = Files.readString(keyFile).strip();
            out.println("  Demo application    " + key + "  (also in " + keyFile + ")");
            out.println();
            out.println("Try it:");
            out.println("  curl " + base + gateway.port() + "/v1/chat/completions -H 'Authorization: Bearer " + key
                    + "' -H 'Content-Type: application/json' -d"
                    + " '{\"model\":\"support-replies\",\"messages\":[{\"role\":\"user\",\"content\":\"Please write to"
                    + " ann.lee@example.com or call +1 415 555 2671.\"}]}'");
        }
        out.flush();
    }

    private void greetUser(PrintWriter out, String address) throws IOException {
        out.println("  Console             " + address);
        var file = data.resolve(DemoUser.FILE);
        if (demo && Files.exists(file)) {
            var login = String.join(", ", Files.readAllLines(file));
            out.println("  Demo user           " + login + "  (also in " + file + ")");
        }
    }
}

package io.trustrail.bench.subject;

import io.trustrail.bench.load.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts subjects, ready to take calls. Each start gets an empty directory. */
public final class Launcher {

    private static final String VENDOR_MODEL = "gpt-4o-mini";
    private static final String UNUSED_KEY = "bench";

    private final Site site;
    private int started;

    public Launcher(Site site) {
        this.site = site;
    }

    public Site site() {
        return site;
    }

    /** Why subjects of this kind can't be measured here; empty if they can. */
    public Optional<String> missing(Kind kind) {
        if (kind == Kind.NGINX && !installed("nginx")) {
            return Optional.of("nginx is not installed");
        }
        if (kind.gateway() && !Files.exists(site.gatewayJar())) {
            return Optional.of("gateway/target/trustrail.jar is not built");
        }
        if (kind.gateway() && !Files.isDirectory(site.policies())) {
            return Optional.of("bench/policies is not there");
        }
        return Optional.empty();
    }

    private static boolean installed(String command) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("") + ":/usr/sbin:/usr/local/sbin";
        return Arrays.stream(path.split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }

    public Subject launch(Kind kind) throws IOException {
        return switch (kind) {
            case DIRECT -> new Subject(kind, target(site.upstreamPort(), UNUSED_KEY), Optional.empty());
            case NGINX -> nginx();
            case PIPE -> pipe();
            case RAW, LEVEL1, LEVEL1_CLEAN, LEVEL1_NAMES, SCREENED ->
                new GatewayStart(site, directory(kind), Optional.empty()).subject(kind);
        };
    }

    /** Starts a gateway and measures how long it takes until it says that it is ready. */
    public long nanosToReady(Optional<Path> archive) throws IOException {
        long begin = System.nanoTime();
        var start = new GatewayStart(site, directory(Kind.LEVEL1), archive);
        long nanos = System.nanoTime() - begin;
        start.close();
        return nanos;
    }

    private Subject nginx() throws IOException {
        var directory = directory(Kind.NGINX);
        int port = freePort();
        Files.writeString(directory.resolve("nginx.conf"), NginxConfig.proxy(port, site.upstreamPort()));
        var command = List.of("nginx", "-p", directory.toString(), "-c", "nginx.conf", "-e", "error.log");
        var child = Child.start(
                site.pinned(command), Map.of("PATH", System.getenv("PATH") + ":/usr/sbin"), directory.resolve("log"));
        child.await(() -> Probe.accepts(port));
        return new Subject(Kind.NGINX, target(port, UNUSED_KEY), Optional.of(child));
    }

    private Subject pipe() throws IOException {
        var directory = directory(Kind.PIPE);
        var ports = directory.resolve("ports.json");
        var command = site.java(List.of(
                "-Dlogback.configurationFile=bench-logback.xml",
                "-jar",
                site.benchJar().toString(),
                "pipe",
                Integer.toString(site.upstreamPort()),
                ports.toString()));
        var child = Child.start(command, Map.of(), directory.resolve("log"));
        child.await(() -> Probe.written(ports));
        return new Subject(Kind.PIPE, target(Probe.port(ports, "port"), UNUSED_KEY), Optional.of(child));
    }

    private static Target target(int port, String key) {
        return new Target(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), VENDOR_MODEL, key);
    }

    private Path directory(Kind kind) throws IOException {
        return Files.createDirectories(site.work().resolve(kind.label() + "-" + ++started));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Removes what earlier subjects wrote. */
    public void clean() throws IOException {
        if (Files.exists(site.work())) {
            try (var paths = Files.walk(site.work())) {
                paths.sorted(Comparator.reverseOrder()).forEach(Launcher::delete);
            }
        }
        Files.createDirectories(site.work());
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

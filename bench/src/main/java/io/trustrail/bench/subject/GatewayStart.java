package io.trustrail.bench.subject;

import io.trustrail.bench.load.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A gateway in a process of its own, with an empty data directory; made when it says that it is ready. */
final class GatewayStart implements AutoCloseable {

    private final Path data;
    private final Child child;

    GatewayStart(Site site, Path directory, Optional<Path> archive) throws IOException {
        data = directory.resolve("data");
        child = Child.start(site.java(arguments(site, archive)), environment(site), directory.resolve("log"));
        var ports = data.resolve("ports.json");
        child.await(() -> Probe.written(ports));
        int adminPort = Probe.port(ports, "adminPort");
        child.await(() -> Probe.ready(adminPort));
    }

    private List<String> arguments(Site site, Optional<Path> archive) {
        var arguments = new ArrayList<String>();
        archive.ifPresent(file -> arguments.addAll(List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto")));
        arguments.addAll(List.of("-jar", site.gatewayJar().toString(), "serve"));
        arguments.addAll(List.of("--policies", site.policies().toString(), "--data", data.toString()));
        arguments.addAll(List.of("--port", "0", "--admin-port", "0"));
        return arguments;
    }

    private static Map<String, String> environment(Site site) {
        return Map.of("OPENAI_API_KEY", "bench", "OPENAI_BASE_URL", "http://127.0.0.1:" + site.upstreamPort() + "/v1");
    }

    Subject subject(Kind kind) throws IOException {
        var address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Probe.port(data.resolve("ports.json"), "port"));
        var key = Files.readString(data.resolve("demo-app.key")).strip();
        return new Subject(kind, new Target(address, kind.feature().orElseThrow(), key), Optional.of(child));
    }

    @Override
    public void close() {
        child.close();
    }
}

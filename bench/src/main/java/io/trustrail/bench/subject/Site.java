package io.trustrail.bench.subject;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where subjects run.
 *
 * @param root of the repository
 * @param jvm flags of every JVM under test
 * @param cores that subjects are pinned to, in the notation of taskset; empty where nothing is pinned
 * @param upstreamPort where the upstream listens on the loopback address
 */
public record Site(Path root, List<String> jvm, String cores, int upstreamPort) {

    public Site {
        jvm = List.copyOf(jvm);
    }

    /** What subjects write is under here; it is no part of the results. */
    public Path work() {
        return root.resolve("bench/target/run");
    }

    public Path gatewayJar() {
        return root.resolve("gateway/target/trustrail.jar");
    }

    /** The class-data archive of the gateway, if the build made one. */
    public Optional<Path> archive() {
        return Optional.of(root.resolve("gateway/target/trustrail.jsa")).filter(Files::exists);
    }

    Path benchJar() {
        return root.resolve("bench/target/benchmarks.jar");
    }

    Path policies() {
        return root.resolve("bench/policies");
    }

    public Site withCores(String other) {
        return new Site(root, jvm, other, upstreamPort);
    }

    /** The command, pinned if this site pins. */
    List<String> pinned(List<String> command) {
        var whole = new ArrayList<String>();
        if (!cores.isEmpty()) {
            whole.addAll(List.of("taskset", "-c", cores));
        }
        whole.addAll(command);
        return whole;
    }

    /** The command of a JVM of this site. */
    List<String> java(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(arguments);
        return pinned(command);
    }
}

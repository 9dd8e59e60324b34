package io.trustrail.gateway.policy;

import io.trustrail.gateway.policy.rules.DetectorCatalogue;
import io.trustrail.gateway.policy.yaml.Problem;
import io.trustrail.gateway.privacy.Operators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A policy directory for tests, in which {@link #sound} stands unless a test changes it. */
public final class PolicyDirectory {

    public static final Set<String> DIALECTS = Set.of("openai-chat", "anthropic-messages");

    private final Path path;
    private final Map<String, String> environment = new HashMap<>();
    private DetectorCatalogue detectors = PatternDetector.catalogue();

    private PolicyDirectory(Path path) {
        this.path = path;
    }

    public static PolicyDirectory empty(Path path) {
        return new PolicyDirectory(path);
    }

    /** A small policy without any problem. */
    public static PolicyDirectory sound(Path path) {
        return empty(path)
                .write("levels.yaml", """
                        levels:
                          1: {title: one, restore: true, operators: {high: pseudonym, medium: mask, low: keep}}
                          3: {title: three, restore: false, operators: {high: redact, medium: hash, low: redact}}
                        risks: {medium: [EMAIL], low: [IP]}
                        """)
                .write("guards.yaml", """
                        guards:
                          pii:
                            detector: pii
                            rules: [{action: by-level}]
                        """)
                .write("features.yaml", """
                        features:
                          support:
                            level: 1
                            guards: [pii]
                            targets: [{vendor: openai, model: small}]
                        """)
                .write("openai.yaml", """
                        vendors:
                          openai: {dialects: [openai-chat], base-url: "https://api.example.com/v1"}
                        """);
    }

    /** Writes a file the way that careful tools do: nobody sees it half written. */
    public PolicyDirectory write(String file, String text) {
        try {
            var target = path.resolve(file);
            Files.createDirectories(target.getParent());
            var draft = Files.writeString(target.resolveSibling("." + target.getFileName() + ".new"), text);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public PolicyDirectory variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Makes other detectors known than the usual ones. */
    public PolicyDirectory detectors(DetectorCatalogue catalogue) {
        detectors = catalogue;
        return this;
    }

    public Path path() {
        return path;
    }

    public Map<String, String> environment() {
        return environment;
    }

    public PolicyLoader loader() {
        return new PolicyLoader(detectors, new Operators(new byte[32]), DIALECTS);
    }

    public PolicyLoader.Result load() {
        return loader().load(path, environment);
    }

    /** The policy, which has to be without errors. */
    public PolicyBook book() {
        var result = load();
        return result.book().orElseThrow(() -> new AssertionError(result.problems()));
    }

    /** All problems as people see them. */
    public List<String> problems() {
        return load().problems().stream().map(Problem::toString).toList();
    }
}

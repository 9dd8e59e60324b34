package io.trustrail.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A policy without conditions must not pay for CEL: it is loaded by a process that does not even have it. */
class WithoutConditionsTest {

    @Test
    void needsNoCel() throws IOException, InterruptedException {
        assertThat(load(classPath())).contains("The policy can be used");
    }

    @Test
    void isWhatTheFirstTestSees() throws IOException, InterruptedException {
        assertThat(classPath()).doesNotContain("dev" + File.separator + "cel");
        assertThat(System.getProperty("java.class.path")).contains("dev" + File.separator + "cel");
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains(File.separator + "cel" + File.separator))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String load(String classPath) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "-cp", classPath, Check.class.getName())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** What the process runs. */
    static final class Check {

        private Check() {}

        public static void main(String[] arguments) {
            var policies = PolicyDirectory.empty(Path.of("..", "policies"));
            new PolicyCheck(policies.loader()).run(policies.path(), Map.of(), System.out);
        }
    }
}

package io.trustrail.bench.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The machine as a reader of results needs to know it. */
public final class Machine {

    private static final long KIB_PER_GIB = 1024 * 1024;

    private Machine() {}

    /**
     * What is what, in the order to be printed.
     *
     * @param work where the subjects keep their data
     * @param root of the repository
     */
    public static Map<String, String> describe(Path root, Path work) throws IOException {
        var facts = new LinkedHashMap<String, String>();
        facts.put("CPU", cpuModel());
        facts.put("Cores", Long.toString(cores()));
        facts.put("Memory", Proc.field(Path.of("/proc/meminfo"), "MemTotal") / KIB_PER_GIB + " GiB");
        facts.put("Kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("File system of the audit journal", Files.getFileStore(work).type());
        facts.put("JDK", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        facts.put("nginx", firstLine(root, "nginx", "-v"));
        facts.put("Commit", firstLine(root, "git", "describe", "--always", "--dirty"));
        return facts;
    }

    private static String cpuModel() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name") || line.startsWith("CPU implementer"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static long cores() throws IOException {
        return Files.readAllLines(Path.of("/proc/stat")).stream()
                .filter(line -> line.matches("cpu\\d.*"))
                .count();
    }

    private static String firstLine(Path directory, String... command) {
        try {
            var process = new ProcessBuilder(List.of(command))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output.lines().findFirst().orElse("unknown");
        } catch (IOException e) {
            return "not there";
        }
    }
}

package io.trustrail.gateway.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Secrets that a container gets as files: {@code NAME_FILE} names the file that has the value of {@code NAME}. */
final class SecretFiles {

    private static final String SUFFIX = "_FILE";
    private static final List<String> SECRETS = List.of("_KEY", "_TOKEN", "_SECRET", "_PASSWORD");

    private SecretFiles() {}

    /**
     * The environment with the files' contents, without blanks around them. A variable that is set itself wins.
     *
     * @throws UncheckedIOException if a file can't be read; the message names variable and file
     */
    static Map<String, String> in(Map<String, String> environment) {
        var all = new HashMap<>(environment);
        environment.forEach((variable, file) -> {
            var name = variable.endsWith(SUFFIX) ? variable.substring(0, variable.length() - SUFFIX.length()) : "";
            if (SECRETS.stream().anyMatch(name::endsWith)
                    && environment.getOrDefault(name, "").isEmpty()) {
                all.put(name, read(variable, file));
            }
        });
        return all;
    }

    private static String read(String variable, String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(variable + ": " + file + " can't be read", e);
        }
    }
}

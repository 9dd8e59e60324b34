package io.trustrail.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** What pages tell readers to type is a command that there is, with options that it has. */
class DocumentedCommandsTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> PLACES =
            List.of("README.md", "SECURITY.md", "CONTRIBUTING.md", "docs", "charts", "docker", "dashboards/README.md");
    private static final Pattern COMMAND =
            Pattern.compile("(?m)(?:\\./trustrail|trustrail\\.jar|`trustrail|^trustrail) ([a-z][^`|<>();&#\\n]*)");
    private static final CommandLine COMMANDS = Main.commandLine();
    private static final int MANY = 40;

    private static Stream<Path> files(String place) {
        try (var files = Files.walk(ROOT.resolve(place))) {
            return files.filter(file -> file.toString().matches(".*\\.(md|txt|yaml)|.*/Dockerfile")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> commands(Path page) {
        try {
            // Two blanks are before what a page says of a command, an ellipsis is where it breaks off.
            return COMMAND
                    .matcher(Files.readString(page))
                    .results()
                    .map(found -> found.group(1).split(" {2,}|,? …|\\.$", 2)[0].strip())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUnderstood(String command) {
        try {
            COMMANDS.parseArgs(command.replaceAll(" N\\b", " 1")
                    .replace(" TEXTS ", " all ")
                    .split(" "));
            return true;
        } catch (MissingParameterException e) {
            // A command that is only named.
            return command.endsWith(e.getCommandLine().getCommandName());
        } catch (ParameterException e) {
            return false;
        }
    }

    @Test
    void everyCommandOfAPageIsOneThatThereIs() {
        var checked = new ArrayList<String>();
        var wrong = new ArrayList<String>();
        for (var place : PLACES) {
            files(place)
                    .forEach(page -> commands(page).forEach(command -> {
                        checked.add(command);
                        if (!isUnderstood(command)) {
                            wrong.add(page + ": " + command);
                        }
                    }));
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).hasSizeGreaterThan(MANY);
    }
}

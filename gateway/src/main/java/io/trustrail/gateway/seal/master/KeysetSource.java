package io.trustrail.gateway.seal.master;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the master keyset of an installation is kept, in Tink's JSON format. */
public sealed interface KeysetSource permits KeysetFile, KeysetVariable, KeysetCommand {

    /** Environment variable that holds the keyset itself. */
    String VARIABLE = "TRUSTRAIL_KEYSET";

    /** Environment variable with a shell command that prints the keyset. */
    String COMMAND_VARIABLE = "TRUSTRAIL_KEYSET_COMMAND";

    /**
     * The source that the environment names, or else the file in the data directory.
     *
     * @throws KeysetUnusable if the environment names two
     */
    static KeysetSource of(Path data, Map<String, String> environment) {
        var keyset = environment.getOrDefault(VARIABLE, "");
        var command = environment.getOrDefault(COMMAND_VARIABLE, "");
        if (!keyset.isBlank() && !command.isBlank()) {
            throw new KeysetUnusable(VARIABLE + " and " + COMMAND_VARIABLE + " are both set; unset one of them");
        }
        if (!keyset.isBlank()) {
            return new KeysetVariable(keyset);
        }
        return command.isBlank()
                ? new KeysetFile(data.resolve(KeysetFile.NAME))
                : new KeysetCommand(command, KeysetCommand.TIMEOUT);
    }

    /** Its name for operators. */
    String name();

    /**
     * The keyset as it is now; empty if there is none yet and this source can be given one.
     *
     * @throws KeysetUnusable if it can't be had
     */
    Optional<String> read();
}

package io.trustrail.gateway;

import io.trustrail.gateway.log.LogLines;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Every option can also be given by an environment variable, which its help names. */
@Command(
        name = "trustrail",
        description = "An AI guardrail gateway between applications and their LLM vendors.",
        mixinStandardHelpOptions = true,
        version = "trustrail " + Main.VERSION,
        subcommands = {
            ServeCommand.class,
            PolicyCommand.class,
            LabelCommand.class,
            KeysCommand.class,
            UsersCommand.class,
            TokensCommand.class,
            AuditCommand.class,
            SubjectsCommand.class,
            ScanCommand.class,
            EvalCommand.class,
            CalibrateCommand.class,
            RehearseCommand.class
        })
public final class Main {

    static final String VERSION = "0.1.0";

    private Main() {}

    /** Runs a command and ends the process with its exit code: 0 good, 1 no success, 2 wrong use. */
    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments);
        LogLines.flush();
        System.exit(code);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("trustrail: " + sentence(failure));
            return 1;
        });
    }

    /* Messages of the file system are only a file's name. */
    private static String sentence(Exception failure) {
        var isName = failure instanceof FileSystemException file && file.getReason() == null;
        return isName || failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}

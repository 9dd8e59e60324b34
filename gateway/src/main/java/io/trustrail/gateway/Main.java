package io.trustrail.gateway;

import io.trustrail.gateway.assembly.Release;
import io.trustrail.gateway.assembly.policies.Detectors;
import io.trustrail.gateway.command.CalibrateCommand;
import io.trustrail.gateway.command.ConsentCommand;
import io.trustrail.gateway.command.EvalCommand;
import io.trustrail.gateway.command.LabelCommand;
import io.trustrail.gateway.command.PolicyCommand;
import io.trustrail.gateway.command.RehearseCommand;
import io.trustrail.gateway.command.ScanCommand;
import io.trustrail.gateway.command.ServeCommand;
import io.trustrail.gateway.command.SubjectsCommand;
import io.trustrail.gateway.command.access.KeysCommand;
import io.trustrail.gateway.command.access.TokensCommand;
import io.trustrail.gateway.command.access.UsersCommand;
import io.trustrail.gateway.command.audit.AuditCommand;
import io.trustrail.gateway.log.LogLines;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Every option can also be given by an environment variable, which its help names. */
@Command(
        name = "trustrail",
        description = "An AI guardrail gateway between applications and their LLM vendors.",
        mixinStandardHelpOptions = true,
        version = "trustrail " + Release.VERSION)
public final class Main {

    private static final String SERVE = "serve";

    private static final List<Class<?>> COMMANDS = List.of(
            ServeCommand.class,
            PolicyCommand.class,
            LabelCommand.class,
            KeysCommand.class,
            UsersCommand.class,
            TokensCommand.class,
            AuditCommand.class,
            SubjectsCommand.class,
            ConsentCommand.class,
            ScanCommand.class,
            EvalCommand.class,
            CalibrateCommand.class,
            RehearseCommand.class);

    private Main() {}

    /** Runs a command and ends the process with its exit code: 0 good, 1 no success, 2 wrong use. */
    public static void main(String[] arguments) {
        int code = (isServe(arguments) ? serveSoon() : commandLine()).execute(arguments);
        LogLines.flush();
        System.exit(code);
    }

    private static boolean isServe(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals(SERVE);
    }

    /* Reading the annotations of all commands and making the tables of the detectors are each a tenth of a start. */
    private static CommandLine serveSoon() {
        var ahead = new Thread(Detectors::withoutSettings, "ahead");
        ahead.setDaemon(true);
        ahead.start();
        return commandLine(List.of(ServeCommand.class));
    }

    static CommandLine commandLine() {
        return commandLine(COMMANDS);
    }

    private static CommandLine commandLine(List<Class<?>> commands) {
        var all = new CommandLine(new Main());
        commands.forEach(all::addSubcommand);
        return all.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("trustrail: " + sentence(failure));
            return 1;
        });
    }

    /* Messages of the file system are only a file's name. */
    private static String sentence(Exception failure) {
        if (failure instanceof FileSystemException file && file.getReason() == null) {
            return file.getFile() + ": " + reason(file);
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private static String reason(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "access is denied";
        }
        return failure instanceof FileAlreadyExistsException
                ? "exists already"
                : failure.getClass().getSimpleName();
    }
}

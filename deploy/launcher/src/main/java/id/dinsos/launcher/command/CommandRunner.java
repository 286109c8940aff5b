package id.dinsos.launcher.command;

import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import picocli.CommandLine;

/**
 * Runs one command of {@code ./dinsos}; what goes wrong is said in a sentence where it is known.
 */
public final class CommandRunner {

    /** Held, because the log manager forgets loggers that nobody holds. */
    private static final Logger ROOT = LogManager.getLogManager().getLogger("");

    private CommandRunner() {}

    /** The exit code of the program. */
    public static int run(Object command, String... arguments) {
        // Kafka's client tells its whole configuration; here only what goes wrong is of interest.
        ROOT.setLevel(Level.OFF);
        CommandLine commandLine = understanding(command);
        commandLine.setExecutionExceptionHandler((exception, failed, parsed) -> {
            if (exception instanceof LaunchException) {
                failed.getErr().println(exception.getMessage());
            } else if (exception instanceof UncheckedIOException) {
                failed.getErr().println(exception.getCause());
            } else {
                exception.printStackTrace(failed.getErr());
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        return commandLine.execute(arguments);
    }

    /** How the words of a command are read. */
    static CommandLine understanding(Object command) {
        CommandLine commandLine = new CommandLine(command);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.registerConverter(PartName.class, PartName::labelled);
        return commandLine;
    }
}

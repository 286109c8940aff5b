package id.dinsos.local;

import id.dinsos.local.bench.BenchCommand;
import id.dinsos.local.demo.DemoCommand;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code ./dinsos}. */
@Command(
        name = "./dinsos",
        synopsisSubcommandLabel = "<command>",
        description =
                "Dinsos on this machine: PostgreSQL, Kafka, Connect, the services, the gateway.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ResetCommand.class,
            TokenCommand.class,
            BenchCommand.class,
            SuperviseCommand.class
        })
public final class Main {

    /** Held, because the log manager forgets loggers that nobody holds. */
    private static final Logger ROOT = LogManager.getLogManager().getLogger("");

    private Main() {}

    public static void main(String[] arguments) {
        // Kafka's client tells its whole configuration; here only what goes wrong is of interest.
        ROOT.setLevel(Level.OFF);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((exception, command, parsed) -> {
            if (exception instanceof LaunchException) {
                command.getErr().println(exception.getMessage());
            } else if (exception instanceof UncheckedIOException) {
                command.getErr().println(exception.getCause());
            } else {
                exception.printStackTrace(command.getErr());
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        return commandLine;
    }
}

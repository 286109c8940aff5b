package id.dinsos.launcher.command;

import picocli.CommandLine.Command;

/** The program behind the commands of {@code ./dinsos} that concern the stack itself. */
@Command(
        name = "./dinsos",
        synopsisSubcommandLabel = "<command>",
        description =
                "Dinsos on this machine: PostgreSQL, Kafka, Connect, the services, the gateway.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ResetCommand.class,
            TokenCommand.class,
            SqlCommand.class,
            PanelsCommand.class,
            RebuildCommand.class,
            RepublishCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new Main(), arguments));
    }
}

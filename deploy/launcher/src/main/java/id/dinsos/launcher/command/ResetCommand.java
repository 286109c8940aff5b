package id.dinsos.launcher.command;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.Trees;
import id.dinsos.launcher.supervise.ControlClient;
import java.io.Console;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Removes everything the stack has kept. */
@Command(
        name = "reset",
        description = "remove everything the stack has kept: databases, topics, files, keys, logs",
        mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        Home home = Home.find();
        if (new ControlClient(home).launcherRuns()) {
            throw new LaunchException("The stack is up. Stop it first: ./dinsos down");
        }
        if (!yes && !confirmed(home)) {
            System.out.println("Nothing was removed.");
            return 1;
        }
        // Only what the launcher made: the state folder may be a place with other things in it.
        Trees.delete(home.postgres());
        Trees.delete(home.kafka());
        Trees.delete(home.files());
        Trees.delete(home.state().resolve("prometheus"));
        Trees.delete(home.state().resolve("alertmanager"));
        Trees.delete(home.logs());
        Trees.delete(home.run());
        Trees.delete(home.keys());
        System.out.println("Removed all state in " + home.state() + ".");
        return 0;
    }

    private static boolean confirmed(Home home) {
        @Nullable Console console = System.console();
        if (console == null) {
            throw new LaunchException("Nobody to ask here. To remove everything: reset --yes");
        }
        String answer =
                console.readLine(
                        "Remove all databases, topics, files and keys in %s? [y/N] ", home.state());
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }
}

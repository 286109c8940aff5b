package id.dinsos.launcher.command;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.supervise.ControlClient;
import id.dinsos.launcher.supervise.Launcher;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stops the stack, or parts of it, and keeps its state. */
@Command(
        name = "down",
        description = "stop the stack and keep its state; with parts, these alone",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "<part>",
            description = "only these, until the next up: ${COMPLETION-CANDIDATES}")
    private List<PartName> only = List.of();

    @Override
    public Integer call() throws Exception {
        Home home = Home.find();
        ControlClient launcher = new ControlClient(home);
        boolean running = launcher.launcherRuns();
        if (only.isEmpty()) {
            Launcher.stop(home, System.out::println);
        } else if (running) {
            launcher.stop(EnumSet.copyOf(only), System.out::println);
        } else {
            System.err.println("No launcher runs. Without names ./dinsos down ends what it left.");
            return 1;
        }
        System.out.println(running ? "Down. The state is kept." : "Nothing was running.");
        return 0;
    }
}

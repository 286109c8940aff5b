package id.dinsos.launcher.command;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.supervise.ControlClient;
import id.dinsos.launcher.supervise.Launcher;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops the stack and keeps its state. */
@Command(
        name = "down",
        description = "stop the stack and keep its state",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        Home home = Home.find();
        boolean running = new ControlClient(home).launcherRuns();
        Launcher.stop(home, System.out::println);
        System.out.println(running ? "Down. The state is kept." : "Nothing was running.");
        return 0;
    }
}

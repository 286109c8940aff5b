package id.dinsos.launcher.command;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the end of the logs, of one part or of all. */
@Command(
        name = "logs",
        description = "show the end of the logs of one part or of all",
        mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "<part>", description = "${COMPLETION-CANDIDATES}")
    private @Nullable PartName part;

    @Option(
            names = {"-f", "--follow"},
            description = "go on until Ctrl-C")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "40",
            description = "how many lines of each (default ${DEFAULT-VALUE})")
    private int lines;

    /** The system's own tail reads backwards from the end and follows through renames. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Home.find();
        List<String> command = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
        if (follow) {
            command.add("-F");
        }
        List<PartName> wanted = part == null ? Arrays.asList(PartName.values()) : List.of(part);
        List<Path> files = wanted.stream().map(home::log).filter(Files::exists).toList();
        if (files.isEmpty()) {
            throw new LaunchException("No logs yet in " + home.logs() + ".");
        }
        files.forEach(file -> command.add(file.toString()));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}

package id.dinsos.demo;

import id.dinsos.demo.office.Faults;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.command.CommandRunner;
import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.host.Trees;
import id.dinsos.regency.Scale;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Lets the services of this build do their work once, on a stack of its own, and keeps what their
 * JVMs have learnt: see {@link Stack#learnt}.
 */
@Command(
        name = "./dinsos train",
        description =
                "let the services of this build work once, on a stack of its own, so that from then"
                        + " on they start sooner and are warm at once",
        mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {

    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new TrainCommand(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Home.find().root().resolve("target/training");
        Trees.delete(folder);
        Files.createDirectories(folder);
        Stack stack = Stack.apart(folder.resolve("stack"));
        for (PartName part : stack.trained()) {
            // What was learnt before would pass for what is learnt now, where that fails.
            var unused = Files.deleteIfExists(stack.learnt(part));
        }
        boolean agreed;
        try (PrintStream log = new PrintStream(folder.resolve("training.log").toFile(), "UTF-8")) {
            System.err.println("A small month is run beside your stack; see " + folder);
            try {
                agreed =
                        DemoCommand.underFire(
                                stack, Scale.SMALL, YearMonth.of(2026, 10), log, Faults.none());
            } finally {
                System.err.println("The services leave, and write what they have learnt ...");
                stack.stop(log);
            }
        }
        boolean written = true;
        for (PartName part : stack.trained()) {
            Path cache = stack.learnt(part);
            written &= Files.exists(cache);
            System.err.println(
                    Files.exists(cache)
                            ? "%-13s %,d MB".formatted(part.label(), Files.size(cache) / 1_000_000)
                            : "%-13s nothing: see %s".formatted(part.label(), folder));
        }
        Trees.delete(folder.resolve("stack"));
        return agreed && written ? 0 : 1;
    }
}

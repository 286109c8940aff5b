package id.dinsos.demo.civil;

import id.dinsos.demo.civil.CivilSimulator.Trouble;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.command.CommandRunner;
import id.dinsos.launcher.host.Ports;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Opens the civil registry of the local stack until it is interrupted. */
@Command(
        name = "./dinsos civil",
        description =
                "a civil registry for the running stack: it answers checks over HTTP until you press"
                        + " Ctrl-C",
        mixinStandardHelpOptions = true)
public final class CivilCommand implements Callable<Integer> {
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final long DELAY_MILLIS = 60_000;

    @Option(
            names = "--unmatched",
            paramLabel = "PERCENT",
            description = "how many of a hundred it does not know so (default ${DEFAULT-VALUE})")
    private int unmatched = 20;

    @Option(
            names = "--trouble",
            split = ",",
            description =
                    "what happens to the first requests, in this order: ${COMPLETION-CANDIDATES}")
    private List<Trouble> troubles = List.of();

    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new CivilCommand(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        int port = Stack.here().port(Ports.Extra.CIVIL);
        try (CivilSimulator civil =
                new CivilSimulator(
                        port,
                        CivilSimulator.knowingAllBut(unmatched),
                        () -> LocalDate.now(ZONE),
                        DELAY_MILLIS)) {
            civil.tell(troubles.toArray(Trouble[]::new));
            System.out.printf("The civil registry answers on port %d.%n", civil.port());
            new CountDownLatch(1).await();
        }
        return 0;
    }
}

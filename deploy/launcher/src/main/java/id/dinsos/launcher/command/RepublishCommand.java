package id.dinsos.launcher.command;

import id.dinsos.launcher.Republishing;
import id.dinsos.launcher.Stack;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Writes the topics of the services anew from their logs, for a broker that has lost them. */
@Command(
        name = "republish",
        description = {
            "write every topic anew from the logs of the services, same ids, order per key;",
            "for a broker that has lost its topics, beside the daily work"
        },
        mixinStandardHelpOptions = true)
final class RepublishCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException, InterruptedException {
        long start = System.nanoTime();
        long messages = Republishing.of(Stack.here(), System.out);
        System.out.printf(
                "%,d messages said again in %.1f s.%n",
                messages, (System.nanoTime() - start) / 1e9);
        return 0;
    }
}

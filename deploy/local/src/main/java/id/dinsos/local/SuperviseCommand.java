package id.dinsos.local;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The launcher in the background: owns the parts and waits for requests. */
@Command(name = "supervise", hidden = true)
final class SuperviseCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        Launcher.run(
                Home.find(),
                Ports.configured(System.getenv()),
                Set.of(),
                line -> System.out.println(Instant.now() + line));
        return 0;
    }
}

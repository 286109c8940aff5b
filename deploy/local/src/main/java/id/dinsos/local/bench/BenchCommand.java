package id.dinsos.local.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Measures the stack against plain loaders on the same machine. */
@Command(name = "bench", description = "measure the stack and compare it with its targets")
public final class BenchCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        System.err.println("The bench is not part of this build.");
        return 1;
    }
}

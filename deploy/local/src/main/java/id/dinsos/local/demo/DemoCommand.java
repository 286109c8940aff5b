package id.dinsos.local.demo;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs a month of Sembako for a synthetic regency on the local stack. */
@Command(name = "demo", description = "a month of Sembako for a synthetic regency, end to end")
public final class DemoCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        System.err.println("The demo is not part of this build.");
        return 1;
    }
}

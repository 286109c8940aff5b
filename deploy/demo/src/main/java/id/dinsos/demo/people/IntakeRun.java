package id.dinsos.demo.people;

import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.office.Faults;
import id.dinsos.demo.office.Ledger;
import id.dinsos.demo.office.Office;
import id.dinsos.demo.office.Screen;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import id.dinsos.regency.FamilyFiles;
import id.dinsos.regency.Regency;
import id.dinsos.regency.Scale;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Loads another synthetic regency into a stack at work, and nothing more: for the bench. */
public final class IntakeRun {
    private IntakeRun() {}

    /** What came of it, and how long it took from the upload on. */
    public record Took(long persons, double seconds) {
        public double personsPerSecond() {
            return persons / seconds;
        }
    }

    /** Where the files of such a regency are left. */
    public static Path folder(Stack stack, long seed) {
        return stack.folder("intake-" + seed);
    }

    public static Took load(Stack stack, Scale scale, long seed, PrintStream out)
            throws IOException, InterruptedException {
        Desk desk = desk(stack, out);
        Took taken = take(desk, stack, scale, seed);
        long start = System.nanoTime();
        new Publication(desk).await(stack, PartName.REGISTRY);
        Took took = new Took(taken.persons(), taken.seconds() + seconds(start));
        out.printf(
                "intake of seed %d: %d people registered, loaded in %.1f s, on Kafka after %.1f s%n",
                seed, taken.persons(), taken.seconds(), took.seconds());
        return took;
    }

    /** Only until all of it is in the registry; on its way to Kafka it may be for longer. */
    public static Took take(Stack stack, Scale scale, long seed, PrintStream out)
            throws IOException, InterruptedException {
        return take(desk(stack, out), stack, scale, seed);
    }

    private static Took take(Desk desk, Stack stack, Scale scale, long seed)
            throws IOException, InterruptedException {
        Path folder = folder(stack, seed);
        FamilyFiles.Paths files = FamilyFiles.Paths.in(folder);
        Regency.Made made =
                Regency.write(new Regency.Settings(scale, seed, Regency.FILE_DATE), files);
        Loading loading = new Loading(desk, new Loaded(desk, folder));
        long start = System.nanoTime();
        long registered = loading.take(files).path("personsRegistered").asLong();
        if (registered < made.members() / 2) {
            throw new IllegalStateException(
                    "of %d people in the file %d were registered"
                            .formatted(made.members(), registered));
        }
        return new Took(registered, seconds(start));
    }

    private static Desk desk(Stack stack, PrintStream out) {
        return new Desk(
                new ApiClient(stack.gateway(), Duration.ZERO),
                Office.of(stack),
                new Screen(out, false, 1),
                new Ledger(),
                Clock.systemUTC(),
                stack,
                Faults.none());
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}

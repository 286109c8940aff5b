package id.dinsos.demo.people;

import com.fasterxml.jackson.databind.JsonNode;
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

    /** What came of it, from the upload until every event was on Kafka. */
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
        Desk desk =
                new Desk(
                        new ApiClient(stack.gateway(), Duration.ZERO),
                        Office.of(stack),
                        new Screen(out, false, 1),
                        new Ledger(),
                        Clock.systemUTC(),
                        stack,
                        Faults.none());
        Path folder = folder(stack, seed);
        FamilyFiles.Paths files = FamilyFiles.Paths.in(folder);
        Regency.Made made =
                Regency.write(new Regency.Settings(scale, seed, Regency.FILE_DATE), files);
        Loading loading = new Loading(desk, new Loaded(desk, folder));
        long start = System.nanoTime();
        JsonNode done = loading.take(files);
        double loaded = (System.nanoTime() - start) / 1e9;
        new Publication(desk).await(stack, PartName.REGISTRY);
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                "intake of seed %d: %d people in the file, %d registered, loaded in %.1f s, on Kafka"
                        + " after %.1f s%n",
                seed, made.members(), done.path("personsRegistered").asLong(), loaded, seconds);
        return new Took(done.path("personsRegistered").asLong(), seconds);
    }
}

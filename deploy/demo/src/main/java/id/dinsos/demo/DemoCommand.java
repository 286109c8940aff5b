package id.dinsos.demo;

import id.dinsos.demo.bank.BankFile;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.ApiException;
import id.dinsos.demo.office.DemoException;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.office.Faults;
import id.dinsos.demo.office.Ledger;
import id.dinsos.demo.office.Office;
import id.dinsos.demo.office.Screen;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.command.CommandRunner;
import id.dinsos.regency.Scale;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs three programmes for synthetic people on the local stack. */
@Command(
        name = "./dinsos demo",
        description =
                "a month of Sembako for a synthetic regency, a quarter of ASPDB for a province and"
                        + " a year of tali asih for veterans, each from budget to close",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private static final Duration AWAY_UNDER_FIRE = Duration.ofSeconds(90);

    @Option(
            names = "--scale",
            description =
                    "small (2,000 families paid), regency (95,300, the default) or whole (the same"
                            + " among 441,000)")
    private Scale scale = Scale.REGENCY;

    @Option(names = "--seed", description = "another synthetic regency (default ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--month",
            paramLabel = "yyyy-MM",
            description =
                    "the month of Sembako to pay (default: this one, or the next one not run yet);"
                            + " the others pay its quarter and year, or the next not paid yet")
    private @Nullable YearMonth month;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "write totals, counts and step times")
    private @Nullable Path json;

    @Option(
            names = "--files-only",
            description =
                    "pay ASPDB by bank files too, not over the HTTP rail, and let all banks report in"
                            + " our own form, not in ISO 20022")
    private boolean filesOnly;

    @Option(names = "--stop", description = "stop the stack at the end (it stays up otherwise)")
    private boolean stop;

    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new DemoCommand(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Stack stack = Stack.here();
        try {
            Demo.Settings settings =
                    new Demo.Settings(
                            scale,
                            seed,
                            month == null ? YearMonth.now(ZONE) : month,
                            month == null,
                            true,
                            !filesOnly,
                            true,
                            true);
            return run(stack, settings, json, System.out, Faults.none()) ? 0 : 1;
        } finally {
            if (stop) {
                stack.stop(System.out);
            }
        }
    }

    /**
     * A month of Sembako at full scale on a stack of the caller's, for the bench: the given one, or
     * the next that has not been run.
     */
    public static boolean rehearse(Stack stack, YearMonth month, Path json, PrintStream out)
            throws IOException, InterruptedException {
        return run(
                stack,
                new Demo.Settings(Scale.REGENCY, 1, month, true, false),
                json,
                out,
                Faults.none());
    }

    /**
     * The demo while parts are killed; every figure must agree all the same. The other programmes
     * are run where a strike is planned in them.
     */
    public static boolean underFire(
            Stack stack, Scale scale, YearMonth month, PrintStream out, Faults faults)
            throws IOException, InterruptedException {
        Demo.Settings settings = new Demo.Settings(scale, 1, month, false, faults.reachTheOthers());
        return run(stack, settings, null, out, faults);
    }

    private static boolean run(
            Stack stack,
            Demo.Settings settings,
            @Nullable Path json,
            PrintStream out,
            Faults faults)
            throws IOException, InterruptedException {
        Clock clock = Clock.system(ZONE);
        Screen screen =
                new Screen(out, out == System.out && System.console() != null, settings.steps());
        Ledger ledger = new Ledger();
        ledger.text("scale", settings.scale().name().toLowerCase(Locale.ROOT));
        ledger.text("seed", Long.toString(settings.seed()));
        screen.title(
                settings.others()
                        ? "Dinsos: Sembako in a synthetic Lamongan, ASPDB in East Java, tali asih"
                                + " in Kutai Timur"
                        : "Dinsos: a month of Sembako in a synthetic Lamongan");
        boolean ended = false;
        try {
            Desk desk =
                    new Desk(
                            new ApiClient(
                                    stack.gateway(),
                                    faults.areExpected() ? AWAY_UNDER_FIRE : Duration.ZERO),
                            Office.of(stack),
                            screen,
                            ledger,
                            clock,
                            stack,
                            faults);
            Path folder = stack.folder("demo");
            String path = new Demo(desk, settings, folder).run();
            ended = true;
            new Summary(desk).show(stack, folder, path);
        } catch (ApiException | DemoException | BankFile.RejectedException failure) {
            screen.note("The demo stops here: " + failure.getMessage());
            screen.note("What each part says is in " + stack.logs());
        } finally {
            if (json != null) {
                ledger.write(json, ended);
            }
        }
        return ended && ledger.failed().isEmpty();
    }
}

package id.dinsos.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.bench.metric.Apart;
import id.dinsos.bench.metric.Figure;
import id.dinsos.bench.metric.Quiet;
import id.dinsos.demo.people.IntakeRun;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.command.CommandRunner;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.part.Database;
import id.dinsos.regency.Scale;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures the event store and the stack against bare PostgreSQL, Debezium and Kafka in the same
 * run on the same machine; every figure is the median of three, but for a whole regency, which is
 * loaded once. Exits 1 where a target is missed.
 */
@Command(
        name = "./dinsos bench",
        description = "measure the stack and compare it with its targets",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    @Option(
            names = "--only",
            split = ",",
            description =
                    "one or more, with commas between: kernel (the event store alone), stack (the demo at full scale), registry"
                            + " (1.37 million people), months, intake or commands (parts of stack),"
                            + " payments (what comes after a month, and a year of them), line (a run"
                            + " of a million in a straight line with smaller ones), reads (part of"
                            + " registry, on the stack that is up), versions (the ministry's list of a"
                            + " quarter over a whole regency), cases (200,000 of them), watching"
                            + " (what metrics and tracing cost), integrators (the document, idle"
                            + " followers, a starter), republish (a broker that has lost months of"
                            + " payments), faults (each process killed in each step) or outages"
                            + " (disks full, Kafka away, the slot lost, until the runbook is"
                            + " followed; as root, with Prometheus); the last ten are not part of"
                            + " a plain bench")
    private List<Part> only = List.of();

    @Option(
            names = "--scale",
            description =
                    "scale of --only faults or outages (default: regency), or registry or versions (default:"
                            + " whole)")
    private @Nullable Scale scale;

    @Option(
            names = "--months",
            description =
                    "of history in --only payments, 3 to 12, or republish (default:"
                            + " ${DEFAULT-VALUE})")
    private int months = 12;

    @Option(names = "--json", description = "write the same rows to this file")
    private @Nullable Path json;

    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new BenchCommand(), arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<Figure> figures = new ArrayList<>();
        Set<Part> parts = only.isEmpty() ? Part.WHOLE : EnumSet.copyOf(only);
        Stack stack = Stack.here();
        Apart alone = Apart.of(folder(stack));
        System.out.println(Figure.header());
        try (alone) {
            measure(stack, parts, figures);
        } finally {
            if (json != null) {
                new ObjectMapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValue(json.toFile(), figures);
            }
        }
        return figures.stream().allMatch(Figure::met) ? 0 : 1;
    }

    private void measure(Stack stack, Set<Part> parts, List<Figure> figures) throws Exception {
        Consumer<Figure> shown = one -> show(List.of(one), figures);
        if (parts.contains(Part.KERNEL)) {
            stack.ensureRunning(EnumSet.of(PartName.POSTGRES_REGISTRY), System.err);
            Database admin = stack.databaseAsAdmin(PartName.REGISTRY);
            Database scratch =
                    new Database(
                            admin.jdbcUrl().replaceAll("/[^/]+$", "/bench"),
                            admin.user(),
                            admin.password());
            try (KernelBench bench = new KernelBench(admin, scratch)) {
                show(bench.run(), figures);
            }
        }
        if (parts.contains(Part.STACK)) {
            show(
                    beside(stack, (apart, log) -> new StackBench(apart, folder(stack), log).run()),
                    figures);
        }
        if (parts.contains(Part.READS)) {
            stack.ensureRunning(System.err);
            new RegistryBench(stack, Scale.WHOLE, System.err, shown).reads();
        }
        if (parts.contains(Part.MONTHS)) {
            show(
                    running(
                            stack,
                            (apart, log) -> new StackBench(apart, folder(stack), log).months()),
                    figures);
        }
        if (parts.contains(Part.PAYMENTS)) {
            var unused =
                    running(
                            stack,
                            (apart, log) -> {
                                new PaymentsBench(apart, months, log, shown).run();
                                return List.of();
                            });
        }
        if (parts.contains(Part.LINE)) {
            var unused =
                    running(
                            stack,
                            (apart, log) -> {
                                new LineBench(apart, log, shown).run();
                                return List.of();
                            });
        }
        if (parts.contains(Part.COMMANDS)) {
            show(running(stack, (apart, log) -> new CommandBench(apart).run()), figures);
        }
        if (parts.contains(Part.INTAKE)) {
            show(running(stack, (apart, log) -> List.of(StackBench.intake(apart, log))), figures);
        }
        if (parts.contains(Part.REGISTRY)) {
            Scale people = scale == null ? Scale.WHOLE : scale;
            var unused =
                    running(
                            stack,
                            (apart, log) -> {
                                new RegistryBench(apart, people, log, shown)
                                        .run(parts.contains(Part.VERSIONS));
                                return List.of();
                            });
        }
        if (parts.contains(Part.VERSIONS) && !parts.contains(Part.REGISTRY)) {
            Scale people = scale == null ? Scale.WHOLE : scale;
            show(
                    running(
                            stack,
                            (apart, log) -> {
                                var unused = IntakeRun.load(apart, people, 1, log);
                                Quiet.await(apart, log);
                                return new VersionBench(apart, log).run(IntakeRun.folder(apart, 1));
                            }),
                    figures);
        }
        if (parts.contains(Part.CASES)) {
            show(
                    running(
                            stack,
                            (apart, log) -> new CasesBench(apart, log).run(CasesBench.Size.WHOLE)),
                    figures);
        }
        if (parts.contains(Part.REPUBLISH)) {
            show(
                    running(stack, (apart, log) -> new RepublishBench(apart, months, log).run()),
                    figures);
        }
        if (parts.contains(Part.WATCHING)) {
            show(
                    running(
                            stack,
                            (apart, log) -> new WatchingBench(apart, folder(stack), log).run()),
                    figures);
        }
        if (parts.contains(Part.INTEGRATORS)) {
            show(running(stack, (apart, log) -> new IntegratorsBench(apart, log).run()), figures);
        }
        if (parts.contains(Part.OUTAGES)) {
            Path folder = folder(stack);
            try (PrintStream log =
                    new PrintStream(folder.resolve("outages.log").toFile(), "UTF-8")) {
                System.err.println("The stack is hurt beside yours; see " + folder);
                show(
                        new OutageBench(scale == null ? Scale.REGENCY : scale, folder, log).run(),
                        figures);
            }
        }
        if (parts.contains(Part.FAULTS)) {
            Path folder = folder(stack);
            try (PrintStream log =
                    new PrintStream(folder.resolve("faults.log").toFile(), "UTF-8")) {
                System.err.println("The stack is killed beside yours; see " + folder);
                show(
                        new FaultBench(scale == null ? Scale.REGENCY : scale, folder, log).run(),
                        figures);
            }
        }
    }

    /** What can be measured, as it is written after {@code --only}. */
    enum Part {
        KERNEL,
        STACK,
        REGISTRY,
        READS,
        MONTHS,
        PAYMENTS,
        LINE,
        INTAKE,
        COMMANDS,
        VERSIONS,
        CASES,
        WATCHING,
        INTEGRATORS,
        REPUBLISH,
        FAULTS,
        OUTAGES;

        static final Set<Part> WHOLE = EnumSet.of(KERNEL, STACK, REGISTRY);
    }

    /** On a stack of its own, which begins empty: an office's topics hear nothing of it. */
    private static List<Figure> beside(Stack stack, Measurement measurement) throws Exception {
        Path folder = folder(stack);
        Apart.clear(folder.resolve("stack"), System.err);
        // Some benches speak in place of a service, which knows nothing of what they say.
        Stack apart = Stack.apart(folder.resolve("stack"), Map.of("DINSOS_TOPIC_GUARD", "false"));
        try (PrintStream log = new PrintStream(folder.resolve("bench.log").toFile(), "UTF-8")) {
            System.err.println("The stack is measured beside yours; see " + folder);
            return measurement.figures(apart, log);
        } finally {
            apart.stop(System.err);
        }
    }

    /** The same where all of it runs before it is measured. */
    private static List<Figure> running(Stack stack, Measurement measurement) throws Exception {
        return beside(
                stack,
                (apart, log) -> {
                    apart.ensureRunning(log);
                    return measurement.figures(apart, log);
                });
    }

    /** What is measured on a stack. */
    private interface Measurement {
        List<Figure> figures(Stack apart, PrintStream log) throws Exception;
    }

    private static Path folder(Stack stack) {
        return stack.folder("bench");
    }

    private static void show(List<Figure> more, List<Figure> all) {
        for (Figure figure : more) {
            System.out.println(figure.line());
            all.add(figure);
        }
    }
}

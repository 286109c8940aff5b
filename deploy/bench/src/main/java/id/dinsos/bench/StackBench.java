package id.dinsos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.bench.metric.Figure;
import id.dinsos.demo.DemoCommand;
import id.dinsos.demo.people.IntakeRun;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import id.dinsos.regency.Scale;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The whole stack: the demo at full scale three times, for three months, read off Kafka as any
 * consumer would; then the same payment messages said again by a plain loader.
 */
final class StackBench {
    private static final int MONTHS = 3;
    private static final long FIRST_SEED = 41;
    private static final long LIMIT_NANOS = 300_000_000_000L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack;
    private final PrintStream log;
    private final Path folder;

    StackBench(Stack stack, Path folder, PrintStream log) {
        this.stack = stack;
        this.folder = folder;
        this.log = log;
    }

    List<Figure> run() throws Exception {
        List<Figure> figures = new ArrayList<>();
        long start = System.nanoTime();
        stack.ensureRunning(log);
        double up = PlainLoader.seconds(start);
        figures.addAll(months());
        figures.add(Figure.ceiling("start of the stack from nothing, s", up, 60));
        figures.add(intake(stack, log));
        figures.addAll(new CommandBench(stack).run());
        figures.add(new RebuildBench(stack, PartName.DISBURSEMENT, "ledger", log).run());
        return figures;
    }

    /** Three months of the demo, the first of them with all that comes before a run. */
    List<Figure> months() throws Exception {
        List<Figure> figures = new ArrayList<>();
        try (Watcher watcher = new Watcher(stack.kafkaBootstrap())) {
            double[] instruct = new double[MONTHS];
            double[] bare = new double[MONTHS];
            double[] freeze = new double[MONTHS];
            double[] rewrite = new double[MONTHS];
            double[] report = new double[MONTHS];
            JsonNode first = JSON.createObjectNode();
            for (int i = 0; i < MONTHS; i++) {
                watcher.forget(true);
                JsonNode month = demo(i);
                first = i == 0 ? month : first;
                List<Watcher.Row> rows = watcher.payments();
                instruct[i] = seconds(watcher.moment("APPROVED"), watcher.lastPaymentNanos());
                double frozen =
                        seconds(watcher.moment("run-freeze-started"), watcher.moment("run-frozen"));
                freeze[i] = month.path("frozen").path("candidates").asInt() / frozen;
                rewrite[i] = new FreezeReference(stack).candidatesPerSecond();
                report[i] = step(month, "first report");
                bare[i] = sayAgain(watcher, rows);
                log.printf(
                        "month %d: %d payments in %.2f s, bare %.2f s%n",
                        i + 1, rows.size(), instruct[i], bare[i]);
            }
            figures.add(
                    Figure.atMost(
                            "95,300 payments from approval to Kafka, s",
                            KernelBench.median(instruct),
                            KernelBench.median(bare),
                            1.5));
            figures.add(
                    Figure.atLeast(
                            "freeze, households/s",
                            KernelBench.median(freeze),
                            KernelBench.median(rewrite),
                            0.4));
            figures.add(
                    Figure.floor(
                            "freeze, households/s (floor)", KernelBench.median(freeze), 20_000));
            figures.add(
                    Figure.ceiling(
                            "a bank report of 95,300 lines, s", KernelBench.median(report), 15));
            figures.add(
                    Figure.ceiling(
                            "demo after the build, s", first.path("seconds").asDouble(), 360));
        }
        return figures;
    }

    /** Three more regencies, of other people, by services that have warmed up. */
    static Figure intake(Stack stack, PrintStream log) throws IOException, InterruptedException {
        double[] rates = new double[3];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = IntakeRun.load(stack, Scale.REGENCY, FIRST_SEED + i, log).personsPerSecond();
        }
        return Figure.floor(
                "intake with its outbox drained, persons/s", KernelBench.median(rates), 8_000);
    }

    private JsonNode demo(int month) throws IOException, InterruptedException {
        Path json = folder.resolve("demo-%d.json".formatted(month + 1));
        if (!DemoCommand.rehearse(stack, YearMonth.of(2026, 10 + month), json, log)) {
            throw new IllegalStateException("the demo failed; see its output and " + json);
        }
        return JSON.readTree(Files.readAllBytes(json));
    }

    /** The bare arm: the same rows, the same connector, the same consumers. */
    private double sayAgain(Watcher watcher, List<Watcher.Row> rows) throws Exception {
        watcher.forget(false);
        long start = System.nanoTime();
        OutboxLoader.payments(stack).load(rows);
        while (watcher.read() < rows.size()) {
            if (System.nanoTime() - start > LIMIT_NANOS) {
                throw new IllegalStateException("the bare rows do not arrive");
            }
            LockSupport.parkNanos(5_000_000);
        }
        return seconds(start, watcher.lastPaymentNanos());
    }

    private static double step(JsonNode demo, String name) {
        for (JsonNode step : demo.path("steps")) {
            if (step.path("name").asText().equals(name)) {
                return step.path("seconds").asDouble();
            }
        }
        throw new IllegalStateException("the demo has no step " + name);
    }

    private static double seconds(long fromNanos, long toNanos) {
        return (toNanos - fromNanos) / 1e9;
    }
}

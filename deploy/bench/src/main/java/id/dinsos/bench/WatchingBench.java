package id.dinsos.bench;

import com.sun.net.httpserver.HttpServer;
import id.dinsos.bench.metric.Apart;
import id.dinsos.bench.metric.Figure;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.HttpCalls;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What it costs to be watched: the same work by processes that are measured and scraped, or traced,
 * and by processes that are not, in turn and in one run. Compared is the processor time of the
 * processes, which another program on the machine changes least.
 */
final class WatchingBench {
    private static final int FAMILIES = 95_300;
    private static final int COMMANDS = 20_000;
    private static final int WARM = 3;
    private static final int MEASURED = 5;
    private static final double MOST = 1.05;

    /** No figure of the control room is read from a table. */
    private static final Map<String, String> UNWATCHED =
            Map.of("QUARKUS_SCHEDULER_ENABLED", "false");

    private final Stack watched;
    private final Path folder;
    private final PrintStream log;

    /**
     * @param folder for a second stack that is not watched
     */
    WatchingBench(Stack watched, Path folder, PrintStream log) {
        this.watched = watched;
        this.folder = folder;
        this.log = log;
    }

    List<Figure> run() throws Exception {
        Apart.clear(folder.resolve("unwatched"), log);
        Stack unwatched = Stack.apart(folder.resolve("unwatched"), UNWATCHED);
        List<Figure> figures = new ArrayList<>();
        try (Scraper unused = new Scraper(watched)) {
            unwatched.ensureRunning(log);
            figures.add(months(unwatched));
            try (CommandBench on = new CommandBench(watched);
                    CommandBench off = new CommandBench(unwatched)) {
                figures.add(
                        compared(
                                "a command, measured and scraped, CPU ms (reference: not)",
                                WARM,
                                new Arm(cpu(watched, PartName.CASE), round -> commands(on)),
                                new Arm(cpu(unwatched, PartName.CASE), round -> commands(off))));
            }
        } finally {
            unwatched.stop(log);
        }
        figures.add(tracing());
        return figures;
    }

    /** Whole months of an office, by the services and by PostgreSQL below them. */
    private Figure months(Stack unwatched) throws Exception {
        BenchOffice on = new BenchOffice(watched, log);
        BenchOffice off = new BenchOffice(unwatched, log);
        try (SyntheticFamilies first = new SyntheticFamilies(watched);
                SyntheticFamilies second = new SyntheticFamilies(unwatched)) {
            first.tell(0, FAMILIES);
            second.tell(0, FAMILIES);
        }
        PartName[] parts = {
            PartName.REGISTRY,
            PartName.DISBURSEMENT,
            PartName.CASE,
            PartName.POSTGRES_REGISTRY,
            PartName.POSTGRES_DISBURSEMENT,
            PartName.POSTGRES_CASE
        };
        return compared(
                "a month of 95,300, measured and scraped, CPU ms a payment (reference: not)",
                1,
                new Arm(cpu(watched, parts), month -> pay(on, month)),
                new Arm(cpu(unwatched, parts), month -> pay(off, month)));
    }

    /** Two more replicas on one database, of which one makes a span of each request. */
    private Figure tracing() throws Exception {
        Collector collector = new Collector();
        try (collector;
                Replica traced =
                        new Replica(
                                watched,
                                PartName.CASE,
                                "traced",
                                Map.of("DINSOS_TRACE_URL", collector.url()),
                                log);
                Replica silent = new Replica(watched, PartName.CASE, "silent", Map.of(), log);
                CommandBench on = new CommandBench(watched, traced.url());
                CommandBench off = new CommandBench(watched, silent.url())) {
            Figure figure =
                    compared(
                            "a command, traced, CPU ms (reference: not)",
                            WARM,
                            new Arm(cpu(traced.process()), round -> commands(on)),
                            new Arm(cpu(silent.process()), round -> commands(off)));
            log.printf("%,d bytes of spans came to the collector%n", collector.bytes);
            if (collector.bytes == 0) {
                throw new IllegalStateException("nothing was traced");
            }
            return figure;
        }
    }

    /** The arms in turn, each first as often as second; how much of a processor a piece takes. */
    private Figure compared(String name, int warm, Arm on, Arm off) throws Exception {
        for (int round = 0; round < warm; round++) {
            double unused = on.millis(round) + off.millis(round);
        }
        double[] watching = new double[MEASURED];
        double[] reference = new double[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            if (i % 2 == 0) {
                watching[i] = on.millis(warm + i);
                reference[i] = off.millis(warm + i);
            } else {
                reference[i] = off.millis(warm + i);
                watching[i] = on.millis(warm + i);
            }
            log.printf("%s: %.3f against %.3f%n", name, watching[i], reference[i]);
        }
        return Figure.atMost(
                name, KernelBench.median(watching), KernelBench.median(reference), MOST);
    }

    /** Returns how many pieces it has done. */
    private static int commands(CommandBench bench) throws Exception {
        double perSecond = bench.commands(COMMANDS);
        return perSecond > 0 ? COMMANDS : 0;
    }

    private static int pay(BenchOffice office, int month) throws Exception {
        return office.pay(YearMonth.of(2026, 1).plusMonths(month), FAMILIES).files().stream()
                .mapToInt(file -> file.lines().size())
                .sum();
    }

    private static Cpu cpu(Stack stack, PartName... parts) {
        return cpu(Stream.of(parts).map(stack::process).toArray(ProcessHandle[]::new));
    }

    /** With their children, as PostgreSQL has them. */
    private static Cpu cpu(ProcessHandle... processes) {
        return () ->
                Stream.of(processes)
                        .flatMap(one -> Stream.concat(Stream.of(one), one.descendants()))
                        .mapToLong(one ->
                                one.info().totalCpuDuration().orElse(Duration.ZERO).toMillis())
                        .sum();
    }

    /** How many milliseconds some processes have computed so far. */
    private interface Cpu {
        long millis();
    }

    /** Work that is done again and again; takes the number of the round, returns the pieces. */
    private interface Work {
        int pieces(int round) throws Exception;
    }

    /** One of two that are compared. */
    private record Arm(Cpu cpu, Work work) {
        double millis(int round) throws Exception {
            long before = cpu.millis();
            int pieces = work.pieces(round);
            return (double) (cpu.millis() - before) / pieces;
        }
    }

    /** Reads the metrics of the services as often as a Prometheus of ours does. */
    private static final class Scraper implements AutoCloseable {
        private static final long EVERY_MILLIS = 5_000;

        private final Thread thread;

        Scraper(Stack stack) {
            List<URI> metrics =
                    PartName.SERVICES.stream()
                            .map(service -> stack.url(service).resolve("/q/metrics"))
                            .toList();
            thread = Thread.ofPlatform().name("scraper").start(() -> scrape(metrics));
        }

        private static void scrape(List<URI> metrics) {
            try {
                while (true) {
                    for (URI one : metrics) {
                        ask(one);
                    }
                    Thread.sleep(EVERY_MILLIS);
                }
            } catch (InterruptedException ended) {
                // The measurement is over.
            }
        }

        private static void ask(URI metrics) throws InterruptedException {
            try {
                HttpCalls.require(metrics);
            } catch (IOException away) {
                // It is asked again, as Prometheus does.
            }
        }

        @Override
        public void close() throws InterruptedException {
            thread.interrupt();
            thread.join();
        }
    }

    /** Takes spans and throws them away: reading them is another machine's work. */
    private static final class Collector implements AutoCloseable {
        private final HttpServer server;
        private volatile long bytes;

        Collector() throws IOException {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/v1/traces",
                    exchange -> {
                        bytes +=
                                exchange.getRequestBody()
                                        .transferTo(OutputStream.nullOutputStream());
                        exchange.sendResponseHeaders(200, -1);
                        exchange.close();
                    });
            server.start();
        }

        String url() {
            return "http://localhost:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}

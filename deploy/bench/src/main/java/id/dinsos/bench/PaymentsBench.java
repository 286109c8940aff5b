package id.dinsos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.bench.metric.Figure;
import id.dinsos.bench.metric.Heap;
import id.dinsos.bench.metric.Quiet;
import id.dinsos.demo.bank.BankFile;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.run.Order;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * What comes after a month was paid, for 95,300 families on a stack of the bench's own: a bank's
 * camt.054 of all transfers, five thousand that came back sent again, the list of what is asked
 * back of a year, and twenty people who ask at once what another rule would do.
 */
final class PaymentsBench {
    private static final int FAMILIES = 95_300;
    private static final int RETURNED = 5_000;
    private static final int MEASURED = 3;
    private static final int DEATHS = FAMILIES / 200;
    private static final int ASKING = 20;
    private static final int PAGE = 500;
    private static final long LIMIT_NANOS = 1_800_000_000_000L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack;
    private final int months;
    private final PrintStream log;
    private final Consumer<Figure> shown;
    private final BenchOffice office;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * @param months of history behind the list of what is asked back; three at least
     * @param shown takes each figure
     */
    PaymentsBench(Stack stack, int months, PrintStream log, Consumer<Figure> shown) {
        this.stack = stack;
        this.months = Math.clamp(months, MEASURED, 12);
        this.log = log;
        this.shown = shown;
        this.office = new BenchOffice(stack, log);
    }

    void run() throws Exception {
        double[] camt = new double[MEASURED];
        double[] again = new double[MEASURED];
        double most = 0;
        try (SyntheticFamilies families = new SyntheticFamilies(stack);
                Heap heap = new Heap(stack, PartName.DISBURSEMENT)) {
            families.tell(0, FAMILIES);
            for (int i = 0; i < months; i++) {
                BenchOffice.Month paid = office.pay(YearMonth.of(2026, i + 1), FAMILIES);
                boolean measured = i < MEASURED;
                if (measured) {
                    Quiet.await(stack, log);
                }
                double unused = heap.mostMegabytes();
                double took = office.report(paid.files(), measured ? RETURNED : 0);
                if (measured) {
                    most = Math.max(most, heap.mostMegabytes());
                    camt[i] = took;
                    again[i] = followUp(paid.run());
                }
            }
            shown.accept(
                    Figure.ceiling(
                            "camt.054 of %,d entries through HTTP, s".formatted(FAMILIES),
                            KernelBench.median(camt),
                            15));
            shown.accept(
                    Figure.ceiling(
                            "heap kept while it is read and settled, MB", most, Heap.MOST_MB));
            shown.accept(
                    Figure.ceiling(
                            "a follow-up of %,d attempts, from choice to bank file, s"
                                    .formatted(RETURNED),
                            KernelBench.median(again),
                            5));
            shown.accept(recoveries(families));
            whatIf(heap).forEach(shown);
        } finally {
            http.close();
        }
    }

    /** All that came back is sent again; what the bank says of it is that it arrived. */
    private double followUp(String run) throws IOException, InterruptedException {
        ObjectNode choice = ApiClient.object();
        choice.put("runId", run.substring(run.lastIndexOf('/') + 1));
        choice.put("kind", "RETRY").put("reason", "Rekening sudah diperbaiki");
        // What the report said is in the lists that a person would choose from.
        Quiet.await(stack, log);
        long started = System.nanoTime();
        String path = office.desk().api().create(office.preparer(), "/v1/follow-ups", choice);
        office.desk()
                .api()
                .change(
                        office.desk().office().firstApprover(),
                        path,
                        "approval",
                        ApiClient.object().put("note", "Diperiksa"));
        JsonNode done =
                office.desk()
                        .await(
                                office.preparer(),
                                path,
                                now -> now.path("state").asText().equals("DONE"),
                                now -> {});
        double seconds = PlainLoader.seconds(started);
        if (done.path("done").asInt() != RETURNED || done.path("bankFiles").isEmpty()) {
            throw new IllegalStateException("not all is sent again: " + done);
        }
        List<BankFile> files = new ArrayList<>();
        done.path("bankFiles").forEach(id -> files.add(office.file(id.asText())));
        office.release(files);
        double settled = office.report(files, 0);
        log.printf(
                "%,d attempts in %d files after %.1f s; credited in %.1f s%n",
                RETURNED, files.size(), seconds, settled);
        return seconds;
    }

    /** Deaths before the year, learned now: every month is asked back and listed page by page. */
    private Figure recoveries(SyntheticFamilies families)
            throws IOException, InterruptedException, SQLException {
        families.die(0, DEATHS);
        long all = (long) DEATHS * months;
        long started = System.nanoTime();
        while (families.count("select count(*) from view_ledger.recovery") < all) {
            if (System.nanoTime() - started > LIMIT_NANOS) {
                throw new IllegalStateException(
                        "not all is asked back: "
                                + families.count("select count(*) from view_ledger.recovery"));
            }
            LockSupport.parkNanos(1_000_000_000);
        }
        log.printf(
                "%,d payments asked back, %.0f s after the deaths were learned%n",
                all, PlainLoader.seconds(started));
        double[] seconds = new double[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            long from = System.nanoTime();
            int[] listed = {0};
            office.desk()
                    .api()
                    .forEach(
                            office.preparer(),
                            "/v1/recoveries?limit=%d&owner=%s"
                                    .formatted(PAGE, SyntheticFamilies.OWNER),
                            one -> listed[0]++);
            seconds[i] = PlainLoader.seconds(from);
            if (listed[0] != all) {
                throw new IllegalStateException("listed " + listed[0] + " of " + all);
            }
        }
        return Figure.ceiling(
                "recovery list, %,d of %d months, all pages, s".formatted(all, months),
                KernelBench.median(seconds),
                2);
    }

    /** Twenty at once: answered, or asked to come again, and the service stays up. */
    private List<Figure> whatIf(Heap heap) throws Exception {
        ObjectNode draft = JSON.createObjectNode();
        draft.set("terms", Order.terms("/demo/sembako.json"));
        String path = "/v1/programmes/" + Order.SEMBAKO + "/what-if?limit=1";
        int answered = 0;
        int later = 0;
        int bad = 0;
        double unused = heap.mostMegabytes();
        long started = System.nanoTime();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < ASKING; i++) {
                answers.add(people.submit(() -> ask(path, draft)));
            }
            for (Future<HttpResponse<String>> one : answers) {
                HttpResponse<String> answer = one.get();
                if (answer.statusCode() == 200) {
                    answered++;
                } else if (answer.statusCode() == 429
                        && answer.headers().firstValue("Retry-After").isPresent()) {
                    later++;
                } else {
                    log.println(answer.statusCode() + " " + answer.body());
                    bad++;
                }
            }
        }
        double most = heap.mostMegabytes();
        log.printf(
                "what-if of %d at once: %d answered, %d asked to come again, %.1f s, %.0f MB%n",
                ASKING, answered, later, PlainLoader.seconds(started), most);
        JsonNode alive =
                office.desk()
                        .api()
                        .get(
                                office.preparer(),
                                "/v1/runs?limit=1&owner=" + SyntheticFamilies.OWNER);
        return List.of(
                Figure.ceiling(
                        "what-if of twenty at once: neither answered nor asked to wait",
                        bad + (answered > 0 && !alive.path("items").isEmpty() ? 0 : ASKING),
                        0),
                Figure.ceiling("heap kept meanwhile, MB", most, Heap.MOST_MB));
    }

    private HttpResponse<String> ask(String path, JsonNode draft)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(stack.gateway().resolve(path))
                        .timeout(Duration.ofMinutes(5))
                        .header(
                                "Authorization",
                                "Bearer "
                                        + stack.token("ukur", SyntheticFamilies.OWNER, "approver"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(draft.toString()))
                        .build(),
                BodyHandlers.ofString());
    }
}

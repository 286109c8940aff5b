package id.dinsos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import id.dinsos.demo.bank.BankFile;
import id.dinsos.demo.bank.IsoReports;
import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.office.Faults;
import id.dinsos.demo.office.Ledger;
import id.dinsos.demo.office.Office;
import id.dinsos.demo.office.Screen;
import id.dinsos.demo.run.Funds;
import id.dinsos.demo.run.Order;
import id.dinsos.demo.run.PayRun;
import id.dinsos.launcher.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;

/** An office that pays Sembako through its doors, as the demo does, and takes the time of it. */
final class BenchOffice {
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final long LOOK_NANOS = 250_000_000;
    private static final long LIMIT_NANOS = 1_800_000_000_000L;
    private static final long EACH_RUPIAH = 200_000;
    private static final long ALLOTTED_RUPIAH = 4_000_000_000_000L;

    private final Desk desk;
    private final Path folder;
    private final PrintStream log;

    BenchOffice(Stack stack, PrintStream log) {
        this.desk =
                new Desk(
                        new ApiClient(stack.gateway(), Duration.ZERO),
                        Office.of(stack),
                        new Screen(log, false, 1),
                        new Ledger(),
                        Clock.system(ZONE),
                        stack,
                        Faults.none());
        this.folder = stack.folder("bench-files");
        this.log = log;
    }

    /**
     * A month whose money is on its way.
     *
     * @param run its path
     * @param seconds of each step
     */
    record Month(String run, List<BankFile> files, Map<String, Double> seconds) {
        double all() {
            return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    Desk desk() {
        return desk;
    }

    /** From the opening to the last payment that is on its way to the bank. */
    Month pay(YearMonth month, int families) throws IOException, InterruptedException {
        Order order = new Order(Order.SEMBAKO, Order.terms("/demo/sembako.json"), List.of(month));
        PayRun run = new PayRun(desk, order);
        run.define();
        new Funds(desk, order).allot(ALLOTTED_RUPIAH, Funds.Funding.ALLOTMENT);
        Map<String, Double> seconds = new LinkedHashMap<>();
        long at = System.nanoTime();
        run.freeze(new PayRun.Expected(families, families, 0, 0));
        at = lap(seconds, "freeze", at);
        run.submit();
        run.approve();
        run.fund();
        at = lap(seconds, "papers", at);
        run.instruct(0);
        at = lap(seconds, "instruct", at);
        JsonNode listed = written(run.path() + "/bank-files", families * EACH_RUPIAH);
        at = lap(seconds, "files", at);
        List<BankFile> files = read(listed);
        // Fetching them is the bank's time, not the office's.
        at = System.nanoTime();
        release(files);
        var unused = lap(seconds, "send", at);
        log.printf("%s, %,d families: %s%n", month, families, seconds);
        return new Month(run.path(), files, seconds);
    }

    /** They are there all at once, after minutes where a million are in them. */
    private JsonNode written(String path, long rupiah) {
        long started = System.nanoTime();
        JsonNode now = desk.api().get(preparer(), path);
        while (sum(now) != rupiah) {
            if (System.nanoTime() - started > LIMIT_NANOS) {
                throw new IllegalStateException("the files are not written: " + now);
            }
            LockSupport.parkNanos(LOOK_NANOS);
            now = desk.api().get(preparer(), path);
        }
        return now;
    }

    /** Every file as its bank has it. */
    List<BankFile> read(JsonNode listed) {
        List<BankFile> files = new ArrayList<>();
        for (JsonNode one : listed) {
            files.add(file(one.path("id").asText()));
        }
        return files;
    }

    BankFile file(String id) {
        return BankFile.read(
                desk.api().download(preparer(), "/v1/bank-files/" + id + ".xml").body());
    }

    /** Let go by the releaser; returns once every payment in them says so. */
    void release(List<BankFile> files) throws InterruptedException {
        for (BankFile file : files) {
            desk.api()
                    .change(
                            desk.office().releaser(),
                            "/v1/bank-files/" + file.id(),
                            "release",
                            ApiClient.object());
        }
        for (BankFile file : files) {
            var unused =
                    desk.await(
                            preparer(),
                            "/v1/bank-files/" + file.id(),
                            now -> now.path("state").asText().equals("SENT"),
                            now -> desk.screen().progress(file.bank() + " is on its way"));
        }
    }

    /**
     * One camt.054 of all transfers, of which the first come back; its seconds, from the first byte
     * to the last payment settled.
     */
    double report(List<BankFile> files, int returned) throws IOException, InterruptedException {
        List<IsoReports.Word> words = new ArrayList<>();
        for (BankFile file : files) {
            for (BankFile.Line line : file.lines()) {
                boolean back = words.size() < returned;
                words.add(
                        new IsoReports.Word(
                                line.transferId(),
                                line.amountRupiah(),
                                back ? "RETURNED" : "CREDITED",
                                back ? "ACCOUNT_CLOSED" : "",
                                "TRX-" + line.transferId()));
            }
        }
        Path report = folder.resolve("camt-" + files.getFirst().id() + ".xml");
        if (!IsoReports.booked(files.getFirst().id(), words, desk.clock().instant(), report)) {
            throw new IllegalStateException("nothing to report");
        }
        long bytes = Files.size(report);
        long started = System.nanoTime();
        String path =
                desk.api()
                        .uploadReport(
                                preparer(),
                                "/v1/bank-reports?owner=" + SyntheticFamilies.OWNER,
                                report);
        double read = PlainLoader.seconds(started);
        JsonNode done = settled(path);
        double all = PlainLoader.seconds(started);
        log.printf(
                "camt.054 of %,d entries, %,d bytes: read in %.1f s, settled in %.1f s%n",
                words.size(), bytes, read, all);
        if (done.path("settled").asInt() != words.size()) {
            throw new IllegalStateException("not all is settled: " + done);
        }
        Files.delete(report);
        return all;
    }

    private JsonNode settled(String path) throws InterruptedException {
        JsonNode done =
                desk.await(
                        preparer(),
                        path,
                        now -> now.path("state").asText().matches("DONE|FAILED"),
                        now -> desk.screen().progress("the report is being settled"));
        if (!done.path("state").asText().equals("DONE")) {
            throw new IllegalStateException("the report failed: " + done);
        }
        return done;
    }

    Actor preparer() {
        return desk.office().preparer();
    }

    private static long sum(JsonNode files) {
        return StreamSupport.stream(files.spliterator(), false)
                .mapToLong(one -> one.path("controlSumRupiah").asLong())
                .sum();
    }

    private static long lap(Map<String, Double> seconds, String step, long from) {
        long now = System.nanoTime();
        seconds.put(step, Math.round((now - from) / 1e8) / 10.0);
        return now;
    }
}

package id.dinsos.demo.bank;

import com.fasterxml.jackson.databind.JsonNode;
import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.DemoException;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.office.Screen;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way of the money: bank files out, bank reports in, and the lines that agree with no book. */
public final class Banking {
    private static final Set<String> ENDED = Set.of("DONE", "FAILED");

    /** A regency has a hundred and more. */
    private static final int LISTS_SHOWN = 5;

    private static final String ISO = "ISO_PAIN_001";
    private static final String OVER_RAIL = "RAIL_G2P";

    private final Desk desk;
    private final BankSimulator banks;
    private final Path folder;
    private final Actor preparer;
    private final String programme;
    private final List<BankFile> files = new ArrayList<>();
    private final Set<String> reports = new HashSet<>();
    private final boolean isoReports;
    private final Set<String> inIso = new HashSet<>();
    private boolean byHand;
    private String run = "";
    private @Nullable OverRail rail;

    /**
     * @param isoReports whether a bank that is paid by pain.001 answers in ISO 20022 too; else in
     *     our form, so that a measured report is the same as ever
     */
    public Banking(
            Desk desk, String programme, BankSimulator banks, Path folder, boolean isoReports) {
        this.isoReports = isoReports;
        this.desk = desk;
        this.programme = programme;
        this.banks = banks;
        this.folder = folder;
        this.preparer = desk.office().preparer();
    }

    /** Fetches every bank file as its bank would, checks its controls, and releases it. */
    public void send(String run, long expectedLines) throws IOException, InterruptedException {
        JsonNode list =
                desk.await(
                        preparer,
                        run + "/bank-files",
                        now -> !now.isEmpty(),
                        now -> desk.screen().progress("the files are being written"));
        List<List<String>> rows = new ArrayList<>();
        if (list.path(0).path("form").asText().equals(OVER_RAIL)) {
            rail = OverRail.open(desk);
        }
        for (JsonNode listed : list) {
            BankFile file = fetch(listed);
            files.add(file);
            if (listed.path("form").asText().equals(ISO)) {
                inIso.add(file.id());
            }
            desk.api()
                    .change(
                            desk.office().releaser(),
                            "/v1/bank-files/" + file.id(),
                            "release",
                            ApiClient.object());
            rows.add(
                    List.of(
                            file.bank(),
                            listed.path("sha256").asText().substring(0, 16) + "...",
                            Screen.count(file.lines().size()),
                            Screen.rupiah(file.controlSumRupiah())));
        }
        this.run = run;
        boolean lists = list.path(0).path("form").asText().equals("HAND");
        byHand = lists;
        int shown = lists ? Math.min(LISTS_SHOWN, rows.size()) : rows.size();
        desk.screen()
                .table(
                        List.of(lists ? "village" : "bank", "sha-256", "transfers", "amount"),
                        rows.subList(0, shown),
                        2);
        if (lists) {
            desk.screen()
                    .note("%d lists to sign, one a village (as .pdf too)".formatted(rows.size()));
        }
        if (!inIso.isEmpty()) {
            desk.screen().note("the files are ISO 20022 pain.001.001.09");
        }
        desk.screen().note("count, control sum and hash hold in each; all released");
        long lines = files.stream().mapToLong(file -> file.lines().size()).sum();
        desk.check(programme + ": transfers in the bank files", expectedLines, lines);
        for (BankFile file : files) {
            awaitSent(file);
        }
    }

    /** How many of the transfers go to people of these names. */
    public int paidTo(Set<String> names) {
        return (int)
                files.stream()
                        .flatMap(file -> file.lines().stream())
                        .filter(line -> names.contains(line.holder()))
                        .count();
    }

    /** A bank may only report on what the books have as sent. */
    private void awaitSent(BankFile file) throws InterruptedException {
        JsonNode unused =
                desk.await(
                        preparer,
                        "/v1/bank-files/" + file.id(),
                        now -> now.path("state").asText().equals("SENT"),
                        now ->
                                desk.screen()
                                        .progress(
                                                "%s: %s of %s transfers marked as sent"
                                                        .formatted(
                                                                file.bank(),
                                                                Screen.count(
                                                                        now.path("linesSent")
                                                                                .asLong()),
                                                                Screen.count(
                                                                        file.lines().size()))));
    }

    /** The banks' first answer, one report each. */
    public BankSimulator.Outcomes firstReports() throws IOException, InterruptedException {
        if (byHand) {
            return new HandingOver(desk, banks).handOver(files);
        }
        BankSimulator.Outcomes outcomes = banks.settle(files);
        if (rail != null) {
            Objects.requireNonNull(rail).answer(programme, run, files, banks);
            return outcomes;
        }
        for (BankFile file : files) {
            if (isoReports && inIso.contains(file.id())) {
                reportInIso(file);
            } else {
                Path report = named("report-1", file);
                banks.firstReport(file, desk.clock().instant(), report);
                postRows(file.bank(), report);
            }
        }
        return outcomes;
    }

    /** What was rejected or is not known yet as pain.002, then what was booked as camt.054. */
    private void reportInIso(BankFile file) throws IOException, InterruptedException {
        List<IsoReports.Word> words = banks.firstWords(file);
        Path status = named("pain-002", file, "xml");
        if (IsoReports.status(file.id(), words, desk.clock().instant(), status)) {
            post(file.bank() + " pain.002", status);
        }
        Path booked = named("camt-054", file, "xml");
        if (IsoReports.booked(file.id(), words, desk.clock().instant(), booked)) {
            post(file.bank() + " camt.054", booked);
        }
    }

    /**
     * What came later.
     *
     * @param contradicting with three lines in the largest bank's report that cannot be right
     */
    public void secondReports(boolean contradicting) throws IOException, InterruptedException {
        if (byHand) {
            return;
        }
        BankFile largest =
                files.stream()
                        .max((a, b) -> Integer.compare(a.lines().size(), b.lines().size()))
                        .orElseThrow();
        for (BankFile file : files) {
            Path report = named("report-2", file);
            banks.secondReport(
                    file, desk.clock().instant(), report, contradicting && file == largest);
            postRows(file.bank(), report);
        }
    }

    /** The lines of these reports that are left for a person to settle. */
    public void showContradictions() {
        List<List<String>> rows = new ArrayList<>();
        desk.api()
                .forEach(
                        preparer,
                        "/v1/contradictions?open=true&limit=100",
                        line -> {
                            if (reports.contains(line.path("reportId").asText())) {
                                rows.add(
                                        List.of(
                                                line.path("reason").asText(),
                                                line.path("transfer").asText(),
                                                line.path("status").asText(),
                                                Screen.rupiah(line.path("amountRupiah").asLong())));
                            }
                        });
        desk.screen().heading("Left for a person to settle:");
        desk.screen().table(List.of("why", "transfer", "bank says", "amount"), rows, 3);
        desk.check("contradictory lines", BankSimulator.CONTRADICTIONS, rows.size());
    }

    /** A file's bytes by this name: its bank says in which form it wants it. */
    public static String content(JsonNode listed) {
        return "/v1/bank-files/" + listed.path("id").asText() + "." + extension(listed);
    }

    private static String extension(JsonNode listed) {
        String form = listed.path("form").asText();
        return form.equals(OVER_RAIL) ? "json" : form.equals(ISO) ? "xml" : "csv";
    }

    private BankFile fetch(JsonNode listed) throws IOException {
        String path = content(listed);
        HttpResponse<byte[]> first = desk.api().download(preparer, path);
        byte[] again = desk.api().download(preparer, path).body();
        byte[] bytes = first.body();
        BankFile.require(Arrays.equals(bytes, again), "a second download differs");
        BankFile.require(
                BankFile.sha256(bytes).equals(listed.path("sha256").asText()),
                "the hash does not hold");
        BankFile file = BankFile.read(bytes);
        BankFile.require(
                file.controlSumRupiah() == listed.path("controlSumRupiah").asLong(),
                "the listed control sum does not hold");
        Files.write(named("transfers", file, extension(listed)), bytes);
        return file;
    }

    private Path named(String what, BankFile file) {
        return named(what, file, "csv");
    }

    private Path named(String what, BankFile file, String extension) {
        return folder.resolve(
                "%s-%s-%s.%s".formatted(what, file.bank(), file.id().substring(0, 8), extension));
    }

    /** Of a file of one transfer a bank may have nothing to say that day: then it sends nothing. */
    private void postRows(String bank, Path report) throws IOException, InterruptedException {
        try (var rows = Files.lines(report)) {
            if (rows.limit(2).count() < 2) {
                return;
            }
        }
        post(bank, report);
    }

    private void post(String bank, Path report) throws IOException, InterruptedException {
        String path =
                desk.api()
                        .uploadReport(
                                preparer,
                                "/v1/bank-reports?owner=" + desk.office().owner(),
                                report);
        reports.add(path.substring(path.lastIndexOf('/') + 1));
        long started = System.nanoTime();
        JsonNode done =
                desk.await(
                        preparer,
                        path,
                        now -> ENDED.contains(now.path("state").asText()),
                        now ->
                                desk.screen()
                                        .progress(
                                                bank,
                                                now.path("linesDone").asLong(),
                                                now.path("lines").asLong(),
                                                started));
        if (!done.path("state").asText().equals("DONE")) {
            throw new DemoException("the report of " + bank + " failed: " + done);
        }
        desk.screen()
                .note(
                        "%-8s %7s lines: %s settled, %s unchanged, %s queued"
                                .formatted(
                                        bank,
                                        Screen.count(done.path("lines").asLong()),
                                        Screen.count(done.path("settled").asLong()),
                                        Screen.count(done.path("unchanged").asLong()),
                                        Screen.count(done.path("queued").asLong())));
    }
}

package id.dinsos.demo.bank;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import id.dinsos.regency.Dice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The banks of the demo. Of all transfers they credit 97 %, refuse 1.5 % at the account check and
 * return 0.6 %; of 0.9 % they cannot say at first what became of them. In a second report families
 * withdraw, and most of the unknown turn out credited, but are not withdrawn. The same seed and the
 * same files give the same outcomes.
 */
public final class BankSimulator {
    /** How many lines {@link #secondReport} adds, if asked, that no book can agree with. */
    static final int CONTRADICTIONS = 3;

    /** Of these, how many stand in the place of a true withdrawal. */
    public static final int NOT_WITHDRAWN_FOR_CONTRADICTION = 2;

    private static final List<String> COLUMNS =
            List.of(
                    "transfer_id",
                    "amount_rupiah",
                    "status",
                    "code",
                    "bank_reference",
                    "reported_at");
    private static final List<String> FAILURES =
            List.of(
                    "ACCOUNT_NOT_FOUND",
                    "ACCOUNT_DORMANT",
                    "NAME_MISMATCH",
                    "ACCOUNT_CLOSED",
                    "NIK_MISMATCH");
    private static final List<String> RETURNS =
            List.of("CARD_NOT_DELIVERED", "MOVED", "DECEASED", "OTHER");

    private final Dice dice;
    private final Map<String, Settled> settled = new HashMap<>();
    private Outcomes outcomes = new Outcomes(0, 0, 0, 0, 0, 0);

    public BankSimulator(long seed) {
        this.dice = new Dice(seed);
    }

    private enum Outcome {
        WITHDRAWN,
        CREDITED_LATE,
        FAILED,
        RETURNED,
        UNKNOWN,
        SILENT
    }

    private record Settled(Outcome outcome, String code, String reference) {}

    /**
     * How many transfers end how.
     *
     * @param withdrawn credited in the first report, withdrawn in the second
     * @param creditedLate unknown in the first report, credited in the second
     * @param unknown unknown in both reports
     * @param silent in no report
     */
    public record Outcomes(
            int withdrawn, int creditedLate, int failed, int returned, int unknown, int silent) {
        public int credited() {
            return withdrawn + creditedLate;
        }

        public int unknownAtFirst() {
            return creditedLate + unknown;
        }
    }

    /** Deals the outcomes over all transfers of a run, in exact shares. */
    Outcomes settle(List<BankFile> files) {
        List<String> transfers = new ArrayList<>();
        files.forEach(file -> file.lines().forEach(line -> transfers.add(line.transferId())));
        transfers.sort(Comparator.naturalOrder());
        outcomes = outcomes(transfers.size());
        byte[] deck = new byte[transfers.size()];
        int at = 0;
        for (Outcome outcome : Outcome.values()) {
            for (int i = 0; i < count(outcome); i++) {
                deck[at++] = (byte) outcome.ordinal();
            }
        }
        dice.shuffle(deck);
        for (int i = 0; i < deck.length; i++) {
            Outcome outcome = Outcome.values()[deck[i]];
            settled.put(
                    transfers.get(i),
                    new Settled(outcome, code(outcome), "TRX-" + transfers.get(i)));
        }
        return outcomes;
    }

    /** The day after the transfer: what was credited, refused and returned, and what is unclear. */
    void firstReport(BankFile file, Instant at, Path report) throws IOException {
        try (CsvWriter rows = open(report)) {
            for (IsoReports.Word word : firstWords(file)) {
                rows.writeRecord(
                        word.transferId(),
                        Long.toString(word.amountRupiah()),
                        word.status(),
                        word.code(),
                        word.reference(),
                        at.toString());
            }
        }
    }

    /** The same as the first report, as a bank says it that speaks ISO 20022. */
    List<IsoReports.Word> firstWords(BankFile file) {
        List<IsoReports.Word> words = new ArrayList<>();
        for (BankFile.Line line : file.lines()) {
            Settled known = of(line);
            String status =
                    switch (known.outcome()) {
                        case WITHDRAWN -> "CREDITED";
                        case FAILED -> "FAILED";
                        case RETURNED -> "RETURNED";
                        case CREDITED_LATE, UNKNOWN -> "UNKNOWN";
                        case SILENT -> "";
                    };
            if (!status.isEmpty()) {
                words.add(
                        new IsoReports.Word(
                                line.transferId(),
                                line.amountRupiah(),
                                status,
                                known.code(),
                                known.reference()));
            }
        }
        return words;
    }

    /** The same as the first report, as a rail says it; what is silent stays open. */
    RailSimulator.Word overRail(String transfer) {
        Settled known = settled.get(transfer);
        if (known == null) {
            return RailSimulator.Word.PENDING;
        }
        return new RailSimulator.Word(
                switch (known.outcome()) {
                    case WITHDRAWN -> "COMPLETED";
                    case FAILED -> "FAILED";
                    case RETURNED -> "RETURNED";
                    case CREDITED_LATE, UNKNOWN -> "UNKNOWN";
                    case SILENT -> "PENDING";
                },
                known.code(),
                known.reference());
    }

    /** What the first report says is credited. */
    long creditedAtFirstRupiah(BankFile file) {
        return file.lines().stream()
                .filter(line -> of(line).outcome() == Outcome.WITHDRAWN)
                .mapToLong(BankFile.Line::amountRupiah)
                .sum();
    }

    /**
     * Some weeks later: who has withdrawn, and what became of the unclear.
     *
     * @param contradicting whether two lines disagree with the books (another amount; failed after
     *     credited) and a third names a transfer nobody ordered; needs two withdrawn lines
     */
    void secondReport(BankFile file, Instant at, Path report, boolean contradicting)
            throws IOException {
        int toSpoil = contradicting ? CONTRADICTIONS : 0;
        try (CsvWriter rows = open(report)) {
            if (toSpoil > 0) {
                BankFile.Line stranger = stranger(file);
                settled.put(
                        stranger.transferId(), new Settled(Outcome.WITHDRAWN, "", "TRX-STRANGER"));
                write(rows, stranger, "CREDITED", at);
                toSpoil--;
            }
            for (BankFile.Line line : file.lines()) {
                switch (of(line).outcome()) {
                    case WITHDRAWN -> {
                        switch (toSpoil) {
                            case 0 -> write(rows, line, "WITHDRAWN", at);
                            case 1 -> write(rows, line, "FAILED", at);
                            default -> write(rows, withOtherAmount(line), "WITHDRAWN", at);
                        }
                        toSpoil = Math.max(0, toSpoil - 1);
                    }
                    case CREDITED_LATE -> write(rows, line, "CREDITED", at);
                    case FAILED, RETURNED, UNKNOWN, SILENT -> {}
                }
            }
        }
    }

    /** Who comes to take it: nearly all, and nobody leaves the office in doubt. */
    Outcomes handOut(List<BankFile> lists) {
        List<String> transfers = new ArrayList<>();
        lists.forEach(list -> list.lines().forEach(line -> transfers.add(line.transferId())));
        transfers.sort(Comparator.naturalOrder());
        int absent = share(transfers.size(), 150);
        outcomes = new Outcomes(transfers.size() - absent, 0, 0, absent, 0, 0);
        byte[] deck = new byte[transfers.size()];
        for (int i = 0; i < deck.length; i++) {
            deck[i] = (byte) (i < absent ? 1 : 0);
        }
        dice.shuffle(deck);
        for (int i = 0; i < deck.length; i++) {
            Outcome outcome = deck[i] == 1 ? Outcome.RETURNED : Outcome.WITHDRAWN;
            settled.put(transfers.get(i), new Settled(outcome, "", ""));
        }
        return outcomes;
    }

    boolean takes(BankFile.Line line) {
        return of(line).outcome() == Outcome.WITHDRAWN;
    }

    private static Outcomes outcomes(int all) {
        int doubtful = share(all, 90);
        int silent = share(doubtful, 200);
        int unknown = share(doubtful, 500);
        int failed = share(all, 150);
        int returned = share(all, 60);
        int withdrawn = all - doubtful - failed - returned;
        return new Outcomes(
                withdrawn, doubtful - silent - unknown, failed, returned, unknown, silent);
    }

    private int count(Outcome outcome) {
        return switch (outcome) {
            case WITHDRAWN -> outcomes.withdrawn();
            case CREDITED_LATE -> outcomes.creditedLate();
            case FAILED -> outcomes.failed();
            case RETURNED -> outcomes.returned();
            case UNKNOWN -> outcomes.unknown();
            case SILENT -> outcomes.silent();
        };
    }

    private String code(Outcome outcome) {
        return switch (outcome) {
            case FAILED -> FAILURES.get(dice.weighted(35, 30, 15, 10, 10));
            case RETURNED -> RETURNS.get(dice.weighted(50, 20, 15, 15));
            case WITHDRAWN, CREDITED_LATE, UNKNOWN, SILENT -> "";
        };
    }

    private Settled of(BankFile.Line line) {
        return Objects.requireNonNull(settled.get(line.transferId()), () -> "not settled: " + line);
    }

    private void write(CsvWriter rows, BankFile.Line line, String status, Instant at) {
        Settled settled = of(line);
        String code =
                status.equals("FAILED") && settled.code().isEmpty() ? "OTHER" : settled.code();
        rows.writeRecord(
                line.transferId(),
                Long.toString(line.amountRupiah()),
                status,
                code,
                settled.reference(),
                at.toString());
    }

    private static BankFile.Line stranger(BankFile file) {
        byte[] name = ("nobody's transfer in " + file.id()).getBytes(StandardCharsets.UTF_8);
        return new BankFile.Line(UUID.nameUUIDFromBytes(name).toString(), "", "", 200_000);
    }

    private static BankFile.Line withOtherAmount(BankFile.Line line) {
        return new BankFile.Line(
                line.transferId(), line.account(), line.holder(), line.amountRupiah() - 1_000);
    }

    private static int share(int all, int perTenThousand) {
        return (int) (((long) all * perTenThousand + 5_000) / 10_000);
    }

    private static CsvWriter open(Path report) throws IOException {
        CsvWriter rows = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(report);
        rows.writeRecord(COLUMNS);
        return rows;
    }
}

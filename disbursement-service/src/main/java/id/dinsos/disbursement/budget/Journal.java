package id.dinsos.disbursement.budget;

import id.dinsos.disbursement.work.Csv;
import id.dinsos.eventstore.file.TextFile;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Stream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The journal as callers read it: the lines of every event in their order. */
public record Journal(List<Line> items, @Nullable String next) {
    private static final String COLUMNS =
            "version;event;date;by;run;account;debit_rupiah;credit_rupiah\r\n";

    public Journal {
        items = List.copyOf(items);
    }

    /** The whole journal of a budget as a file for a spreadsheet. */
    public static String csv(Stream budget, Funding funding, ZoneId zone) {
        return new Journal(
                        budget.events().stream()
                                .flatMap(recorded -> lines(recorded, funding, zone).stream())
                                .toList(),
                        null)
                .csv();
    }

    static List<Line> lines(Recorded recorded, Funding funding, ZoneId zone) {
        BudgetEvent event = (BudgetEvent) recorded.event();
        return Entry.of(event, funding).lines().stream()
                .map(posting ->
                        Line.of(
                                recorded.version(),
                                BudgetEvent.change(event),
                                recorded.trueSince(zone),
                                recorded.meta().actor(),
                                posting))
                .toList();
    }

    /** As a file for a spreadsheet, with both sums in the last line. */
    String csv() {
        StringBuilder csv = new StringBuilder().append(TextFile.MARK).append(COLUMNS);
        items.forEach(line -> line.csv(csv));
        long debits = items.stream().mapToLong(Line::debitRupiah).sum();
        long credits = items.stream().mapToLong(Line::creditRupiah).sum();
        return csv.append(";;;;;;")
                .append(debits)
                .append(';')
                .append(credits)
                .append("\r\n")
                .toString();
    }

    /**
     * One line.
     *
     * @param version of the budget, by which the lines of an event belong together
     * @param date since when it is true: the day of the closing for what lapses with it
     * @param by officer or job
     * @param run null: the budget's own money
     */
    public record Line(
            int version,
            String event,
            LocalDate date,
            String by,
            @Nullable UUID run,
            LedgerAccount account,
            long debitRupiah,
            long creditRupiah) {
        static Line of(int version, String event, LocalDate date, String by, Posting posting) {
            return new Line(
                    version,
                    event,
                    date,
                    by,
                    posting.run(),
                    posting.account(),
                    posting.debit().amount(),
                    posting.credit().amount());
        }

        void csv(StringBuilder to) {
            to.append(version)
                    .append(';')
                    .append(event)
                    .append(';')
                    .append(date)
                    .append(';')
                    .append(Csv.safe(by, ';'))
                    .append(';')
                    .append(run == null ? "" : run)
                    .append(';')
                    .append(account)
                    .append(';')
                    .append(debitRupiah)
                    .append(';')
                    .append(creditRupiah)
                    .append("\r\n");
        }
    }
}

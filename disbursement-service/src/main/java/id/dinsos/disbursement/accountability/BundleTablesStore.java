package id.dinsos.disbursement.accountability;

import id.dinsos.disbursement.recovery.RecoveryEvent;
import id.dinsos.disbursement.roster.CurrentVerdict;
import id.dinsos.disbursement.roster.RosterStore;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.work.Csv;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.work.Await;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tables of the archive of a run that are read from the log: the roster with every verdict, who
 * decided what, and what the treasury received back.
 */
@Singleton
public class BundleTablesStore {
    private static final String RECOVERIES =
            "select id, payment, beneficiary from view_ledger.recovery where run_id = $1 order by"
                    + " id";

    private final Pool pool;
    private final EventStore store;
    private final RosterStore roster;
    private final Zones zones;

    public BundleTablesStore(Pool pool, EventStore store, RosterStore roster, Zones zones) {
        this.pool = pool;
        this.store = store;
        this.roster = roster;
        this.zones = zones;
    }

    /** A chunk at a time: those too who get nothing, with the clauses that failed. */
    void roster(Opened run, OutputStream out) throws IOException {
        write(out, "beneficiary;village;month;verdict;amount_rupiah;clauses;waiting_place\r\n");
        for (YearMonth month : run.plan().months()) {
            for (int chunk = 0; chunk < run.chunks(); chunk++) {
                StringBuilder text = new StringBuilder();
                for (CurrentVerdict row : Await.await(roster.chunk(run, month, chunk))) {
                    text.append(row.beneficiaryId())
                            .append(';')
                            .append(Csv.sheet(row.region()))
                            .append(';')
                            .append(Csv.sheet(month.toString()))
                            .append(';')
                            .append(row.verdict())
                            .append(';')
                            .append(row.amountRupiah())
                            .append(';')
                            .append(Csv.sheet(String.join(" ", row.clauses())))
                            .append(';')
                            .append(row.place() == null ? "" : row.place())
                            .append("\r\n");
                }
                write(out, text.toString());
            }
        }
    }

    /** With papers and times of the owner's day. */
    String decisions(Opened run) {
        return SheetFile.csv(
                DecisionLine.NAMES,
                DecisionLine.of(
                                run,
                                Await.await(store.load(run.id())).events(),
                                zones.of(run.plan().owner()))
                        .stream()
                        .map(DecisionLine::cells)
                        .toList());
    }

    /** The receipts of the treasury (STS), what it gave back again, and what was given up. */
    String receipts(Opened run) {
        Map<UUID, List<String>> about = new LinkedHashMap<>();
        Await.await(pool.preparedQuery(RECOVERIES).execute(Tuple.of(run.id())))
                .forEach(row ->
                        about.put(
                                row.getUUID("id"),
                                List.of(
                                        row.getUUID("id").toString(),
                                        row.getUUID("payment").toString(),
                                        row.getUUID("beneficiary").toString())));
        List<List<String>> rows = new ArrayList<>();
        RunHistoryStore.each(
                store,
                List.copyOf(about.keySet()),
                (recovery, history) -> {
                    for (Recorded one : history.events()) {
                        List<String> line = line(run, one);
                        if (!line.isEmpty()) {
                            List<String> whole =
                                    new ArrayList<>(about.getOrDefault(recovery, List.of()));
                            whole.addAll(line);
                            rows.add(whole);
                        }
                    }
                });
        return SheetFile.csv(
                List.of(
                        "recovery",
                        "payment",
                        "beneficiary",
                        "kind",
                        "number",
                        "date",
                        "amount_rupiah",
                        "by"),
                rows);
    }

    /** Empty where no money moved. */
    private List<String> line(Opened run, Recorded recorded) {
        LocalDate day = recorded.knownSince(zones.of(run.plan().owner()));
        return switch ((RecoveryEvent) recorded.event()) {
            case RecoveryEvent.RecoveryReceived(var receipt, var by) ->
                    List.of(
                            "RECEIVED",
                            receipt.number(),
                            receipt.on().toString(),
                            Long.toString(receipt.amountRupiah()),
                            by);
            case RecoveryEvent.RecoveryRefunded(long amount, var by) ->
                    List.of("REFUNDED", "", day.toString(), Long.toString(amount), by);
            case RecoveryEvent.RecoveryWrittenOff(long amount, var by) ->
                    List.of("WRITTEN_OFF", "", day.toString(), Long.toString(amount), by);
            case RecoveryEvent.RecoveryProposed _,
                    RecoveryEvent.RecoveryReviewed _,
                    RecoveryEvent.RecoveryWithdrawn _,
                    RecoveryEvent.RecoveryStepPrepared _,
                    RecoveryEvent.RecoveryStepRefused _,
                    RecoveryEvent.RecoveryClaimed _,
                    RecoveryEvent.RecoveryInstalmentsAgreed _,
                    RecoveryEvent.RecoveryDismissed _,
                    RecoveryEvent.RecoveryPaymentReturned _ ->
                    List.of();
        };
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}

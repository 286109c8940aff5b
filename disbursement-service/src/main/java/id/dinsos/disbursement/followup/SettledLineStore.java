package id.dinsos.disbursement.followup;

import id.dinsos.disbursement.channel.BankFileStore;
import id.dinsos.disbursement.followup.FollowUp.BankLine;
import id.dinsos.disbursement.reconciliation.ReconciliationCode;
import id.dinsos.disbursement.reconciliation.ReconciliationView;
import id.dinsos.disbursement.reconciliation.ReportLine;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Finds what a line of a bank's report, which waits for a person, is about. */
@Singleton
public class SettledLineStore {
    private final ReconciliationView view;
    private final BankFileStore files;

    public SettledLineStore(ReconciliationView view, BankFileStore files) {
        this.view = view;
        this.files = files;
    }

    /**
     * Of an office that the caller has authority over; of another it is as if it were not there.
     */
    Uni<SettledLine> find(UUID contradiction, Caller caller) {
        return view.find(contradiction)
                .map(found ->
                        found.filter(one -> one.open() && caller.covers(one.owner()))
                                .orElseThrow(SettledLineStore::none))
                .flatMap(one -> {
                    UUID transfer =
                            ReportLine.idOf(one.transfer()).orElseThrow(SettledLineStore::none);
                    return files.transfers(List.of(transfer))
                            .map(known -> {
                                if (!known.containsKey(transfer)) {
                                    throw none();
                                }
                                return new SettledLine(
                                        new BankLine(one.reportId(), one.id()),
                                        known.get(transfer).payments());
                            });
                });
    }

    private static RefusedException none() {
        return RefusedException.of(
                ReconciliationCode.CONTRADICTION_NOT_FOUND,
                "there is no such line about a transfer of ours that waits");
    }

    /**
     * A line.
     *
     * @param payments of the transfer it names
     */
    record SettledLine(BankLine line, List<UUID> payments) {
        SettledLine {
            payments = List.copyOf(payments);
        }
    }
}

package id.dinsos.disbursement.channel;

import id.dinsos.disbursement.beneficiary.Payee;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunPlan;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the files are for.
 *
 * @param id of whatever chose the transfers, such as a run; in a round it has these files and no
 *     others
 * @param round 0 for the first files of it; those of later ones have numbers of their own
 * @param preparedBy who chose the transfers, beside those of the run; empty where nobody did
 * @param approvedBy who agreed to them, beside those of the run; empty where nobody did
 */
public record FilesOrder(
        UUID id,
        int round,
        UUID run,
        UUID budget,
        String owner,
        String programme,
        YearMonth month,
        String preparedBy,
        String approvedBy) {

    static FilesOrder of(Opened run) {
        RunPlan plan = run.plan();
        return new FilesOrder(
                plan.id(),
                run.payout().rounds(),
                plan.id(),
                plan.budgetId(),
                plan.owner(),
                plan.programme(),
                plan.months().getLast(),
                "",
                "");
    }

    /**
     * Who entered the account; null where the freeze of a run has looked at it and keeps the name.
     */
    @Nullable String enteredBy(Way way, TransferLine line, Payee payee) {
        boolean frozen = approvedBy.isEmpty() && line.account() != null;
        return frozen ? null : way.enteredBy(payee);
    }

    /** Who does not release its files, beside those of the run. */
    List<String> hands() {
        return Stream.of(preparedBy, approvedBy).filter(one -> !one.isEmpty()).toList();
    }

    UUID plan() {
        return BankFilePlan.idOf(id, round);
    }

    int firstNumber() {
        return 1 + round * BankBatch.MAX_FILES;
    }

    /** A name that a person can read; what follows a run is told apart by its own id. */
    String title(String receiver, int number) {
        String of = id.equals(run) ? "" : "_" + id.toString().substring(0, 8);
        return "%s_%s_%s_%d%s".formatted(programme, month, receiver, number, of);
    }
}

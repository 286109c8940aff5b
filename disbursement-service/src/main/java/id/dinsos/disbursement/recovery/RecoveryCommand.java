package id.dinsos.disbursement.recovery;

import id.dinsos.disbursement.recovery.Recovery.Instalment;
import id.dinsos.disbursement.recovery.Recovery.Step;
import java.time.LocalDate;
import java.util.List;

/** What may be asked of a recovery. */
public sealed interface RecoveryCommand {
    /** The rule says so now; again and again, as facts change. */
    record Propose(Finding finding) implements RecoveryCommand {}

    /** The payment itself came back, or never arrived. */
    record NoteReturn() implements RecoveryCommand {}

    /**
     * @param today of the office: no paper is of tomorrow
     */
    record Prepare(Step step, LocalDate today) implements RecoveryCommand {}

    record Confirm(String by) implements RecoveryCommand {}

    record Refuse(String by, String reason) implements RecoveryCommand {}

    /** By a statement of whoever owes it (SKTJM). */
    record Agree(List<Instalment> instalments, String number, String by)
            implements RecoveryCommand {
        public Agree {
            instalments = List.copyOf(instalments);
        }
    }
}

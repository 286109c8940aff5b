package id.dinsos.disbursement.run;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.paper.Paper;
import id.dinsos.disbursement.run.RunEvent.Limit;
import id.dinsos.disbursement.run.RunEvent.TopicEnd;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What may be asked of a run. */
public sealed interface RunCommand {
    record Open(RunPlan plan) implements RunCommand {}

    record NoteCutoff(List<TopicEnd> ends) implements RunCommand {}

    record StartFreeze(int candidates, List<UUID> firstIds) implements RunCommand {}

    record DecideLimit(Limit limit) implements RunCommand {}

    /**
     * @param accountsBy officers who entered an account that the run may pay into
     */
    record FinishFreeze(Tally tally, String rosterHash, Set<String> accountsBy)
            implements RunCommand {
        public FinishFreeze {
            accountsBy = Set.copyOf(accountsBy);
        }

        public FinishFreeze(Tally tally, String rosterHash) {
            this(tally, rosterHash, Set.of());
        }
    }

    record Amend(UUID beneficiary, long amountRupiah, String rosterHash, String by)
            implements RunCommand {}

    /** What the chunks say of places left and taken. */
    record Replace(Tally tally, String rosterHash, int left, int filled, String by)
            implements RunCommand {}

    record Submit(Paper rosterDecree, String by) implements RunCommand {}

    /**
     * @param roles in which the officer may sign
     * @param involved who defined the programme and entered the money it is paid from
     */
    record Approve(String by, String note, Set<String> roles, Set<String> involved)
            implements RunCommand {
        public Approve {
            roles = Set.copyOf(roles);
            involved = Set.copyOf(involved);
        }

        public Approve(String by, String note) {
            this(by, note, Set.of("approver"), Set.of());
        }
    }

    /** Enter an order to pay, signed after the approval. */
    record OrderPayment(Paper order, Rupiah amount, String by) implements RunCommand {}

    /** Enter that the treasury has released the money of an order. */
    record ReleaseFunds(String order, Paper release, String by) implements RunCommand {}

    record StartInstruct() implements RunCommand {}

    record FinishInstruct(Instructed instructed) implements RunCommand {}

    record NoteFiles(List<UUID> files) implements RunCommand {}

    /** Pay one whom the instruction has left out, once it is over. */
    record InstructHold(UUID beneficiary, int payments, long amountRupiah, String reason, String by)
            implements RunCommand {}

    /**
     * @param involved who defined the programme and entered the money it is paid from
     */
    record ReleaseFile(UUID file, String by, Set<String> involved) implements RunCommand {
        public ReleaseFile {
            involved = Set.copyOf(involved);
        }
    }

    record Close(RunMoney money, String by) implements RunCommand {}

    record Cancel(String reason, String by) implements RunCommand {}
}

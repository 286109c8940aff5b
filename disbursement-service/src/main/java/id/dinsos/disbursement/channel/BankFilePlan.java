package id.dinsos.disbursement.channel;

import id.dinsos.disbursement.channel.BankFilePlanEvent.LeftOut;
import id.dinsos.disbursement.channel.BankFilePlanEvent.PlannedFile;
import id.dinsos.eventstore.rules.Names;
import java.util.List;
import java.util.UUID;

/**
 * Which transfers of a run stand in which bank file, and which in none: decided as a whole, once,
 * and then only carried out.
 */
public sealed interface BankFilePlan {
    static UUID idOf(UUID run) {
        return Names.uuid("bank-file-plan", run);
    }

    /**
     * @param round 0 for what the instruction made out; later ones for those let go on since
     */
    static UUID idOf(UUID run, int round) {
        return round == 0 ? idOf(run) : Names.uuid("bank-file-plan", run, round);
    }

    /** Not decided. */
    record None() implements BankFilePlan {}

    /** Decided; whoever carries it out, and however often, does the same. */
    record Decided(
            UUID run, UUID budget, String owner, List<PlannedFile> files, List<LeftOut> leftOut)
            implements BankFilePlan {
        public Decided {
            files = List.copyOf(files);
            leftOut = List.copyOf(leftOut);
        }

        public List<UUID> fileIds() {
            return files.stream().map(PlannedFile::id).toList();
        }
    }
}

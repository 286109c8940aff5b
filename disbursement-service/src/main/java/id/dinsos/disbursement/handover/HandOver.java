package id.dinsos.disbursement.handover;

import id.dinsos.disbursement.handover.HandOverEvent.HandOverProofAdded;
import id.dinsos.disbursement.handover.HandOverEvent.HandOverRecorded;
import id.dinsos.eventstore.rules.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The record of a hand-over of money (BAST): one number of an office and year is one record. */
public sealed interface HandOver {
    static UUID idOf(String owner, String number, LocalDate on) {
        return Names.uuid("hand-over", owner, number.toUpperCase(Locale.ROOT), on.getYear());
    }

    /** Not entered. */
    record None() implements HandOver {}

    /**
     * Entered.
     *
     * @param report under which its lines are settled; null before the confirmation
     */
    record Entered(
            HandOverRecorded content,
            List<HandOverProofAdded> proofs,
            Stage stage,
            @Nullable UUID report)
            implements HandOver {
        public Entered {
            proofs = List.copyOf(proofs);
        }

        public Optional<HandOverProofAdded> proof(UUID id) {
            return proofs.stream().filter(one -> one.proof().equals(id)).findFirst();
        }

        boolean hasProof(String sha256) {
            return proofs.stream().anyMatch(one -> one.sha256().equals(sha256));
        }

        Entered plus(HandOverProofAdded proof) {
            List<HandOverProofAdded> all = new ArrayList<>(proofs);
            all.add(proof);
            return new Entered(content, all, stage, report);
        }

        Entered at(Stage next, @Nullable UUID settledUnder) {
            return new Entered(content, proofs, next, settledUnder);
        }
    }

    /** How far it has come. */
    enum Stage {
        RECORDED,
        CONFIRMED,
        WITHDRAWN
    }
}

package id.dinsos.disbursement.stock;

import id.dinsos.disbursement.stock.DistributionEvent.DistributionPlanned;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionProofAdded;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionRecorded;
import id.dinsos.disbursement.stock.DistributionEvent.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Goods for families of a village, from the plan to the signed record. */
public sealed interface Distribution {
    /** Not planned. */
    record None() implements Distribution {}

    /**
     * Planned, and as far as it has come.
     *
     * @param record null before there is one
     * @param correction of a record that is confirmed, while nobody has confirmed it; else null
     */
    record Planned(
            DistributionPlanned planned,
            List<DistributionProofAdded> proofs,
            @Nullable DistributionRecorded record,
            Stage stage,
            @Nullable Correction correction)
            implements Distribution {
        public Planned {
            proofs = List.copyOf(proofs);
        }

        Plan plan() {
            return planned.plan();
        }

        /** How many families took it, by the record. */
        int received() {
            DistributionRecorded known = record;
            return known == null ? 0 : received(known);
        }

        /** How many families took it, by a record. */
        int received(DistributionRecorded by) {
            return plan().families().size() - by.absent().size();
        }

        Optional<DistributionProofAdded> proof(UUID id) {
            return proofs.stream().filter(one -> one.proof().equals(id)).findFirst();
        }

        Planned plus(DistributionProofAdded proof) {
            List<DistributionProofAdded> all = new ArrayList<>(proofs);
            all.add(proof);
            return new Planned(planned, all, record, stage, correction);
        }

        Planned at(Stage next, @Nullable DistributionRecorded known) {
            return new Planned(planned, proofs, known, next, null);
        }

        /** With a correction that waits for another person. */
        Planned correcting(DistributionRecorded next) {
            return new Planned(planned, proofs, record, stage, new Correction(next, proofs.size()));
        }
    }

    /**
     * A record as it should have been.
     *
     * @param proofs how many there were before; it needs one of its own
     */
    record Correction(DistributionRecorded record, int proofs) {}

    /** How far it has come. */
    enum Stage {
        PLANNED,
        RECORDED,
        CONFIRMED,
        CANCELLED
    }
}

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
     * @param settled how many of the proofs there were when it was last confirmed; a correction
     *     needs one that came after them
     * @param correction of a record that is confirmed, while nobody has confirmed it; else null
     */
    record Planned(
            DistributionPlanned planned,
            List<DistributionProofAdded> proofs,
            @Nullable DistributionRecorded record,
            Stage stage,
            int settled,
            @Nullable DistributionRecorded correction)
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
            return new Planned(planned, all, record, stage, settled, correction);
        }

        Planned at(Stage next, @Nullable DistributionRecorded known) {
            return new Planned(planned, proofs, known, next, settled, null);
        }

        /** By a second person, with all of its proofs. */
        Planned confirmed(@Nullable DistributionRecorded known) {
            return new Planned(planned, proofs, known, Stage.CONFIRMED, proofs.size(), null);
        }

        /** With a correction that waits for another person. */
        Planned correcting(DistributionRecorded next) {
            return new Planned(planned, proofs, record, stage, settled, next);
        }
    }

    /** How far it has come. */
    enum Stage {
        PLANNED,
        RECORDED,
        CONFIRMED,
        CANCELLED
    }
}

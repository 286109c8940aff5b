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
     */
    record Planned(
            DistributionPlanned planned,
            List<DistributionProofAdded> proofs,
            @Nullable DistributionRecorded record,
            Stage stage)
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
            return known == null ? 0 : plan().families().size() - known.absent().size();
        }

        Optional<DistributionProofAdded> proof(UUID id) {
            return proofs.stream().filter(one -> one.proof().equals(id)).findFirst();
        }

        Planned plus(DistributionProofAdded proof) {
            List<DistributionProofAdded> all = new ArrayList<>(proofs);
            all.add(proof);
            return new Planned(planned, all, record, stage);
        }

        Planned at(Stage next, @Nullable DistributionRecorded known) {
            return new Planned(planned, proofs, known, next);
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

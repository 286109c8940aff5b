package id.dinsos.disbursement.sampling;

import id.dinsos.disbursement.sampling.SampleEvent.Chosen;
import id.dinsos.disbursement.sampling.SampleEvent.FamilyAnswer;
import id.dinsos.disbursement.sampling.SampleEvent.Plan;
import id.dinsos.disbursement.sampling.SampleEvent.SampleDrawn;
import id.dinsos.eventstore.rules.Names;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A verification by sample; the same plan is the same sample. */
public sealed interface Sample {
    static UUID idOf(Plan plan) {
        return Names.uuid(
                "verification-sample",
                plan.run(),
                plan.region(),
                plan.size(),
                plan.seed(),
                plan.riskyPercent());
    }

    /** Not drawn. */
    record None() implements Sample {}

    /** Drawn, with the answers so far. */
    record Drawn(SampleDrawn draw, Map<UUID, FamilyAnswer> answers) implements Sample {
        public Drawn {
            answers = Map.copyOf(answers);
        }

        Optional<Chosen> chosen(UUID beneficiary) {
            return draw.chosen().stream()
                    .filter(one -> one.beneficiary().equals(beneficiary))
                    .findFirst();
        }

        Drawn with(UUID beneficiary, FamilyAnswer answer) {
            Map<UUID, FamilyAnswer> all = new HashMap<>(answers);
            all.put(beneficiary, answer);
            return new Drawn(draw, all);
        }
    }
}

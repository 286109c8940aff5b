package id.dinsos.disbursement.sampling;

import id.dinsos.disbursement.sampling.SampleEvent.FamilyAnswer;
import id.dinsos.disbursement.sampling.SampleEvent.SampleDrawn;
import java.util.UUID;

/** What may be asked of a sample. */
public sealed interface SampleCommand {
    record Draw(SampleDrawn draw) implements SampleCommand {}

    record Record(UUID beneficiary, FamilyAnswer answer, String by) implements SampleCommand {}

    record Correct(UUID beneficiary, FamilyAnswer answer, String reason, String by)
            implements SampleCommand {}
}

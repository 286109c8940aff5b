package id.dinsos.disbursement.stock;

import id.dinsos.disbursement.stock.DistributionEvent.DistributionPlanned;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionProofAdded;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionRecorded;

/** What may be asked of a distribution. */
public sealed interface DistributionCommand {
    record PlanIt(DistributionPlanned planned) implements DistributionCommand {}

    record AddProof(DistributionProofAdded proof) implements DistributionCommand {}

    record Record(DistributionRecorded record) implements DistributionCommand {}

    record Correct(DistributionRecorded record, String reason) implements DistributionCommand {}

    record WithdrawRecord(String reason, String by) implements DistributionCommand {}

    record Confirm(String by) implements DistributionCommand {}

    record Cancel(String reason, String by) implements DistributionCommand {}
}

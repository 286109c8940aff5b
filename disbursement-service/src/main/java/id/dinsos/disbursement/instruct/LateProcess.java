package id.dinsos.disbursement.instruct;

import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.Transfers;
import id.dinsos.disbursement.roster.Chunk;
import id.dinsos.disbursement.roster.ChunkCommand;
import id.dinsos.disbursement.roster.ChunkEvent;
import id.dinsos.disbursement.run.RunCode;
import id.dinsos.disbursement.run.RunCommand;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.run.RunProcess;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;

/**
 * One whom the instruction left out, for a person to look at, is paid after all, for all months in
 * which it did: the payments with what they claim, the money out of what is free, and the words of
 * chunk and run, together or not at all. There is still one payment for an entitlement: what the
 * very payment of another run has made out is refused, and a claim that another holds is held by
 * it.
 */
final class LateProcess {
    private final RunProcess runs;
    private final SliceProcess slices;
    private final Aggregate<ChunkCommand, Chunk, ChunkEvent> chunks;

    LateProcess(
            RunProcess runs,
            SliceProcess slices,
            Aggregate<ChunkCommand, Chunk, ChunkEvent> chunks) {
        this.runs = runs;
        this.slices = slices;
        this.chunks = chunks;
    }

    /**
     * @param due the beneficiary as it stands now, by month
     */
    void instruct(
            UnitOfWork unit,
            RunPlan plan,
            UUID chunk,
            UUID beneficiary,
            Map<YearMonth, Due> due,
            String reason,
            String by) {
        long sum = 0;
        for (Map.Entry<YearMonth, Due> one : due.entrySet()) {
            PaymentOrder order = SliceProcess.order(plan, one.getKey(), one.getValue());
            UUID transfer = Transfers.late(plan.id(), beneficiary);
            if (order == null || !slices.pay(unit, order, one.getValue(), transfer)) {
                throw RefusedException.of(
                        RunCode.HOLD_NOT_RELEASABLE, "the month is paid already: " + one.getKey());
            }
            sum = Math.addExact(sum, order.amountRupiah());
        }
        unit.require(
                chunks,
                chunk,
                new ChunkCommand.InstructHold(
                        beneficiary, due.keySet().stream().sorted().toList(), sum, reason, by));
        runs.instructHold(
                unit, plan, new RunCommand.InstructHold(beneficiary, due.size(), sum, reason, by));
    }
}

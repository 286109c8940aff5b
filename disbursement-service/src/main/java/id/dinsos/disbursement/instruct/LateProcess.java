package id.dinsos.disbursement.instruct;

import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.Transfers;
import id.dinsos.disbursement.roster.Chunk;
import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.roster.ChunkCommand;
import id.dinsos.disbursement.roster.ChunkEvent;
import id.dinsos.disbursement.roster.Ranges;
import id.dinsos.disbursement.roster.Row;
import id.dinsos.disbursement.run.Run;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.disbursement.run.RunCode;
import id.dinsos.disbursement.run.RunCommand;
import id.dinsos.disbursement.run.RunEvent;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.run.RunProcess;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.YearMonth;
import java.util.List;
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
    private final Aggregate<RunCommand, Run, RunEvent> opened;
    private final RunProcess runs;
    private final SliceProcess slices;
    private final Aggregate<ChunkCommand, Chunk, ChunkEvent> chunks;

    LateProcess(
            Aggregate<RunCommand, Run, RunEvent> opened,
            RunProcess runs,
            SliceProcess slices,
            Aggregate<ChunkCommand, Chunk, ChunkEvent> chunks) {
        this.opened = opened;
        this.runs = runs;
        this.slices = slices;
        this.chunks = chunks;
    }

    /** Whom an instructed run has left out, and for which months; else it is refused. */
    Left left(UnitOfWork unit, UUID id, UUID beneficiary) {
        if (!(unit.state(opened, id) instanceof Opened run)) {
            throw RefusedException.of(RunCode.RUN_NOT_FOUND, "there is no such run");
        }
        if (run.stage() != Stage.INSTRUCTED) {
            throw RefusedException.of(
                    RunCode.RUN_NOT_INSTRUCTED,
                    "only an instructed run leaves somebody out; it is " + run.stage());
        }
        UUID chunk = Chunk.idOf(id, Math.max(0, Ranges.chunkOf(run.firstIds(), beneficiary)));
        unit.needs(List.of(chunk, run.plan().budgetId()));
        if (unit.state(chunks, chunk) instanceof Frozen frozen) {
            Row row = frozen.row(beneficiary).orElse(null);
            List<YearMonth> months = row == null ? List.of() : frozen.held(row);
            if (row != null && !months.isEmpty()) {
                return new Left(run.plan(), chunk, row, months);
            }
        }
        throw RefusedException.of(
                RunCode.HOLD_NOT_FOUND, "the instruction has left nobody out to look at");
    }

    /**
     * @param due the beneficiary as it stands now, by month
     */
    void instruct(UnitOfWork unit, Left asked, Map<YearMonth, Due> due, String reason, String by) {
        RunPlan plan = asked.plan();
        UUID beneficiary = asked.row().beneficiary();
        if (!left(unit, plan.id(), beneficiary).months().equals(asked.months())) {
            throw RefusedException.of(
                    KernelCode.CHANGED_MEANWHILE,
                    "the months were let go on meanwhile; look again");
        }
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
                asked.chunk(),
                new ChunkCommand.InstructHold(
                        beneficiary, due.keySet().stream().sorted().toList(), sum, reason, by));
        runs.instructHold(
                unit, plan, new RunCommand.InstructHold(beneficiary, due.size(), sum, reason, by));
    }

    /** One whom the instruction left out. */
    record Left(RunPlan plan, UUID chunk, Row row, List<YearMonth> months) {}
}

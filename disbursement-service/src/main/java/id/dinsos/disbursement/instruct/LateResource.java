package id.dinsos.disbursement.instruct;

import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.roster.Chunk;
import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.roster.ChunkPublisher;
import id.dinsos.disbursement.roster.Ranges;
import id.dinsos.disbursement.roster.Row;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.disbursement.run.RunCode;
import id.dinsos.disbursement.run.RunProcess;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.disbursement.run.RunStore;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hold that arose at the instruction is let go on by an approver, with a reason, while its run is
 * still open: the roster's row was signed, and what kept it back has been looked at. Whose facts
 * are still not those that were signed waits for a run that judges by today's.
 */
@Path("/v1/runs/{id}/holds/{beneficiary}/instruction")
public class LateResource {
    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final RunStore runs;
    private final DueStore dues;
    private final LateProcess process =
            new LateProcess(
                    new RunProcess(RunPublisher.RUN, BudgetPublisher.BUDGET),
                    new SliceProcess(PaymentPublisher.PAYMENT, ChunkPublisher.CHUNK),
                    ChunkPublisher.CHUNK);

    public LateResource(
            Caller caller, CommandHandler handler, EventStore store, RunStore runs, DueStore dues) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.runs = runs;
        this.dues = dues;
    }

    /** Why one who was left out is paid after all. */
    public record LateBody(@Nullable String reason) {}

    @POST
    @RunOnVirtualThread
    public Response instruct(
            @PathParam("id") UUID id, @PathParam("beneficiary") UUID beneficiary, LateBody body) {
        caller.require("approver");
        Fields fields = new Fields();
        String reason = fields.prose("/reason", body.reason(), 1, 500);
        fields.check();
        String by = caller.actor();
        var request = caller.requestIfMatch();
        Opened run = Await.await(runs.get(id, caller)).run();
        if (run.stage() != Stage.INSTRUCTED) {
            throw RefusedException.of(
                    RunCode.RUN_NOT_INSTRUCTED,
                    "only an instructed run leaves somebody out; it is " + run.stage());
        }
        UUID chunk = Chunk.idOf(id, Math.max(0, Ranges.chunkOf(run.firstIds(), beneficiary)));
        Map<YearMonth, Due> due = due(run, chunk, beneficiary);
        List<UUID> streams = new ArrayList<>(List.of(id, chunk, run.plan().budgetId()));
        return Answers.changed(
                Await.await(
                        handler.handle(
                                "InstructHold",
                                streams,
                                id,
                                unit ->
                                        process.instruct(
                                                unit,
                                                run.plan(),
                                                chunk,
                                                beneficiary,
                                                due,
                                                reason,
                                                by),
                                request)));
    }

    /** As it stands now; what a person lets go on is allowed beside whatever holds its claims. */
    private Map<YearMonth, Due> due(Opened run, UUID chunk, UUID beneficiary) {
        Frozen frozen =
                Await.await(store.load(chunk)).fold(ChunkPublisher.CHUNK.decider())
                                instanceof Frozen known
                        ? known
                        : null;
        Row row = frozen == null ? null : frozen.row(beneficiary).orElse(null);
        List<YearMonth> months = frozen == null || row == null ? List.of() : frozen.held(row);
        if (row == null || months.isEmpty()) {
            throw RefusedException.of(
                    RunCode.HOLD_NOT_FOUND, "the instruction has left nobody out to look at");
        }
        Map<YearMonth, Due> due = new TreeMap<>();
        for (YearMonth month : months) {
            Due.Assessment answer = dues.ask(run.plan(), month, List.of(row.overruling()));
            if (answer.due().isEmpty()) {
                throw RefusedException.of(
                        RunCode.HOLD_NOT_RELEASABLE,
                        "what was signed is still not what is on record: "
                                + answer.unpaid().getFirst().clause());
            }
            due.put(month, answer.due().getFirst());
        }
        return due;
    }
}

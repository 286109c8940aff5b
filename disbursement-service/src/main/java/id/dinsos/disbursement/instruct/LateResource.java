package id.dinsos.disbursement.instruct;

import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.instruct.LateProcess.Left;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.roster.ChunkPublisher;
import id.dinsos.disbursement.run.RunCode;
import id.dinsos.disbursement.run.RunProcess;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.Asking;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
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
    private final DueStore dues;
    private final LateProcess process =
            new LateProcess(
                    RunPublisher.RUN,
                    new RunProcess(RunPublisher.RUN, BudgetPublisher.BUDGET),
                    new SliceProcess(PaymentPublisher.PAYMENT, ChunkPublisher.CHUNK),
                    ChunkPublisher.CHUNK);

    public LateResource(Caller caller, CommandHandler handler, DueStore dues) {
        this.caller = caller;
        this.handler = handler;
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
        return Answers.changed(
                Await.await(
                        handler.handleAsking(
                                "InstructHold",
                                List.of(id),
                                id,
                                Asking.inSteps(unit -> {
                                    Left left = process.left(unit, id, beneficiary);
                                    Map<YearMonth, Due> due = due(left);
                                    return then -> process.instruct(then, left, due, reason, by);
                                }),
                                caller.requestIfMatch())));
    }

    /** As it stands now; what a person lets go on is allowed beside whatever holds its claims. */
    private Map<YearMonth, Due> due(Left left) {
        Map<YearMonth, Due> due = new TreeMap<>();
        for (YearMonth month : left.months()) {
            Due.Assessment answer = dues.ask(left.plan(), month, List.of(left.row().overruling()));
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

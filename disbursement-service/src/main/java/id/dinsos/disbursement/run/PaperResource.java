package id.dinsos.disbursement.run;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.paper.PaperForms;
import id.dinsos.disbursement.run.RunBodies.FundReleaseBody;
import id.dinsos.disbursement.run.RunBodies.OrderBody;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Zones;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import java.util.function.BiFunction;

/** The papers that move a run's money, entered by a preparer after the approval. */
@Path("/v1/runs/{id}")
public class PaperResource {
    private final Caller caller;
    private final CommandHandler handler;
    private final RunStore runs;
    private final PaperForms forms;
    private final Event<RunMoved> moved;
    private final Zones zones;

    public PaperResource(
            Caller caller,
            CommandHandler handler,
            RunStore runs,
            PaperForms forms,
            Event<RunMoved> moved,
            Zones zones) {
        this.caller = caller;
        this.handler = handler;
        this.runs = runs;
        this.forms = forms;
        this.moved = moved;
        this.zones = zones;
    }

    /** The same order again changes nothing. */
    @POST
    @Path("/payment-orders")
    public Uni<Response> order(@PathParam("id") UUID id, OrderBody body) {
        caller.require("preparer");
        String by = caller.actor();
        return enter(
                id,
                (today, first) ->
                        new RunCommand.OrderPayment(
                                forms.paymentOrder(body.paper(), today, first), body.amount(), by));
    }

    /** What is released may be instructed. */
    @POST
    @Path("/fund-releases")
    public Uni<Response> release(@PathParam("id") UUID id, FundReleaseBody body) {
        caller.require("preparer");
        String by = caller.actor();
        return enter(
                        id,
                        (today, first) ->
                                new RunCommand.ReleaseFunds(
                                        body.orderNumber(),
                                        forms.fundRelease(body.paper(), today, first),
                                        by))
                .invoke(() -> moved.fire(new RunMoved(id, Run.Stage.APPROVED)));
    }

    private Uni<Response> enter(UUID id, BiFunction<LocalDate, YearMonth, RunCommand> command) {
        return runs.get(id, caller)
                .flatMap(known -> {
                    RunPlan plan = known.run().plan();
                    Request request = caller.requestIfMatch(RegionCode.of(plan.owner()));
                    LocalDate today = zones.day(plan.owner(), request.at());
                    return handler.handle(
                            RunPublisher.RUN,
                            id,
                            command.apply(today, plan.months().getFirst()),
                            request);
                })
                .map(Answers::changed);
    }
}

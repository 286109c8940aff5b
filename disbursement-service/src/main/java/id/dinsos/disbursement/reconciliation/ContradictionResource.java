package id.dinsos.disbursement.reconciliation;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.work.Pages;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queue of bank lines that wait for a person. */
@Path("/v1/contradictions")
public class ContradictionResource {
    private final Caller caller;
    private final CommandHandler handler;
    private final ReconciliationView view;

    public ContradictionResource(Caller caller, CommandHandler handler, ReconciliationView view) {
        this.caller = caller;
        this.handler = handler;
        this.view = view;
    }

    @GET
    public Uni<ContradictionList> list(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("open") @DefaultValue("true") boolean open,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "auditor");
        RegionCode region = owner == null ? caller.region() : Parameters.region("owner", owner);
        caller.over(region);
        int size = Pages.limit(limit);
        return view.contradictions(region.code(), open, Pages.after(cursor), size)
                .map(items ->
                        new ContradictionList(
                                items,
                                Pages.next(
                                        items.stream().map(ReconciliationView.Listed::id).toList(),
                                        size)));
    }

    /** What an officer did about a line; a line is dealt with once. */
    @POST
    @Path("/{id}/resolution")
    public Uni<Response> resolve(@PathParam("id") UUID id, ResolutionBody body) {
        caller.require("preparer");
        String by = caller.actor();
        return view.reportOf(id)
                .map(found ->
                        found.orElseThrow(() ->
                                RefusedException.of(
                                        ReconciliationCode.CONTRADICTION_NOT_FOUND,
                                        "there is no such line")))
                .flatMap(report ->
                        handler.handle(
                                BankReportDecider.REPORT,
                                report,
                                new BankReportCommand.Resolve(id, body.action(), body.note(), by),
                                caller.request()))
                .map(Answers::changed);
    }

    /** What was done, in a word and a sentence. */
    public record ResolutionBody(String action, String note) {
        public ResolutionBody {
            Fields fields = new Fields();
            action = fields.text("/action", action, 1, 500);
            note = fields.prose("/note", note, 1, 500);
            fields.check();
        }
    }

    /** A page of the queue. */
    public record ContradictionList(List<ReconciliationView.Listed> items, @Nullable String next) {}
}

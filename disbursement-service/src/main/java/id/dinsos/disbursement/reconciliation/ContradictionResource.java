package id.dinsos.disbursement.reconciliation;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.channel.BankFileStore;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.reconciliation.BankReportCommand.Dismiss;
import id.dinsos.disbursement.reconciliation.BankReportCommand.Propose;
import id.dinsos.disbursement.reconciliation.BankReportCommand.Reject;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Request;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queue of bank lines that wait for a person. */
@Path("/v1/contradictions")
public class ContradictionResource {
    private static final String LIST = "contradictions";
    private final Caller caller;
    private final CommandHandler handler;
    private final ReconciliationView view;
    private final BankFileStore files;
    private final Pages pages;
    private final DismissalProcess process = new DismissalProcess(PaymentPublisher.PAYMENT);

    public ContradictionResource(
            Caller caller,
            CommandHandler handler,
            ReconciliationView view,
            BankFileStore files,
            Pages pages) {
        this.caller = caller;
        this.handler = handler;
        this.view = view;
        this.files = files;
        this.pages = pages;
    }

    @GET
    public Uni<Pages.Page<ReconciliationView.Listed>> list(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("open") @DefaultValue("true") boolean open,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "auditor");
        RegionCode region = owner == null ? caller.region() : Parameters.region("owner", owner);
        caller.over(region);
        int size = Pages.limit(limit);
        return view.contradictions(region.code(), open, pages.after(LIST, cursor).uuid(), size + 1)
                .map(items -> pages.page(LIST, items, size, one -> Pages.place(one.id())));
    }

    /** The books are right and the line is not, says the first of two officers. */
    @POST
    @Path("/{id}/resolution")
    public Uni<Response> propose(@PathParam("id") UUID id, ResolutionBody body) {
        caller.require("preparer");
        return decide(id, new Propose(id, body.letter(), body.note(), caller.actor()));
    }

    /** So says the second. */
    @POST
    @Path("/{id}/resolution/approval")
    public Uni<Response> approve(@PathParam("id") UUID id, NoteBody body) {
        caller.require("approver");
        return decide(id, new Dismiss(id, body.note(), caller.actor()));
    }

    @POST
    @Path("/{id}/resolution/rejection")
    public Uni<Response> reject(@PathParam("id") UUID id, NoteBody body) {
        caller.require("approver", "preparer");
        return decide(id, new Reject(id, body.note(), caller.actor()));
    }

    private Uni<Response> decide(UUID id, BankReportCommand command) {
        Request request = caller.request();
        return view.find(id)
                .map(found ->
                        found.orElseThrow(() ->
                                RefusedException.of(
                                        ReconciliationCode.CONTRADICTION_NOT_FOUND,
                                        "there is no such line")))
                .flatMap(line ->
                        about(line.transfer())
                                .flatMap(payments -> {
                                    List<UUID> streams = new ArrayList<>(payments);
                                    streams.add(line.reportId());
                                    return handler.handle(
                                            "Resolve",
                                            streams,
                                            line.reportId(),
                                            unit ->
                                                    process.decide(
                                                            unit,
                                                            line.reportId(),
                                                            command,
                                                            payments),
                                            request);
                                }))
                .map(Answers::changed);
    }

    private Uni<List<UUID>> about(String transfer) {
        return ReportLine.idOf(transfer)
                .map(one ->
                        files.transfers(List.of(one))
                                .map(found ->
                                        found.containsKey(one)
                                                ? found.get(one).payments()
                                                : List.<UUID>of()))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    /** On which paper of the bank's it rests, and why. */
    public record ResolutionBody(String letter, String note) {
        public ResolutionBody {
            Fields fields = new Fields();
            letter = fields.text("/letter", letter, 1, 500);
            note = fields.prose("/note", note, 1, 500);
            fields.check();
        }
    }

    /** A word of whoever decides. */
    public record NoteBody(String note) {
        public NoteBody {
            Fields fields = new Fields();
            note = fields.prose("/note", note, 1, 500);
            fields.check();
        }
    }
}

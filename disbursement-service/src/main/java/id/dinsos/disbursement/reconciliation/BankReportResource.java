package id.dinsos.disbursement.reconciliation;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.reconciliation.BankReport.Received;
import id.dinsos.disbursement.reconciliation.ReportFileClient.Upload;
import id.dinsos.disbursement.work.Pages;
import id.dinsos.eventstore.Answers;
import id.dinsos.eventstore.Caller;
import id.dinsos.eventstore.CommandHandler;
import id.dinsos.eventstore.Done;
import id.dinsos.eventstore.EventStore;
import id.dinsos.eventstore.RefusedException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bank reports in, and the queue of lines that wait for a person. */
@Path("/v1")
public class BankReportResource {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final ReportFileClient files;
    private final ReconciliationView view;
    private final ReportJob job;

    public BankReportResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            ReportFileClient files,
            ReconciliationView view,
            ReportJob job) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.files = files;
        this.view = view;
        this.job = job;
    }

    /** Streams the report to disk, checks its form, and settles it in the background. */
    @POST
    @Path("/bank-reports")
    @Consumes("text/csv")
    @Blocking
    public Response receive(@QueryParam("owner") String owner, InputStream body) {
        caller.require("preparer");
        RegionCode region = RegionCode.of(Objects.requireNonNullElse(owner, ""));
        caller.over(region);
        Upload upload = files.take(body);
        UUID id = BankReport.idOf(region.code(), upload.sha256());
        var request =
                caller.requestOnce(
                        region,
                        "bank-report",
                        Map.of("owner", region.code(), "sha256", upload.sha256()));
        files.keep(upload, id);
        Done done =
                handler.handle(
                                ReconciliationWiring.REPORT,
                                id,
                                new BankReportCommand.Receive(
                                        region.code(),
                                        upload.lines(),
                                        upload.sha256(),
                                        caller.actor()),
                                request)
                        .await()
                        .atMost(LIMIT);
        job.ask(id);
        return Response.accepted(Map.of("id", id, "version", done.version()))
                .location(URI.create("/v1/bank-reports/" + id))
                .build();
    }

    @GET
    @Path("/bank-reports/{id}")
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("preparer", "auditor");
        return store.load(id)
                .map(stream -> {
                    if (!(stream.fold(ReconciliationWiring.REPORT.decider())
                            instanceof Received report)) {
                        throw RefusedException.of(
                                ReconciliationCode.REPORT_NOT_FOUND, "there is no such report");
                    }
                    caller.over(RegionCode.of(report.owner()));
                    return Answers.found(ReportAnswer.of(id, report), stream.version());
                });
    }

    @GET
    @Path("/contradictions")
    public Uni<ContradictionList> contradictions(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("open") @DefaultValue("true") boolean open,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "auditor");
        RegionCode region = owner == null ? caller.region() : RegionCode.of(owner);
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
    @Path("/contradictions/{id}/resolution")
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
                        store.load(report)
                                .map(stream ->
                                        (Received)
                                                stream.fold(ReconciliationWiring.REPORT.decider()))
                                .flatMap(known ->
                                        handler.handle(
                                                ReconciliationWiring.REPORT,
                                                report,
                                                new BankReportCommand.Resolve(
                                                        id, body.action(), body.note(), by),
                                                caller.request(RegionCode.of(known.owner())))))
                .map(Answers::changed);
    }

    /** What was done, in a word and a sentence. */
    public record ResolutionBody(String action, String note) {
        public ResolutionBody {
            required("action", action);
            required("note", note);
        }

        private static void required(String field, @Nullable String value) {
            if (value == null || value.isBlank() || value.length() > 500) {
                throw new IllegalArgumentException(field + " must have 1 to 500 characters");
            }
        }
    }

    /** A page of the queue. */
    public record ContradictionList(List<ReconciliationView.Listed> items, @Nullable String next) {}

    /** How far a report has been settled. */
    public record ReportAnswer(
            UUID id,
            String state,
            int lines,
            int linesDone,
            int settled,
            int unchanged,
            int queued) {
        static ReportAnswer of(UUID id, Received report) {
            String state =
                    report.isDone() ? "DONE" : report.linesDone() > 0 ? "PROCESSING" : "RECEIVED";
            return new ReportAnswer(
                    id,
                    state,
                    report.lines(),
                    report.linesDone(),
                    report.settled(),
                    report.unchanged(),
                    report.contradictions().size());
        }
    }
}

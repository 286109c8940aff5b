package id.dinsos.disbursement.reconciliation;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.reconciliation.BankReport.Received;
import id.dinsos.disbursement.reconciliation.ReportUploadFile.Upload;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Done;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.RefusedException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Bank reports in. */
@Path("/v1/bank-reports")
public class BankReportResource {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final ReportUploadFile files;
    private final ReportJob job;

    public BankReportResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            ReportUploadFile files,
            ReportJob job) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.files = files;
        this.job = job;
    }

    /** Streams the report to disk, checks its form, and settles it in the background. */
    @POST
    @Consumes({"text/csv", "application/xml"})
    @Blocking
    public Response receive(@QueryParam("owner") String owner, InputStream body) {
        caller.require("preparer");
        RegionCode region = Parameters.region("owner", owner);
        caller.over(region);
        try (Upload upload = files.take(body, region.code())) {
            UUID id = BankReport.idOf(region.code(), upload.sha256());
            var request =
                    caller.requestOnce(
                            region,
                            "bank-report",
                            Map.of("owner", region.code(), "sha256", upload.sha256()));
            files.keep(upload, id);
            BankReportCommand receive =
                    new BankReportCommand.Receive(
                            region.code(), upload.lines(), upload.sha256(), caller.actor());
            Done done =
                    handler.handle(BankReportDecider.REPORT, id, receive, request)
                            .await()
                            .atMost(LIMIT);
            job.ask(id);
            return Answers.accepted("/v1/bank-reports", id, done);
        }
    }

    @GET
    @Path("/{id}")
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("preparer", "auditor");
        return store.load(id)
                .map(stream -> {
                    if (!(stream.fold(BankReportDecider.REPORT.decider())
                                    instanceof Received report)
                            || !caller.covers(report.owner())) {
                        throw RefusedException.of(
                                ReconciliationCode.REPORT_NOT_FOUND, "there is no such report");
                    }
                    return Answers.found(ReportAnswer.of(id, report), stream.version());
                });
    }

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
                    report.queued());
        }
    }
}

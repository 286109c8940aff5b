package id.dinsos.disbursement.instruct;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.disbursement.calendar.CalendarDecider;
import id.dinsos.disbursement.calendar.CutOffProcess;
import id.dinsos.disbursement.paper.PaperForms;
import id.dinsos.disbursement.roster.ChunkCommand;
import id.dinsos.disbursement.roster.ChunkPublisher;
import id.dinsos.disbursement.roster.RosterProcess;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunBodies.SubmissionBody;
import id.dinsos.disbursement.run.RunCommand;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.Asking;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Zones;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A preparer submits a frozen roster with its decree; from then on nobody changes it by hand. */
@Path("/v1/runs/{id}/submission")
public class SubmissionResource {
    private final Caller caller;
    private final CommandHandler handler;
    private final VacancyStore vacancies;
    private final PaperForms papers;
    private final Zones zones;
    private final CutOffProcess cutOffs = new CutOffProcess(CalendarDecider.CALENDAR);
    private final SubmissionProcess process =
            new SubmissionProcess(
                    RunPublisher.RUN, new RosterProcess(RunPublisher.RUN, ChunkPublisher.CHUNK));

    public SubmissionResource(
            Caller caller,
            CommandHandler handler,
            VacancyStore vacancies,
            PaperForms papers,
            Zones zones) {
        this.caller = caller;
        this.handler = handler;
        this.vacancies = vacancies;
        this.papers = papers;
        this.zones = zones;
    }

    /** Places of a quota that holds have kept until now are vacant, and go to the waiting list. */
    @POST
    @RunOnVirtualThread
    public Response submit(@PathParam("id") UUID id, SubmissionBody body) {
        caller.require("preparer");
        String by = caller.actor();
        Request request = caller.requestIfMatch();
        return Answers.changed(
                await(
                        handler.handleAsking(
                                "Submit",
                                List.of(id),
                                id,
                                Asking.inSteps(unit -> {
                                    Opened run = process.run(unit, id);
                                    YearMonth first = run.plan().months().getFirst();
                                    LocalDate today = zones.day(run.plan().owner(), request.at());
                                    RunCommand.Submit submit =
                                            new RunCommand.Submit(
                                                    papers.rosterDecree(
                                                            body.rosterDecree(), today, first),
                                                    by);
                                    Map<Integer, ChunkCommand.Replace> filled =
                                            vacancies.unreleased(run);
                                    String owner = run.plan().owner();
                                    return then -> {
                                        cutOffs.submission(
                                                then, owner, zones.of(owner), request.at());
                                        process.submit(then, id, filled, submit);
                                    };
                                }),
                                request)));
    }
}

package id.dinsos.cases.assistance;

import id.dinsos.cases.desk.DeskResource;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.CaseRead;
import id.dinsos.cases.handling.Reader;
import id.dinsos.contracts.Rupiah;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Aid asked for in a case, and what disbursement has made of it. */
@Path("/v1/cases/{id}/assistance")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AssistanceResource {
    private static final int MAX_LINE = 100;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");

    private final Caller caller;
    private final CommandHandler commands;
    private final EventStore store;
    private final AssistanceProcess process;
    private final CaseProcess cases;
    private final AssistanceStore requests;
    private final Views views;
    private final Settings settings;
    private final DeskResource desk;

    public AssistanceResource(
            Caller caller,
            CommandHandler commands,
            EventStore store,
            AssistanceProcess process,
            CaseProcess cases,
            AssistanceStore requests,
            Views views,
            Settings settings,
            DeskResource desk) {
        this.caller = caller;
        this.commands = commands;
        this.store = store;
        this.process = process;
        this.cases = cases;
        this.requests = requests;
        this.views = views;
        this.settings = settings;
        this.desk = desk;
    }

    @POST
    public Uni<Response> ask(@PathParam("id") UUID id, Asking body) {
        caller.require("supervisor");
        Aid aid = body.checked(id);
        Reader reader = desk.reader();
        Request request = caller.request().underOwnRules();
        return requests.known(aid, request.at())
                .flatMap(known ->
                        commands.handle(
                                "ask-assistance",
                                List.of(aid.requestId(), id),
                                aid.requestId(),
                                unit -> process.ask(unit, aid, known, reader, request.at()),
                                request))
                .map(done -> Answers.created("/v1/cases/" + id + "/assistance", done));
    }

    @POST
    @Path("{request}/withdrawal")
    public Uni<Response> withdraw(@PathParam("id") UUID id, @PathParam("request") UUID requested) {
        caller.require("supervisor");
        Reader reader = desk.reader();
        Request request = caller.request().underOwnRules();
        return requests.paying(requested)
                .flatMap(paying ->
                        commands.handle(
                                "withdraw-assistance",
                                List.of(requested, id),
                                requested,
                                unit ->
                                        process.withdraw(
                                                unit, id, requested, paying, reader, request.at()),
                                request))
                .map(Answers::changed);
    }

    @GET
    public Uni<List<AssistanceStore.Line>> list(
            @PathParam("id") UUID id, @HeaderParam("X-Position") @Nullable String position) {
        caller.require("officer", "supervisor", "auditor");
        Reader reader = desk.reader();
        Request now = caller.request();
        return views.reached(
                        AssistanceView.NAME,
                        position == null ? Position.START : Position.parse(position),
                        settings.waitForPosition())
                .flatMap(x -> store.open(List.of(id)))
                .flatMap(unit ->
                        desk.recorded(
                                id,
                                cases.open(unit, id, reader, now.at()).origin().owner(),
                                CaseRead.Purpose.HANDLING,
                                null))
                .flatMap(x -> requests.of(id, now.at()));
    }

    /**
     * What is asked for.
     *
     * @param event left out where it is the case's own
     */
    public record Asking(
            @Nullable UUID beneficiaryId,
            @Nullable String kind,
            @Nullable String event,
            @Nullable String programme,
            @Nullable Long amountRupiah,
            @Nullable String decreeNumber,
            @Nullable LocalDate decreeDate) {
        Aid checked(UUID caseId) {
            Fields fields = new Fields();
            String what =
                    event == null ? caseId.toString() : fields.text("/event", event, 1, MAX_LINE);
            Rupiah amount = fields.rupiah("/amountRupiah", amountRupiah, 1);
            Aid aid =
                    new Aid(
                            caseId,
                            fields.uuid("/beneficiaryId", beneficiaryId),
                            fields.matching("/kind", kind, CODE, "a kind's code"),
                            what,
                            fields.matching("/programme", programme, CODE, "a programme's code"),
                            amount.amount(),
                            fields.text("/decreeNumber", decreeNumber, 1, MAX_LINE),
                            fields.date("/decreeDate", decreeDate),
                            "",
                            "");
            fields.check();
            return aid;
        }
    }
}

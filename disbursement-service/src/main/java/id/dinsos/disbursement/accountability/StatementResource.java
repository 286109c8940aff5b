package id.dinsos.disbursement.accountability;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.accountability.StatementEvent.Kind;
import id.dinsos.disbursement.accountability.StatementEvent.RunStatementAdded;
import id.dinsos.disbursement.accountability.StatementEvent.RunStatementCorrected;
import id.dinsos.disbursement.handover.ProofFile;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunStore;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Signed statements of a run (responsibility, integrity, receipts, powers of attorney, letters of
 * heirs): taken in as they are, and part of its archive.
 */
@Path("/v1/accountability/runs/{id}/statements")
@RunOnVirtualThread
public class StatementResource {
    private static final int MAX_NUMBER = 100;

    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final RunStore runs;
    private final ProofFile files;
    private final Zones zones;

    public StatementResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            RunStore runs,
            ProofFile files,
            Zones zones) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.runs = runs;
        this.files = files;
        this.zones = zones;
    }

    /** The same file again changes nothing. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response add(
            @PathParam("id") UUID id,
            @QueryParam("kind") @Nullable Kind kind,
            @QueryParam("number") @Nullable String number,
            @QueryParam("date") @Nullable LocalDate date,
            InputStream body) {
        caller.require("preparer");
        Opened run = Await.await(runs.get(id, caller)).run();
        RegionCode owner = RegionCode.of(run.plan().owner());
        Request request = caller.request(owner);
        Kind of = Parameters.required("kind", kind);
        String named = Parameters.required("number", number).strip();
        LocalDate on = Parameters.required("date", date);
        if (named.length() > MAX_NUMBER) {
            throw Parameters.fault("number", "at most " + MAX_NUMBER + " characters");
        }
        require(on, owner.code(), request);
        ProofFile.Proof content = ProofFile.read(body, StatementCode.STATEMENT_UNREADABLE);
        UUID statements = Statements.idOf(id);
        UUID statement =
                known(id)
                        .withHash(content.sha256())
                        .map(RunStatementAdded::statement)
                        .orElseGet(caller::newId);
        files.write(statements, statement, content);
        return Answers.changed(
                Await.await(
                        handler.handle(
                                StatementDecider.STATEMENTS,
                                statements,
                                new StatementCommand.Add(
                                        new RunStatementAdded(
                                                id,
                                                owner.code(),
                                                statement,
                                                of,
                                                named,
                                                on,
                                                content.mediaType(),
                                                content.sha256(),
                                                content.bytes().length,
                                                caller.actor())),
                                request)));
    }

    @GET
    public Response list(@PathParam("id") UUID id) {
        caller.require("preparer", "approver", "auditor");
        var unused = Await.await(runs.get(id, caller));
        Stream stream = Await.await(store.load(Statements.idOf(id)));
        Statements known = stream.fold(StatementDecider.STATEMENTS.decider());
        return Answers.found(
                new StatementList(
                        known.all().stream()
                                .map(one ->
                                        StatementAnswer.of(
                                                one, known.corrections().get(one.statement())))
                                .toList()),
                stream.version());
    }

    /** What was written about a paper was wrong; its bytes and who handed it in stay. */
    @POST
    @Path("/{statement}/correction")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response correct(
            @PathParam("id") UUID id, @PathParam("statement") UUID statement, CorrectionBody body) {
        caller.require("preparer");
        Opened run = Await.await(runs.get(id, caller)).run();
        Request request = caller.requestIfMatch();
        require(body.date(), run.plan().owner(), request);
        return Answers.changed(
                Await.await(
                        handler.handle(
                                StatementDecider.STATEMENTS,
                                Statements.idOf(id),
                                new StatementCommand.Correct(
                                        new RunStatementCorrected(
                                                statement,
                                                Kind.valueOf(body.kind()),
                                                body.number(),
                                                body.date(),
                                                body.reason(),
                                                caller.actor())),
                                request)));
    }

    @GET
    @Path("/{statement}")
    public Response file(@PathParam("id") UUID id, @PathParam("statement") UUID statement) {
        caller.require("preparer", "approver", "auditor");
        var unused = Await.await(runs.get(id, caller));
        RunStatementAdded found =
                known(id)
                        .find(statement)
                        .orElseThrow(() ->
                                RefusedException.of(
                                        StatementCode.STATEMENT_NOT_FOUND,
                                        "the run has no such statement"));
        return Response.ok(files.bytes(Statements.idOf(id), statement), found.mediaType())
                .header("Cache-Control", "no-store")
                .build();
    }

    private void require(LocalDate on, String owner, Request request) {
        LocalDate today = zones.day(owner, request.at());
        if (on.isAfter(today) || on.isBefore(today.minusYears(10))) {
            throw RefusedException.of(
                    StatementCode.STATEMENT_DATE_IMPLAUSIBLE,
                    "a statement is signed by today, and not ten years before");
        }
    }

    private Statements known(UUID run) {
        return Await.await(store.load(Statements.idOf(run)))
                .fold(StatementDecider.STATEMENTS.decider());
    }

    /** All of a run, in the order in which they came. */
    public record StatementList(List<StatementAnswer> items) {
        public StatementList {
            items = List.copyOf(items);
        }
    }

    /** What should have been written about a paper. */
    public record CorrectionBody(String kind, String number, LocalDate date, String reason) {
        public CorrectionBody {
            Fields fields = new Fields();
            kind = fields.choice("/kind", kind, Kind.class).name();
            number = fields.text("/number", number, 1, MAX_NUMBER);
            date = fields.date("/date", date);
            reason = fields.text("/reason", reason, 1, 500);
            fields.check();
        }
    }

    /**
     * One signed paper.
     *
     * @param correctedBy who last corrected what was written about it, if anybody did
     */
    public record StatementAnswer(
            UUID id,
            Kind kind,
            String number,
            LocalDate date,
            String mediaType,
            String sha256,
            long bytes,
            String addedBy,
            @Nullable String correctedBy,
            @Nullable String correctionReason) {
        static StatementAnswer of(RunStatementAdded one, @Nullable RunStatementCorrected last) {
            return new StatementAnswer(
                    one.statement(),
                    one.kind(),
                    one.number(),
                    one.on(),
                    one.mediaType(),
                    one.sha256(),
                    one.bytes(),
                    one.by(),
                    last == null ? null : last.by(),
                    last == null ? null : last.reason());
        }
    }
}

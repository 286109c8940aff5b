package id.dinsos.disbursement.programme;

import id.dinsos.contracts.RegionCode.Level;
import id.dinsos.disbursement.programme.ProgrammeEvent.ProgrammeProposed;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Programmes over HTTP: versions of data, nothing to deploy. */
@Path("/v1/programmes")
public class ProgrammeResource {
    private static final int PAGE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final ProgrammeView programmes;
    private final Views views;

    public ProgrammeResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            ProgrammeView programmes,
            Views views) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.programmes = programmes;
        this.views = views;
    }

    /** Enters a version for a second person to agree to; the same terms again change nothing. */
    @PUT
    @Path("/{code}")
    public Uni<Response> put(@PathParam("code") String code, ProgrammeTerms terms) {
        caller.require("preparer");
        ofAnOffice(terms);
        UUID id = Programme.idOf(code);
        String by = caller.actor();
        Request plain = caller.request();
        var seen = caller.optionalIfMatch();
        Request request = seen.isPresent() ? plain.ifMatch(seen.getAsInt()) : plain;
        return committed(code, terms)
                .map(committed -> new ProgrammeDecider.Define(code, terms, committed))
                .flatMap(command ->
                        handler.handle(
                                "Propose",
                                List.of(id),
                                id,
                                unit -> propose(unit, id, command, by, seen.isPresent()),
                                request))
                .map(Answers::changed);
    }

    /** Records are kept by regencies: a smaller place would find nobody, and take the code. */
    private static void ofAnOffice(ProgrammeTerms terms) {
        Fields fields = new Fields();
        var unused = fields.region("/owner", terms.owner(), Level.PROVINCE, Level.REGENCY);
        fields.check();
    }

    /** Puts the draft that was read into force. */
    @POST
    @Path("/{code}/approval")
    public Uni<Response> agree(@PathParam("code") String code) {
        caller.require("approver");
        UUID id = Programme.idOf(code);
        String by = caller.actor();
        Request request = caller.requestIfMatch();
        return store.load(id)
                .map(stream -> draft(stream))
                .flatMap(terms -> committed(code, terms))
                .flatMap(committed ->
                        handler.handle(
                                ProgrammePublisher.PROGRAMME,
                                id,
                                new ProgrammeDecider.Agree(committed, by),
                                request))
                .map(Answers::changed);
    }

    @GET
    @Path("/{code}")
    public Uni<Response> get(@PathParam("code") String code) {
        var unused = caller.actor();
        return store.load(Programme.idOf(code))
                .map(stream -> Answers.found(answer(stream), stream.version()));
    }

    @GET
    public Uni<ProgrammeList> list(@QueryParam("cursor") @DefaultValue("") String cursor) {
        var unused = caller.actor();
        return programmes
                .after(cursor, PAGE)
                .flatMap(ids ->
                        store.loadAll(ids)
                                .map(streams -> {
                                    List<ProgrammeAnswer> items =
                                            ids.stream()
                                                    .map(id ->
                                                            answer(
                                                                    Objects.requireNonNull(
                                                                            streams.get(id))))
                                                    .toList();
                                    return new ProgrammeList(
                                            items,
                                            items.size() < PAGE ? null : items.getLast().code());
                                }));
    }

    /** Only a quota is held against what is paid already, and then against the whole log. */
    private Uni<Integer> committed(String code, ProgrammeTerms terms) {
        String from = YearMonth.from(terms.schedule().from()).toString();
        return terms.quota() == null
                ? Uni.createFrom().item(0)
                : views.upToDate("ledger", PATIENCE)
                        .flatMap(known -> programmes.committed(code, from));
    }

    private static ProgrammeTerms draft(Stream stream) {
        return switch (stream.fold(ProgrammePublisher.PROGRAMME.decider())) {
            case Programme.InForce(_, _, var draft) when draft != null -> draft.terms();
            case Programme.InForce known -> known.terms();
            case Programme.Drafted(var draft) -> draft.terms();
            case Programme.Undefined _ -> throw missing();
        };
    }

    private static void propose(
            UnitOfWork unit,
            UUID id,
            ProgrammeDecider.Define command,
            String by,
            boolean versionNamed) {
        unit.require(ProgrammePublisher.PROGRAMME, id, new ProgrammeDecider.Propose(command, by));
        boolean replaces = unit.stream(id).version() > 0 && !unit.isEmpty();
        if (replaces && !versionNamed) {
            throw RefusedException.of(
                    KernelCode.IF_MATCH_MISSING, "send If-Match with the ETag you have read");
        }
    }

    private static ProgrammeAnswer answer(Stream stream) {
        return switch (stream.fold(ProgrammePublisher.PROGRAMME.decider())) {
            case Programme.InForce known ->
                    new ProgrammeAnswer(known.code(), known.number(), known.terms(), known.draft());
            case Programme.Drafted(var draft) -> new ProgrammeAnswer(draft.code(), 0, null, draft);
            case Programme.Undefined _ -> throw missing();
        };
    }

    private static RefusedException missing() {
        return RefusedException.of(ProgrammeCode.PROGRAMME_NOT_FOUND, "there is no such programme");
    }

    /** A page of programmes. */
    public record ProgrammeList(List<ProgrammeAnswer> items, @Nullable String next) {}

    /**
     * A programme in its newest version.
     *
     * @param version 0 while none is in force
     * @param draft of the next, which a second person is still to agree to
     */
    public record ProgrammeAnswer(
            String code,
            int version,
            @Nullable ProgrammeTerms terms,
            @Nullable ProgrammeProposed draft) {}
}

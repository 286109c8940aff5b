package id.dinsos.cases.damage;

import id.dinsos.cases.damage.DamageEvent.DamageAssessed;
import id.dinsos.cases.damage.DamageEvent.DamageDisputed;
import id.dinsos.cases.damage.DamageEvent.DamageVerified;
import id.dinsos.cases.damage.DamageEvent.Finding;
import id.dinsos.cases.desk.DeskResource;
import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.CaseRead;
import id.dinsos.cases.handling.Reader;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a disaster did to the house of a case, revision by revision. */
@Path("/v1/cases/{id}/damage")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DamageResource {
    private static final int MAX_WORDS = 2_000;

    private final Caller caller;
    private final CommandHandler commands;
    private final EventStore store;
    private final CaseProcess cases;
    private final DamageProcess process;
    private final DeskResource desk;

    public DamageResource(
            Caller caller,
            CommandHandler commands,
            EventStore store,
            CaseProcess cases,
            DeskResource desk) {
        this.caller = caller;
        this.commands = commands;
        this.store = store;
        this.cases = cases;
        this.process = new DamageProcess(cases);
        this.desk = desk;
    }

    @POST
    public Uni<Response> assess(@PathParam("id") UUID id, Assessing body) {
        caller.require("officer", "supervisor");
        Fields fields = new Fields();
        DamageLevel level = fields.choice("/level", body.level(), DamageLevel.class);
        String finding = fields.prose("/finding", body.finding(), 1, MAX_WORDS);
        LocalDate day = fields.date("/day", body.day());
        fields.check();
        return step(
                "assess-damage",
                id,
                (unit, request, reader) ->
                        process.assess(unit, id, level, finding, day, reader, request.at()));
    }

    @POST
    @Path("verification")
    public Uni<Response> verify(@PathParam("id") UUID id) {
        return step(
                "verify-damage",
                id,
                (unit, request, reader) -> process.verify(unit, id, reader, request.at()));
    }

    @POST
    @Path("dispute")
    public Uni<Response> dispute(@PathParam("id") UUID id, Disputing body) {
        caller.require("officer", "supervisor");
        Fields fields = new Fields();
        String reason = fields.prose("/reason", body.reason(), 10, MAX_WORDS);
        fields.check();
        return step(
                "dispute-damage",
                id,
                (unit, request, reader) -> process.dispute(unit, id, reason, reader, request.at()));
    }

    @GET
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("officer", "supervisor");
        Reader reader = desk.reader();
        Request now = caller.request();
        UUID damage = Damage.streamId(id);
        return store.open(List.of(id, damage))
                .flatMap(unit -> {
                    Opened state = cases.open(unit, id, reader, now.at());
                    Stream stream = unit.stream(damage);
                    if (stream.version() == 0) {
                        throw RefusedException.of(
                                DamageCode.DAMAGE_UNKNOWN, "nobody has looked at the house");
                    }
                    Damage known = unit.state(DamageDecider.aggregate(), damage);
                    return desk.recorded(
                                    id, state.origin().owner(), CaseRead.Purpose.HANDLING, null)
                            .map(x -> Answers.found(Shown.of(known, stream), stream.version()));
                });
    }

    private Uni<Response> step(String operation, UUID id, DeskResource.Work work) {
        caller.require("officer", "supervisor");
        Reader reader = desk.reader();
        Request request = caller.request().underOwnRules();
        UUID damage = Damage.streamId(id);
        return commands.handle(
                        operation,
                        List.of(damage, id),
                        damage,
                        unit -> work.on(unit, request, reader),
                        request)
                .map(Answers::changed);
    }

    /** What was seen, and when. */
    public record Assessing(
            @Nullable String level, @Nullable String finding, @Nullable LocalDate day) {
        @Override
        public String toString() {
            return "Assessing[masked]";
        }
    }

    /** Why it is not so. */
    public record Disputing(@Nullable String reason) {
        @Override
        public String toString() {
            return "Disputing[masked]";
        }
    }

    /** The assessment: what holds, and every revision. */
    public record Shown(
            DamageLevel level, Damage.Status status, int revision, List<Revision> revisions) {
        static Shown of(Damage known, Stream stream) {
            List<Revision> revisions = new ArrayList<>();
            for (Recorded one : stream.events()) {
                switch ((DamageEvent) one.event()) {
                    case DamageAssessed assessed ->
                            revisions.add(
                                    new Revision(
                                            assessed.revision(),
                                            assessed.level(),
                                            assessed.assessor(),
                                            assessed.day(),
                                            assessed.finding()
                                                    .value()
                                                    .map(Finding::text)
                                                    .orElse(null),
                                            null,
                                            null));
                    case DamageVerified verified ->
                            revisions.add(revisions.removeLast().verifiedBy(verified.by()));
                    case DamageDisputed disputed ->
                            revisions.add(revisions.removeLast().disputedBy(disputed.by()));
                }
            }
            return new Shown(
                    revisions.getLast().level(),
                    known.status(),
                    revisions.getLast().revision(),
                    revisions);
        }
    }

    /** One look at the house; its words are absent once erased. */
    public record Revision(
            int revision,
            DamageLevel level,
            String assessor,
            LocalDate day,
            @Nullable String finding,
            @Nullable String verifiedBy,
            @Nullable String disputedBy) {
        Revision verifiedBy(String account) {
            return new Revision(revision, level, assessor, day, finding, account, disputedBy);
        }

        Revision disputedBy(String account) {
            return new Revision(revision, level, assessor, day, finding, verifiedBy, account);
        }
    }
}

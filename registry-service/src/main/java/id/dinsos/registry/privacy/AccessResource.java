package id.dinsos.registry.privacy;

import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.history.Histories.History;
import id.dinsos.registry.office.ReadLogStore;
import id.dinsos.registry.person.PersonAnswer;
import id.dinsos.registry.person.PersonStore;
import id.dinsos.registry.person.PersonStore.Found;
import id.dinsos.registry.privacy.AccessResource.AccessReport.Held;
import id.dinsos.registry.privacy.AccessResource.AccessReport.Look;
import id.dinsos.registry.privacy.Privacy.Access;
import id.dinsos.registry.privacy.Privacy.Answer;
import id.dinsos.registry.privacy.Privacy.Known;
import id.dinsos.registry.privacy.PrivacyDecider.AskAccess;
import id.dinsos.registry.privacy.PrivacyDecider.Command;
import id.dinsos.registry.privacy.PrivacyDecider.GiveAccess;
import id.dinsos.registry.privacy.PrivacyDecider.RefuseAccess;
import id.dinsos.registry.privacy.PrivacyResource.PrivacyAnswer;
import id.dinsos.registry.privacy.PrivacyResource.ReasonBody;
import id.dinsos.registry.privacy.ProcessingRegister.Activity;
import id.dinsos.registry.privacy.ProcessingRegister.Text;
import id.dinsos.registry.privacy.UnmaskResource.Clear;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** A person asks what is held of them: the request, the report, and what came of it. */
@Path("/v1/persons/{id}/access")
public class AccessResource {
    private final EventStore store;
    private final CommandHandler handler;
    private final ErasureProcess process;
    private final PersonStore persons;
    private final ReadLogStore reads;
    private final HeldStore records;
    private final ProcessingRegister register;
    private final Duration within;
    private final Clock clock;
    private final Caller caller;

    public AccessResource(
            EventStore store,
            CommandHandler handler,
            ErasureProcess process,
            PersonStore persons,
            ReadLogStore reads,
            HeldStore records,
            ProcessingRegister register,
            @ConfigProperty(name = "registry.privacy.access-due") Duration within,
            Clock clock,
            Caller caller) {
        this.store = store;
        this.handler = handler;
        this.process = process;
        this.persons = persons;
        this.reads = reads;
        this.records = records;
        this.register = register;
        this.within = within;
        this.clock = clock;
        this.caller = caller;
    }

    /** The reason says how the office knows that it is they who ask. */
    @POST
    public Uni<Response> ask(@RestPath UUID id, ReasonBody body) {
        caller.require("registrar");
        return decide(
                id,
                "AskAccess",
                new AskAccess(id, body.checked(), clock.instant().plus(within), caller.actor()));
    }

    /** The report was handed over. */
    @POST
    @Path("/answer")
    public Uni<Response> answer(@RestPath UUID id) {
        caller.require("registrar");
        return decide(id, "GiveAccess", new GiveAccess(caller.actor()));
    }

    /** It would endanger somebody, or it is not the person who asks. */
    @POST
    @Path("/refusal")
    public Uni<Response> refuse(@RestPath UUID id, ReasonBody body) {
        caller.require("supervisor");
        return decide(id, "RefuseAccess", new RefuseAccess(body.checked(), caller.actor()));
    }

    /** What this service holds, while a request waits; the gateway puts the three together. */
    @GET
    @Path("/report")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=\"access.json\"")
    public Uni<AccessReport> report(@RestPath UUID id) {
        caller.require("registrar", "supervisor");
        return persons.find(id, caller)
                .flatMap(found ->
                        store.load(Privacy.idOf(id))
                                .map(stream -> stream.fold(new PrivacyDecider()))
                                .invoke(AccessResource::requireOpen)
                                .call(x -> reads.read(caller.actor(), "access", List.of(id)))
                                .flatMap(privacy -> gathered(found, privacy)));
    }

    private Uni<AccessReport> gathered(Found found, Privacy privacy) {
        Access request = access(privacy);
        return Uni.combine()
                .all()
                .unis(records.of(found, caller), merged(found))
                .with((own, merged) ->
                        new AccessReport(
                                found.id(),
                                clock.instant(),
                                request,
                                own.clear(),
                                own.record(),
                                PrivacyAnswer.of(found.id(), privacy),
                                own.history(),
                                own.evidence(),
                                own.proposals(),
                                own.reads(),
                                merged,
                                register.activities()));
    }

    /** Who once had another record is told what lies in it, and in those it had taken in before. */
    private Uni<List<Held>> merged(Found found) {
        return Multi.createFrom()
                .iterable(found.person().absorbed())
                .onItem()
                .transformToUniAndConcatenate(one -> persons.find(one.personId(), caller))
                .onItem()
                .transformToUniAndConcatenate(other ->
                        reads.read(caller.actor(), "access", List.of(other.id()))
                                .chain(() -> records.of(other, caller))
                                .flatMap(held ->
                                        merged(other)
                                                .map(more ->
                                                        Stream.concat(
                                                                        Stream.of(held),
                                                                        more.stream())
                                                                .toList())))
                .collect()
                .asList()
                .map(all -> all.stream().flatMap(List::stream).toList());
    }

    private static Access access(Privacy privacy) {
        if (privacy instanceof Known known && known.access() != null) {
            return known.access();
        }
        throw RefusedException.of(PrivacyCode.ACCESS_NOT_ASKED, "no request waits for an answer");
    }

    private static void requireOpen(Privacy privacy) {
        if (access(privacy).answer() != Answer.OPEN) {
            throw RefusedException.of(
                    PrivacyCode.ACCESS_NOT_ASKED, "no request waits for an answer");
        }
    }

    private Uni<Response> decide(UUID id, String operation, Command command) {
        return handler.handle(
                        operation,
                        List.of(id, Privacy.idOf(id)),
                        Privacy.idOf(id),
                        unit -> process.decide(unit, id, command),
                        caller.request())
                .map(Answers::changed);
    }

    /**
     * What the registry holds of a person: their data in the clear, what happened to the record,
     * what papers there are, who has read it and what for. Nobody else is named in it.
     *
     * @param clear the person's own numbers; absent once erased
     * @param evidence ids of what shows the person
     * @param proposals ids of those that speak of the person, or of a family they headed
     * @param merged what lies in each record that ended in this one
     * @param register what is processed, on what basis, and for how long
     */
    public record AccessReport(
            UUID personId,
            Instant madeAt,
            Access request,
            @Nullable Clear clear,
            PersonAnswer record,
            PrivacyAnswer privacy,
            History history,
            List<UUID> evidence,
            List<UUID> proposals,
            List<Look> reads,
            List<Held> merged,
            List<Activity> register) {
        public AccessReport {
            evidence = List.copyOf(evidence);
            proposals = List.copyOf(proposals);
            reads = List.copyOf(reads);
            merged = List.copyOf(merged);
            register = List.copyOf(register);
        }

        /** What lies in one record: as of the report itself. */
        public record Held(
                UUID personId,
                @Nullable Clear clear,
                PersonAnswer record,
                History history,
                List<UUID> evidence,
                List<UUID> proposals,
                List<Look> reads) {
            public Held {
                evidence = List.copyOf(evidence);
                proposals = List.copyOf(proposals);
                reads = List.copyOf(reads);
            }

            @Override
            public String toString() {
                return "Held[masked]";
            }
        }

        /**
         * Somebody read the person's data.
         *
         * @param purpose of the activity it belongs to
         * @param reason what they gave as one, where they had to
         */
        public record Look(
                Instant at,
                String actor,
                String action,
                @Nullable Text purpose,
                @Nullable String legalBasis,
                @Nullable String reason) {}

        @Override
        public String toString() {
            return "AccessReport[masked]";
        }
    }
}

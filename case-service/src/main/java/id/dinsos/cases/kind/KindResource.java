package id.dinsos.cases.kind;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Zones;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kinds of case an office has, and how it sets its own. */
@Path("/v1/case-kinds")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class KindResource {
    private final Caller caller;
    private final CommandHandler commands;
    private final EventStore store;
    private final Aggregate<KindDecider.Define, OfficeKind, KindEvent> kinds;
    private final KindCatalogue standard;
    private final Triage triage;
    private final Clock clock;
    private final Zones zones;

    public KindResource(
            Caller caller,
            CommandHandler commands,
            EventStore store,
            Aggregate<KindDecider.Define, OfficeKind, KindEvent> kinds,
            KindCatalogue standard,
            Triage triage,
            Clock clock,
            Zones zones) {
        this.caller = caller;
        this.commands = commands;
        this.store = store;
        this.kinds = kinds;
        this.standard = standard;
        this.triage = triage;
        this.clock = clock;
        this.zones = zones;
    }

    /** The standard kinds; an office's own versions are read one by one. */
    @GET
    public List<CaseKind> all() {
        caller.require("officer", "auditor", "supervisor");
        return standard.all();
    }

    /** The kind as it holds for the caller's office today, with every version the office has. */
    @GET
    @Path("{code}")
    public Uni<Response> get(@PathParam("code") String code) {
        caller.require("officer", "auditor", "supervisor");
        String owner = caller.region().code();
        return store.load(OfficeKind.streamId(owner, code))
                .map(stream -> {
                    OfficeKind own = stream.fold(kinds.decider());
                    LocalDate today = zones.day(owner, clock.instant());
                    Optional<CaseKind> holds =
                            own.on(today)
                                    .map(OfficeKind.Version::kind)
                                    .or(() -> standard.standard(code));
                    if (holds.isEmpty() && own.versions().isEmpty()) {
                        throw RefusedException.of(
                                KindCode.KIND_UNKNOWN, "there is no such kind of case");
                    }
                    return Answers.found(
                            new Shown(code, holds.orElse(null), own.versions()), stream.version());
                });
    }

    /** Sets the office's version in force from a day on; cases under way keep theirs. */
    @PUT
    @Path("{code}")
    public Uni<Response> define(@PathParam("code") String code, Definition definition) {
        caller.require("admin");
        RegionCode owner = caller.region();
        CaseKind kind = definition.checked(code, triage);
        Request request = caller.request(owner);
        LocalDate today = zones.day(owner.code(), request.at());
        KindDecider.Define command =
                new KindDecider.Define(
                        owner.code(),
                        definition.from() == null ? today : definition.from(),
                        kind,
                        standard.standard(code).orElse(null),
                        today,
                        request.at());
        return commands.handle(kinds, OfficeKind.streamId(owner.code(), code), command, request)
                .map(Answers::changed);
    }

    /** A kind, and since when it holds; from today where nothing is said. */
    public record Definition(@Nullable LocalDate from, @Nullable CaseKind kind) {
        CaseKind checked(String code, Triage triage) {
            Fields fields = new Fields();
            CaseKind given = kind;
            if (given == null || !whole(given)) {
                fields.fault("/kind", Fields.MISSING, "a kind with code, name, class and priority");
                fields.check();
                throw new IllegalStateException("checked");
            }
            fields.expect(code.equals(given.code()), "/kind/code", "the code of the path");
            List<Triage.Fault> faults = new ArrayList<>(KindFault.in(given));
            if (faults.isEmpty()) {
                faults.addAll(triage.faults(given));
            }
            faults.forEach(f -> fields.fault("/kind" + f.pointer(), f.code(), f.message()));
            fields.check(KindCode.KIND_INVALID);
            return given;
        }

        /** JSON may leave out what a kind cannot do without. */
        @SuppressWarnings("ConstantValue")
        private static boolean whole(CaseKind kind) {
            return kind.code() != null
                    && kind.name() != null
                    && kind.confidentiality() != null
                    && kind.otherwise() != null
                    && kind.facts().stream()
                            .allMatch(fact -> fact.name() != null && fact.type() != null)
                    && kind.triage().stream()
                            .allMatch(rule ->
                                    rule.code() != null
                                            && rule.when() != null
                                            && rule.priority() != null)
                    && kind.stages().stream().allMatch(stage -> stage.state() != null)
                    && kind.times().stream()
                            .allMatch(time -> time.code() != null && time.from() != null)
                    && kind.closings().stream().allMatch(closing -> closing.outcome() != null);
        }
    }

    /** What holds today, and every version of the office. */
    public record Shown(
            String code, @Nullable CaseKind inForce, List<OfficeKind.Version> versions) {}
}

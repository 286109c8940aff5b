package id.dinsos.registry.duplicate;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.registry.duplicate.Likeness.Described;
import id.dinsos.registry.office.ReadLogStore;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonAnswer;
import id.dinsos.registry.person.PersonDecider;
import id.dinsos.registry.person.PersonIdentity;
import id.dinsos.registry.person.PersonStore;
import id.dinsos.registry.person.PersonStore.Found;
import id.dinsos.registry.search.AlikeStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Who may be the same person as one on record, although the name is spelt otherwise or the date was
 * typed wrongly: asked when somebody is registered, or looked at. An officer judges the pair; what
 * they called different is not shown again.
 */
@Path("/v1/duplicates/probable")
public class ProbableResource {
    private static final PersonDecider PERSONS = new PersonDecider();

    /** Opened and compared in memory; so many of some six hundred namesakes are born alike. */
    private static final int CANDIDATES = 60;

    private static final int SHOWN = 20;

    private final AlikeStore names;
    private final PersonStore persons;
    private final EventStore store;
    private final ReadLogStore reads;
    private final Caller caller;

    public ProbableResource(
            AlikeStore names,
            PersonStore persons,
            EventStore store,
            ReadLogStore reads,
            Caller caller) {
        this.names = names;
        this.persons = persons;
        this.store = store;
        this.reads = reads;
        this.caller = caller;
    }

    /**
     * The likeliest first, at most twenty.
     *
     * @param person whom to compare with all the others of the caller's region
     */
    @GET
    public Uni<List<Probable>> of(@RestQuery @Nullable UUID person) {
        caller.require("registrar", "officer");
        RegionCode region = caller.region();
        return persons.find(Parameters.required("person", person), caller)
                .flatMap(found -> compare(found, region));
    }

    private Uni<List<Probable>> compare(Found found, RegionCode region) {
        PersonIdentity identity = found.person().identity().content();
        if (identity == null) {
            return Uni.createFrom().item(List.of());
        }
        return names.alike(found.id(), identity, region, CANDIDATES)
                .flatMap(store::loadAll)
                .map(streams -> likely(found, streams))
                .call(shown -> reads.read(caller.actor(), "duplicate", ids(found.id(), shown)));
    }

    private List<Probable> likely(Found found, Map<UUID, Stream> streams) {
        Described one = described(found.person());
        List<Probable> likely = new ArrayList<>();
        streams.forEach((id, stream) -> {
            if (one != null
                    && stream.fold(PERSONS) instanceof Registered person
                    && person.mergedInto() == null) {
                Described other = described(person);
                if (other != null) {
                    Likeness likeness = Likeness.of(one, other);
                    if (likeness.score() >= Likeness.LIKELY) {
                        likely.add(
                                new Probable(
                                        PersonAnswer.of(id, person, PersonStore.mayName(caller)),
                                        likeness.score(),
                                        likeness.reasons()));
                    }
                }
            }
        });
        return likely.stream()
                .sorted(Comparator.comparingInt(Probable::score).reversed())
                .limit(SHOWN)
                .toList();
    }

    private static List<UUID> ids(UUID id, List<Probable> all) {
        List<UUID> ids = new ArrayList<>(List.of(id));
        all.forEach(one -> ids.add(one.person().id()));
        return ids;
    }

    private static @Nullable Described described(Registered person) {
        PersonIdentity identity = person.identity().content();
        return identity == null
                ? null
                : new Described(
                        identity.name(),
                        identity.birthDate(),
                        identity.mothersName(),
                        identity.nik(),
                        person.sex(),
                        person.membership() == null ? null : person.membership().householdId(),
                        person.owner());
    }

    /**
     * One who may be the same person.
     *
     * @param score 0 to 100; it decides nothing
     */
    public record Probable(PersonAnswer person, int score, List<String> reasons) {
        public Probable {
            reasons = List.copyOf(reasons);
        }
    }
}

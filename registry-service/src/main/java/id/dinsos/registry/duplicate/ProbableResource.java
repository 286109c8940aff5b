package id.dinsos.registry.duplicate;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.registry.duplicate.Likeness.Described;
import id.dinsos.registry.duplicate.SuspectStore.Said;
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

    /** Opened and compared in memory. */
    private static final int CANDIDATES = 200;

    private static final int SHOWN = 20;

    private final AlikeStore names;
    private final SuspectStore suspects;
    private final PersonStore persons;
    private final EventStore store;
    private final ReadLogStore reads;
    private final Caller caller;

    public ProbableResource(
            AlikeStore names,
            SuspectStore suspects,
            PersonStore persons,
            EventStore store,
            ReadLogStore reads,
            Caller caller) {
        this.names = names;
        this.suspects = suspects;
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
        return names.alike(found.id(), identity.name(), region, CANDIDATES)
                .flatMap(store::loadAll)
                .map(streams -> likely(found, streams))
                .flatMap(likely ->
                        suspects.said(ids(found.id(), likely))
                                .map(said -> unjudged(found.id(), likely, said)))
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
        return likely;
    }

    private static List<Probable> unjudged(UUID id, List<Probable> likely, List<Said> said) {
        return likely.stream()
                .filter(one ->
                        said.stream()
                                .noneMatch(word ->
                                        word.verdict() == Pair.Verdict.DIFFERENT
                                                && speaksOf(word, id, one.person().id())))
                .sorted(Comparator.comparingInt(Probable::score).reversed())
                .limit(SHOWN)
                .toList();
    }

    private static boolean speaksOf(Said said, UUID one, UUID other) {
        return said.one().equals(one) && said.other().equals(other)
                || said.one().equals(other) && said.other().equals(one);
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

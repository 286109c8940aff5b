package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.AsOf;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Registered;
import id.dinsos.registry.office.ReadLogStore;
import id.dinsos.registry.office.Tenure;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonAnswer;
import id.dinsos.registry.person.PersonDecider;
import id.dinsos.registry.person.PersonStore;
import id.dinsos.registry.region.Region;
import id.dinsos.registry.region.RegionStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds households in the log for resources, and refuses those the caller has no say over. */
@Singleton
public class HouseholdStore {
    private static final HouseholdDecider DECIDER = new HouseholdDecider();

    private static final PersonDecider PERSONS = new PersonDecider();

    private final EventStore store;
    private final RegionStore regions;
    private final ReadLogStore readLog;

    public HouseholdStore(EventStore store, RegionStore regions, ReadLogStore readLog) {
        this.store = store;
        this.regions = regions;
        this.readLog = readLog;
    }

    /** The village, where there is one of that code today; one that ended is told what follows. */
    public RegionCode known(RegionCode village) {
        if (regions.exists(village)) {
            return village;
        }
        Region once = regions.find(village).orElse(null);
        if (once == null || once.until() == null) {
            throw RefusedException.of(HouseholdCode.VILLAGE_UNKNOWN, "no village has this code");
        }
        throw RefusedException.of(
                HouseholdCode.VILLAGE_ENDED,
                "%s ended on %s; what follows it: %s"
                        .formatted(
                                once.name(),
                                once.until(),
                                String.join(", ", regions.following(once))));
    }

    /** The household as it is now, for a caller of the office that keeps the record. */
    public Uni<Found> find(UUID id, Caller caller) {
        return load(id).map(HouseholdStore::found)
                .invoke(found -> {
                    if (!caller.covers(found.home.owner())) {
                        throw unknown();
                    }
                });
    }

    /** The household as it was, as far as the caller's office may know. */
    Uni<Found> look(UUID id, Caller caller, AsOf asOf) {
        return seen(id, caller).map(asOf::of).map(HouseholdStore::found);
    }

    /** The history of the household, as far as the caller's office may know. */
    public Uni<Stream> seen(UUID id, Caller caller) {
        RegionCode mine = caller.region();
        return load(id).map(history -> {
            List<Recorded> own = Tenure.of(history, mine, HouseholdStore::owner);
            if (own.isEmpty()) {
                Registered home = found(history).home;
                if (!arrives(home, caller) && !caller.covers(home.owner())) {
                    throw unknown();
                }
                return history;
            }
            return Tenure.cut(history, own);
        });
    }

    private Uni<Stream> load(UUID id) {
        return store.load(id)
                .invoke(stream -> {
                    if (!isHousehold(stream)) {
                        throw unknown();
                    }
                });
    }

    private static RefusedException unknown() {
        return RefusedException.of(HouseholdCode.HOUSEHOLD_UNKNOWN, "there is no such household");
    }

    private static Found found(Stream stream) {
        return new Found(stream.id(), (Registered) stream.fold(DECIDER), stream.version());
    }

    private static boolean arrives(Registered home, Caller caller) {
        String to = home.course().movedTo();
        return to != null && caller.covers(to);
    }

    private static @Nullable String owner(Object event) {
        return event instanceof HouseholdEvent.HouseholdRegistered registered
                ? registered.owner()
                : event instanceof HouseholdEvent.HouseholdTakenOver taken ? taken.owner() : null;
    }

    /** The household with its members, once the read is on record. */
    Uni<Shown> shown(Found found, Caller caller, AsOf asOf) {
        boolean named = PersonStore.mayName(caller);
        List<UUID> ids = found.home().members().stream().map(Member::personId).toList();
        return readLog.read(caller.actor(), "household", ids)
                .flatMap(kept -> store.loadAll(ids))
                .map(streams -> {
                    List<PersonAnswer> members = new ArrayList<>();
                    for (UUID id : ids) {
                        Stream seen =
                                PersonStore.within(
                                        Objects.requireNonNull(streams.get(id)), caller.region());
                        if (asOf.cut(seen).fold(PERSONS) instanceof Person.Registered person) {
                            members.add(PersonAnswer.of(id, person, named));
                        }
                    }
                    return new Shown(
                            HouseholdAnswer.of(found.id(), found.home(), members, named),
                            found.version());
                });
    }

    private static boolean isHousehold(Stream stream) {
        return !stream.isEmpty() && stream.events().getFirst().event() instanceof HouseholdEvent;
    }

    /** What a caller sees, with the version that is its ETag. */
    record Shown(HouseholdAnswer answer, int version) {}

    /** A household with the version that is its ETag. */
    public record Found(UUID id, Registered home, int version) {}
}

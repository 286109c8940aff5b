package id.dinsos.registry.person;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.AsOf;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.secret.KeyedHash;
import id.dinsos.registry.person.Merging.Unique;
import id.dinsos.registry.person.Person.Registered;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds persons in the log for resources, and refuses those the caller has no authority over. */
@Singleton
public class PersonStore {
    private static final PersonDecider DECIDER = new PersonDecider();

    private final EventStore store;
    private final KeyedHash hash;

    public PersonStore(EventStore store, KeyedHash hash) {
        this.store = store;
        this.hash = hash;
    }

    /** The person as they are now, for a caller of the office that keeps the record. */
    public Uni<Found> find(UUID id, Caller caller) {
        return load(id).map(PersonStore::found)
                .invoke(found -> {
                    caller.over(RegionCode.of(found.person.owner()));
                });
    }

    /** As {@code find}, also for the office to which the record is offered. */
    public Uni<Found> findOffered(UUID id, Caller caller) {
        return load(id).map(PersonStore::found)
                .invoke(found -> {
                    if (!offered(found.person, caller)) {
                        caller.over(RegionCode.of(found.person.owner()));
                    }
                });
    }

    /** The person as they were, as far as the caller's office may know. */
    public Uni<Found> look(UUID id, Caller caller, AsOf asOf) {
        return seen(id, caller).map(asOf::of).map(PersonStore::found);
    }

    /** The history of the person, as far as the caller's office may know. */
    public Uni<Stream> seen(UUID id, Caller caller) {
        return load(id).map(history -> {
            List<Recorded> own = Tenure.of(history, caller.region(), PersonStore::owner);
            if (own.isEmpty()) {
                Registered person = found(history).person;
                if (!offered(person, caller)) {
                    caller.over(RegionCode.of(person.owner()));
                }
                return history;
            }
            return Tenure.cut(history, own);
        });
    }

    /** What the office of a region may see of one who lives in a household it may see. */
    public static Stream within(Stream history, RegionCode region) {
        List<Recorded> own = Tenure.of(history, region, PersonStore::owner);
        return own.isEmpty() ? history : Tenure.cut(history, own);
    }

    /** The persons and all who turned out to be them. */
    public Uni<Set<UUID>> withMerged(Collection<UUID> persons) {
        return store.loadAll(persons)
                .flatMap(streams -> {
                    Set<UUID> all = new LinkedHashSet<>(persons);
                    Set<UUID> more = new LinkedHashSet<>();
                    for (Stream stream : streams.values()) {
                        if (stream.fold(DECIDER) instanceof Registered person) {
                            person.absorbed().forEach(one -> more.add(one.personId()));
                        }
                    }
                    more.removeAll(all);
                    return more.isEmpty()
                            ? Uni.createFrom().item(all)
                            : withMerged(more).invoke(all::addAll).replaceWith(all);
                });
    }

    private Uni<Stream> load(UUID id) {
        return store.load(id)
                .invoke(stream -> {
                    if (stream.isEmpty()
                            || !(stream.events().getFirst().event() instanceof PersonEvent)) {
                        throw RefusedException.of(
                                PersonCode.PERSON_UNKNOWN, "there is no such person");
                    }
                });
    }

    private static Found found(Stream stream) {
        return new Found(stream.id(), (Registered) stream.fold(DECIDER), stream.version());
    }

    private static boolean offered(Registered person, Caller caller) {
        String to = person.office().offeredTo();
        return to != null && caller.region().covers(RegionCode.of(to));
    }

    private static @Nullable String owner(Object event) {
        return event instanceof PersonEvent.PersonRegistered registered
                ? registered.owner()
                : event instanceof PersonEvent.PersonTakenOver taken ? taken.owner() : null;
    }

    /**
     * As {@code find}, where the person can act for somebody: alive, and under their own record.
     */
    public Uni<Found> findLiving(UUID id, Caller caller) {
        return find(id, caller)
                .invoke(found -> {
                    if (found.person().mergedInto() != null) {
                        throw RefusedException.of(
                                PersonCode.PERSON_MERGED,
                                "this is person " + found.person().mergedInto());
                    }
                    if (!found.person().alive()) {
                        throw RefusedException.of(
                                PersonCode.PERSON_DEAD, "the dead act for nobody");
                    }
                });
    }

    /** Who holds a NIK, from the claim that keeps it unique. */
    public Uni<Optional<UUID>> holder(String nik) {
        return holder(Unique.NIK, nik);
    }

    /** Refuses a NIK that somebody else holds; the claim itself settles a race. */
    public Uni<Void> requireFree(@Nullable String nik, UUID personId) {
        return nik == null
                ? Uni.createFrom().voidItem()
                : requireFree(Map.of(Unique.NIK, nik), Set.of(personId));
    }

    /** Refuses numbers that anybody but these persons holds. */
    public Uni<Void> requireFree(Map<Unique, String> numbers, Set<UUID> persons) {
        Uni<Void> checked = Uni.createFrom().voidItem();
        for (Map.Entry<Unique, String> number : numbers.entrySet()) {
            Unique kind = number.getKey();
            checked =
                    checked.flatMap(x -> holder(kind, number.getValue()))
                            .invoke(holder -> requireAmong(holder, persons, kind))
                            .replaceWithVoid();
        }
        return checked;
    }

    /** The numbers of a person that only one may have, merged away or not. */
    public static Map<Unique, String> uniques(Registered person) {
        return Merging.uniques(person.mergedAs(null));
    }

    /** The card without its number. */
    public KksCard card(String number) {
        byte[] token = hash.of(PersonPublisher.kind(Unique.KKS_CARD), number);
        return new KksCard(
                Base64.getUrlEncoder().withoutPadding().encodeToString(token),
                number.substring(number.length() - 4));
    }

    private Uni<Optional<UUID>> holder(Unique unique, String number) {
        String kind = PersonPublisher.kind(unique);
        return store.pool()
                .preparedQuery("select stream_id from claim where kind = $1 and value = $2")
                .execute(Tuple.of(kind, Buffer.buffer(hash.of(kind, number))))
                .map(rows -> {
                    var row = rows.iterator();
                    return row.hasNext() ? Optional.of(row.next().getUUID(0)) : Optional.empty();
                });
    }

    private static void requireAmong(Optional<UUID> holder, Set<UUID> persons, Unique kind) {
        if (holder.isPresent() && !persons.contains(holder.get())) {
            throw RefusedException.of(
                    PersonCode.heldByOther(kind), "person " + holder.get() + " has it on record");
        }
    }

    /** Names in full are for those who keep the registry; others see initials. */
    public static boolean mayName(Caller caller) {
        try {
            caller.require("registrar");
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    /** A person with the version that is their ETag. */
    public record Found(UUID id, Registered person, int version) {}
}

package id.dinsos.registry.person;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.AsOf;
import id.dinsos.eventstore.Caller;
import id.dinsos.eventstore.EventStore;
import id.dinsos.eventstore.KeyedHash;
import id.dinsos.eventstore.RefusedException;
import id.dinsos.registry.person.Person.Registered;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds persons in the log for resources, and refuses those the caller has no authority over. */
@Singleton
public class PersonClient {
    private static final PersonDecider DECIDER = new PersonDecider();

    private final EventStore store;
    private final KeyedHash hash;

    public PersonClient(EventStore store, KeyedHash hash) {
        this.store = store;
        this.hash = hash;
    }

    /** The person as they are now, for a caller who may know. */
    public Uni<Found> find(UUID id, Caller caller) {
        return find(id, caller, null);
    }

    /** The person as they were, for a caller who may know; now where nothing else is asked. */
    public Uni<Found> find(UUID id, Caller caller, @Nullable AsOf asOf) {
        return store.load(id)
                .map(history -> asOf == null ? history : asOf.of(history))
                .map(stream -> {
                    if (stream.isEmpty()
                            || !(stream.events().getFirst().event() instanceof PersonEvent)) {
                        throw RefusedException.of(
                                PersonCode.PERSON_UNKNOWN, "there is no such person");
                    }
                    Registered person = (Registered) stream.fold(DECIDER);
                    caller.over(RegionCode.of(person.owner()));
                    return new Found(id, person, stream.version());
                });
    }

    /** Who holds a NIK, from the claim that keeps it unique. */
    public Uni<Optional<UUID>> holder(String nik) {
        return store.pool()
                .preparedQuery("select stream_id from claim where kind = $1 and value = $2")
                .execute(
                        Tuple.of(
                                PersonPublisher.NIK,
                                Buffer.buffer(hash.of(PersonPublisher.NIK, nik))))
                .map(rows -> {
                    var row = rows.iterator();
                    return row.hasNext() ? Optional.of(row.next().getUUID(0)) : Optional.empty();
                });
    }

    /** Refuses a NIK that somebody else holds; the claim itself settles a race. */
    public Uni<Void> requireFree(@Nullable String nik, UUID personId) {
        if (nik == null) {
            return Uni.createFrom().voidItem();
        }
        return holder(nik)
                .invoke(found -> {
                    if (found.isPresent() && !found.get().equals(personId)) {
                        throw RefusedException.of(
                                PersonCode.NIK_HELD_BY_OTHER,
                                "person " + found.get() + " has this NIK on record");
                    }
                })
                .replaceWithVoid();
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

package id.dinsos.registry.person;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.AsOf;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.secret.KeyedHash;
import id.dinsos.registry.office.Tenure;
import id.dinsos.registry.person.Merging.Unique;
import id.dinsos.registry.person.Person.Registered;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
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
                    if (!caller.covers(found.person.owner())) {
                        throw unknown();
                    }
                });
    }

    /** The person as they were, as far as the caller's office may know. */
    public Uni<Found> look(UUID id, Caller caller, AsOf asOf) {
        return seen(id, caller).map(asOf::of).map(PersonStore::found);
    }

    /** The history of the person, as far as the caller's office may know. */
    public Uni<Stream> seen(UUID id, Caller caller) {
        RegionCode mine = caller.region();
        return load(id).map(history -> {
            List<Recorded> own = Tenure.of(history, mine, PersonStore::owner);
            if (own.isEmpty()) {
                Registered person = found(history).person;
                if (!offered(person, caller) && !caller.covers(person.owner())) {
                    throw unknown();
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

    private Uni<Stream> load(UUID id) {
        return store.load(id)
                .invoke(stream -> {
                    if (stream.isEmpty()
                            || !(stream.events().getFirst().event() instanceof PersonEvent)) {
                        throw unknown();
                    }
                });
    }

    private static RefusedException unknown() {
        return RefusedException.of(PersonCode.PERSON_UNKNOWN, "there is no such person");
    }

    private static Found found(Stream stream) {
        return new Found(stream.id(), (Registered) stream.fold(DECIDER), stream.version());
    }

    private static boolean offered(Registered person, Caller caller) {
        String to = person.office().offeredTo();
        return to != null && caller.covers(to);
    }

    private static @Nullable String owner(Object event) {
        return event instanceof PersonEvent.PersonRegistered registered
                ? registered.owner()
                : event instanceof PersonEvent.PersonTakenOver taken ? taken.owner() : null;
    }

    /** Who holds a NIK, from the claim that keeps it unique. */
    public Uni<Optional<UUID>> holder(String nik) {
        return holder(Unique.NIK, nik);
    }

    /** The card without its number. */
    public KksCard card(String number) {
        byte[] token = hash.of(PersonPublisher.kind(Unique.KKS_CARD), number);
        return new KksCard(
                Base64.getUrlEncoder().withoutPadding().encodeToString(token),
                number.substring(number.length() - 4));
    }

    /** Who holds a number. */
    Uni<Optional<UUID>> holder(Unique unique, String number) {
        String kind = PersonPublisher.kind(unique);
        return store.pool()
                .preparedQuery("select stream_id from claim where kind = $1 and value = $2")
                .execute(Tuple.of(kind, Buffer.buffer(hash.of(kind, number))))
                .map(rows -> {
                    var row = rows.iterator();
                    return row.hasNext()
                            ? Optional.of(row.next().getUUID("stream_id"))
                            : Optional.empty();
                });
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

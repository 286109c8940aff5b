package id.dinsos.registry.person;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.RefusalCode;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.person.Merging.Unique;
import id.dinsos.registry.person.Person.Registered;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that one person alone may have. The claim keeps them unique, in the transaction of the
 * command and after the caller's authority was checked; what a caller is told of a clash names the
 * holder only where the holder's record is theirs to see. Every clash is counted for its actor:
 * whoever has many within an hour is guessing, and is told nothing more.
 */
@Singleton
public class NumberStore {
    private static final PersonDecider DECIDER = new PersonDecider();

    /** The kind of a number that was searched for; counted by itself. */
    public static final String SEARCHED = "searched";

    /** More than a day of careful work brings in an hour. */
    static final int MAX_CLASHES = 100;

    private final EventStore store;
    private final PersonStore people;
    private final Clock clock;
    private final MeterRegistry meters;

    public NumberStore(EventStore store, PersonStore people, Clock clock, MeterRegistry meters) {
        this.store = store;
        this.people = people;
        this.clock = clock;
        this.meters = meters;
    }

    /** Runs a command; where a number of it is held, notes that and says by whom, if it may. */
    public <T> Uni<T> explained(Uni<T> command, Map<Unique, String> numbers, Caller caller) {
        return command.onFailure(RefusedException.class)
                .recoverWithUni(failure -> {
                    RefusedException refused = (RefusedException) failure;
                    Unique kind = heldKind(refused.refusal().code());
                    return kind == null
                            ? Uni.createFrom().failure(refused)
                            : noted(
                                            PersonPublisher.kind(kind),
                                            caller,
                                            MAX_CLASHES,
                                            PersonCode.TOO_MANY_CLASHES)
                                    .flatMap(x -> named(kind, numbers.get(kind), caller))
                                    .onItem()
                                    .transformToUni(known ->
                                            Uni.createFrom()
                                                    .failure(known == null ? refused : known));
                });
    }

    /**
     * Counts a number that was named in vain, and refuses whoever has named too many of the kind
     * within an hour. The number itself is kept nowhere.
     */
    public Uni<Void> noted(String kind, Caller caller, int most, RefusalCode tooMany) {
        Counter.builder("dinsos.registry.number.clashes")
                .description("Numbers that another person holds, or that nobody was found by")
                .tag("kind", kind)
                .register(meters)
                .increment();
        return store.pool()
                .preparedQuery(
                        """
                        with noted as (insert into number_clash (at, actor, kind) values ($1, $2, $3))
                        select count(*) as clashes from number_clash
                        where actor = $2 and at > $1 - interval '1 hour'
                            and (kind = $3 or $3 <> $4 and kind <> $4)
                        """)
                .execute(
                        Tuple.of(
                                clock.instant().atOffset(ZoneOffset.UTC),
                                caller.actor(),
                                kind,
                                SEARCHED))
                .invoke(rows -> {
                    if (rows.iterator().next().getLong("clashes") >= most) {
                        throw RefusedException.of(
                                tooMany, "too many numbers within an hour; go on in an hour");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<@Nullable RefusedException> named(
            Unique kind, @Nullable String number, Caller caller) {
        if (number == null) {
            return Uni.createFrom().nullItem();
        }
        return people.holder(kind, number)
                .flatMap(holder ->
                        holder.isEmpty()
                                ? Uni.createFrom().nullItem()
                                : store.load(holder.get())
                                        .map(stream ->
                                                stream.fold(DECIDER) instanceof Registered person
                                                                && caller.region()
                                                                        .covers(
                                                                                RegionCode.of(
                                                                                        person
                                                                                                .owner()))
                                                        ? RefusedException.of(
                                                                PersonCode.heldByOther(kind),
                                                                "person "
                                                                        + holder.get()
                                                                        + " has it on record")
                                                        : null));
    }

    private static @Nullable Unique heldKind(RefusalCode code) {
        for (Unique kind : Unique.values()) {
            if (PersonCode.heldByOther(kind) == code) {
                return kind;
            }
        }
        return null;
    }
}

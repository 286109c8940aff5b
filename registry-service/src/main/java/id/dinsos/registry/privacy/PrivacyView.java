package id.dinsos.registry.privacy;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import id.dinsos.registry.person.PersonEvent.PersonTakenOver;
import id.dinsos.registry.privacy.PrivacyEvent.AccessAsked;
import id.dinsos.registry.privacy.PrivacyEvent.AccessGiven;
import id.dinsos.registry.privacy.PrivacyEvent.AccessRefused;
import id.dinsos.registry.privacy.PrivacyEvent.ErasureAsked;
import id.dinsos.registry.privacy.PrivacyEvent.ErasureDone;
import id.dinsos.registry.privacy.PrivacyEvent.ErasureOrdered;
import id.dinsos.registry.privacy.PrivacyEvent.ErasureRefused;
import id.dinsos.registry.privacy.PrivacyEvent.ErasureRepeated;
import id.dinsos.registry.privacy.PrivacyEvent.HoldEnded;
import id.dinsos.registry.privacy.PrivacyEvent.HoldPlaced;
import id.dinsos.registry.privacy.PrivacyEvent.ProcessingRestricted;
import id.dinsos.registry.privacy.PrivacyEvent.RestrictionEnded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is to be erased, who was, whose data lie still, and who waits for a report. */
@Singleton
public class PrivacyView implements View {
    static final String NAME = "privacy";

    private static final String TAKEN_OVER = "person-taken-over.v1";

    private static final String ERASURE =
            """
            insert into erasure as e (id, person_id, owner, state, basis, ordered_at, money_until)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (id) do update set state = excluded.state,
                basis = coalesce(excluded.basis, e.basis),
                ordered_at = coalesce(excluded.ordered_at, e.ordered_at),
                money_until = coalesce(excluded.money_until, e.money_until)
            """;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> types() {
        Set<String> types = new HashSet<>(PrivacyEvent.NAMES.keySet());
        types.add(TAKEN_OVER);
        return types;
    }

    @Override
    public String ddl() {
        return """
        create table erasure (
            id          uuid primary key,
            person_id   uuid not null unique,
            owner       text collate "C" not null,
            state       text not null,
            basis       text,
            ordered_at  timestamptz,
            money_until date
        );
        create index erasure_by_owner on erasure (owner, person_id);
        create index erasure_open on erasure (person_id) where state = 'ORDERED';
        create table restriction (
            id        uuid primary key,
            person_id uuid not null unique
        );
        create table access_request (
            id        uuid primary key,
            person_id uuid not null,
            owner     text collate "C" not null,
            due       timestamptz not null
        );
        create index access_request_due on access_request (owner, due, person_id);
        create index access_request_of on access_request (person_id);
        """;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Recorded one : batch) {
            done = done.chain(() -> apply(tx, one));
        }
        return done;
    }

    private static Uni<Void> apply(SqlConnection tx, Recorded one) {
        UUID id = one.streamId();
        if (one.event() instanceof PersonTakenOver(var keeper)) {
            return takenOver(tx, id, keeper);
        }
        return switch ((PrivacyEvent) one.event()) {
            case ProcessingRestricted(var person, var reason, var by) ->
                    tx.preparedQuery(
                                    "insert into restriction values ($1, $2)"
                                            + " on conflict (id) do nothing")
                            .execute(Tuple.of(id, person))
                            .replaceWithVoid();
            case RestrictionEnded e ->
                    tx.preparedQuery("delete from restriction where id = $1")
                            .execute(Tuple.of(id))
                            .replaceWithVoid();
            case HoldPlaced e -> Uni.createFrom().voidItem();
            case HoldEnded e -> Uni.createFrom().voidItem();
            case AccessAsked(var person, var reason, var due, var by) ->
                    tx.preparedQuery(
                                    "insert into access_request values ($1, $2, $3, $4)"
                                            + " on conflict (id) do update set due = excluded.due,"
                                            + " owner = excluded.owner")
                            .execute(
                                    Tuple.of(
                                            id,
                                            person,
                                            one.meta().owner(),
                                            due.atOffset(ZoneOffset.UTC)))
                            .replaceWithVoid();
            case AccessGiven e -> answered(tx, id);
            case AccessRefused e -> answered(tx, id);
            case ErasureAsked(var person, var basis, var reason, var by) ->
                    erasure(tx, one, person, "ASKED", basis.name(), false, null);
            case ErasureRefused e ->
                    tx.preparedQuery("update erasure set state = 'REFUSED' where id = $1")
                            .execute(Tuple.of(id))
                            .replaceWithVoid();
            case ErasureOrdered(var by, var until) ->
                    tx.preparedQuery(
                                    "update erasure set state = 'ORDERED', ordered_at = $2,"
                                            + " money_until = $3 where id = $1")
                            .execute(Tuple.of(id, at(one), until))
                            .replaceWithVoid();
            case ErasureRepeated(var person, var basis, var until) ->
                    erasure(tx, one, person, "ORDERED", basis.name(), true, until);
            case ErasureDone() ->
                    tx.preparedQuery("update erasure set state = 'DONE' where id = $1")
                            .execute(Tuple.of(id))
                            .replaceWithVoid();
        };
    }

    /** What waits, and what was erased, is the new office's with the record. */
    private static Uni<Void> takenOver(SqlConnection tx, UUID person, String keeper) {
        return tx.preparedQuery("update access_request set owner = $2 where person_id = $1")
                .execute(Tuple.of(person, keeper))
                .chain(() ->
                        tx.preparedQuery("update erasure set owner = $2 where person_id = $1")
                                .execute(Tuple.of(person, keeper)))
                .replaceWithVoid();
    }

    private static Uni<Void> answered(SqlConnection tx, UUID id) {
        return tx.preparedQuery("delete from access_request where id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    private static Uni<Void> erasure(
            SqlConnection tx,
            Recorded one,
            UUID person,
            String state,
            String basis,
            boolean ordered,
            @Nullable LocalDate until) {
        return tx.preparedQuery(ERASURE)
                .execute(
                        Tuple.tuple()
                                .addValue(one.streamId())
                                .addValue(person)
                                .addValue(one.meta().owner())
                                .addValue(state)
                                .addValue(basis)
                                .addValue(ordered ? at(one) : null)
                                .addValue(until))
                .replaceWithVoid();
    }

    private static OffsetDateTime at(Recorded one) {
        return one.meta().decidedAt().atOffset(ZoneOffset.UTC);
    }
}

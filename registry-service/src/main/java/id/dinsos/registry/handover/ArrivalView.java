package id.dinsos.registry.handover;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.view.View;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedIn;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedOut;
import id.dinsos.registry.household.HouseholdEvent.HouseholdTakenOver;
import id.dinsos.registry.person.PersonEvent.HouseholdJoined;
import id.dinsos.registry.person.PersonEvent.PersonOffered;
import id.dinsos.registry.person.PersonEvent.PersonTakenOver;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Who is on the way to another regency: households that left for it, persons who were offered to
 * its office, until it takes them over. By ids alone.
 */
@Singleton
public class ArrivalView implements View {
    static final String NAME = "arrival";

    private final Zones zones;

    public ArrivalView(Zones zones) {
        this.zones = zones;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "household-moved-out.v1",
                "household-moved-in.v1",
                "household-taken-over.v1",
                "person-offered.v1",
                "person-taken-over.v1",
                "person-joined-household.v1");
    }

    @Override
    public String ddl() {
        return """
        create table arrival (
            id         uuid primary key,
            kind       text not null,
            from_owner text not null,
            to_region  text collate "C" not null,
            since      date not null
        );
        create index arrival_by_region on arrival (to_region, id);
        """;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Move move : moves(batch)) {
            done = done.flatMap(x -> write(tx, move));
        }
        return done;
    }

    /** Moves between regencies are rare: one statement each. */
    private List<Move> moves(List<Recorded> batch) {
        List<Move> moves = new ArrayList<>();
        for (Recorded one : batch) {
            String owner = one.meta().owner();
            LocalDate since = one.trueSince(zones.of(owner));
            switch (one.event()) {
                case HouseholdMovedOut(var to, var reason) ->
                        moves.add(
                                new Move(
                                        one.streamId(),
                                        "HOUSEHOLD",
                                        owner,
                                        to == null ? "" : to,
                                        since));
                case PersonOffered(var to) ->
                        moves.add(
                                new Move(
                                        one.streamId(),
                                        "PERSON",
                                        owner,
                                        to == null ? "" : to,
                                        since));
                case HouseholdMovedIn e -> moves.add(Move.ended(one.streamId(), since));
                case HouseholdTakenOver e -> moves.add(Move.ended(one.streamId(), since));
                case PersonTakenOver e -> moves.add(Move.ended(one.streamId(), since));
                case HouseholdJoined e -> moves.add(Move.ended(one.streamId(), since));
                default -> throw new IllegalStateException("not asked for: " + one.event());
            }
        }
        return moves;
    }

    private static Uni<Void> write(SqlConnection tx, Move move) {
        return (move.to.isEmpty()
                        ? tx.preparedQuery("delete from arrival where id = $1")
                                .execute(Tuple.of(move.id))
                        : tx.preparedQuery(
                                        """
                                        insert into arrival values ($1, $2, $3, $4, $5)
                                        on conflict (id) do update set from_owner = excluded.from_owner,
                                            to_region = excluded.to_region, since = excluded.since
                                        """)
                                .execute(
                                        Tuple.of(
                                                move.id,
                                                move.kind,
                                                move.owner,
                                                move.to,
                                                move.since)))
                .replaceWithVoid();
    }

    /**
     * @param to empty where nobody is on the way any more
     */
    private record Move(UUID id, String kind, String owner, String to, LocalDate since) {
        static Move ended(UUID id, LocalDate since) {
            return new Move(id, "", "", "", since);
        }
    }
}

package id.dinsos.cases.facility;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Which facilities there are, and their beds for reports; who gets a bed is decided by the
 * facility's own stream.
 */
@Singleton
public class FacilityView implements View {
    public static final String NAME = "facilities";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public String ddl() {
        return """
        create table facility (
            facility_id uuid primary key, owner text not null, name text not null,
            kind text not null, hidden boolean not null
        );
        create index facility_of_owner on facility (owner text_pattern_ops);
        create table bed_class (
            facility_id uuid not null, bed_class text not null, beds int not null,
            at timestamptz not null
        );
        create index bed_class_of on bed_class (facility_id, bed_class, at);
        create table bed (
            reservation uuid not null, facility_id uuid not null, bed_class text not null,
            until timestamptz not null, reserved_at timestamptz not null,
            occupied_at timestamptz, ended_at timestamptz
        );
        create index bed_of on bed (facility_id, bed_class);
        create index bed_reservation on bed (reservation) where ended_at is null;
        """;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "facility-opened.v1",
                "capacity-set.v1",
                "bed-reserved.v1",
                "reservation-released.v1",
                "bed-occupied.v1",
                "bed-freed.v1");
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> work = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            work =
                    work.flatMap(
                            x -> apply(tx, recorded.streamId(), (FacilityEvent) recorded.event()));
        }
        return work;
    }

    private static Uni<Void> apply(SqlConnection tx, UUID id, FacilityEvent event) {
        return switch (event) {
            case FacilityEvent.FacilityOpened opened ->
                    run(
                            tx,
                            "insert into facility values ($1, $2, $3, $4, $5)",
                            Tuple.of(
                                    id,
                                    opened.owner(),
                                    opened.name(),
                                    opened.kind(),
                                    opened.hidden()));
            case FacilityEvent.CapacitySet set ->
                    run(
                            tx,
                            "insert into bed_class values ($1, $2, $3, $4)",
                            Tuple.of(id, set.bedClass(), set.beds(), utc(set.at())));
            case FacilityEvent.BedReserved reserved ->
                    gone(tx, reserved.reservation(), reserved.at())
                            .flatMap(x ->
                                    run(
                                            tx,
                                            "insert into bed values ($1, $2, $3, $4, $5)",
                                            Tuple.of(
                                                    reserved.reservation(),
                                                    id,
                                                    reserved.bedClass(),
                                                    utc(reserved.until()),
                                                    utc(reserved.at()))));
            case FacilityEvent.ReservationReleased released ->
                    gone(tx, released.reservation(), released.at());
            case FacilityEvent.BedOccupied occupied ->
                    run(
                            tx,
                            "update bed set occupied_at = $2 where reservation = $1"
                                    + " and ended_at is null",
                            Tuple.of(occupied.reservation(), utc(occupied.at())));
            case FacilityEvent.BedFreed freed -> gone(tx, freed.reservation(), freed.at());
            case FacilityEvent.WaitingBegun begun -> Uni.createFrom().voidItem();
            case FacilityEvent.WaitingEnded ended -> Uni.createFrom().voidItem();
        };
    }

    /** What was is kept, to be counted as of any day. */
    private static Uni<Void> gone(SqlConnection tx, UUID reservation, Instant at) {
        return run(
                tx,
                "update bed set ended_at = $2 where reservation = $1 and ended_at is null",
                Tuple.of(reservation, utc(at)));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Uni<Void> run(SqlConnection tx, String sql, Tuple arguments) {
        return tx.preparedQuery(sql).execute(arguments).replaceWithVoid();
    }
}

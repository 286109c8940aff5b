package id.dinsos.registry.psks;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import id.dinsos.registry.psks.Psks.Assignment;
import id.dinsos.registry.psks.PsksEvent.AssignmentEnded;
import id.dinsos.registry.psks.PsksEvent.ContactCorrected;
import id.dinsos.registry.psks.PsksEvent.PsksAssigned;
import id.dinsos.registry.psks.PsksEvent.PsksEnded;
import id.dinsos.registry.psks.PsksEvent.PsksRegistered;
import id.dinsos.registry.psks.PsksEvent.PsksResumed;
import id.dinsos.registry.psks.PsksEvent.PsksSuspended;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Service resources, their assignments and suspensions, for lists by region, kind and day. No
 * personal data. There are hundreds of them, not millions: each event is a statement of its own.
 */
@Singleton
public class PsksView implements View {
    static final String NAME = "service_resource";

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
        return PsksEvent.NAMES.keySet();
    }

    @Override
    public String ddl() {
        return """
        create table resource (
            id        uuid primary key,
            version   int  not null,
            owner     text not null,
            kind      text not null,
            person_id uuid,
            ended_on  date
        );
        create table assignment (
            id          uuid,
            resource_id uuid,
            region      text collate "C" not null,
            valid_from  date not null,
            valid_until date not null,
            role        text not null,
            primary key (resource_id, id)
        );
        create index assignment_by_region on assignment (region, resource_id);
        create table suspension (
            resource_id uuid,
            valid_from  date,
            valid_until date not null,
            primary key (resource_id, valid_from)
        );
        """;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Recorded one : batch) {
            if (one.event() instanceof PsksEvent event) {
                done = done.chain(() -> apply(tx, one, event)).chain(() -> version(tx, one));
            }
        }
        return done;
    }

    private static Uni<Void> apply(SqlConnection tx, Recorded one, PsksEvent event) {
        UUID id = one.streamId();
        return switch (event) {
            case PsksRegistered e ->
                    run(
                            tx,
                            "insert into resource values ($1, 1, $2, $3, $4, null)",
                            Tuple.of(id, e.owner(), e.kind().name(), e.personId()));
            case ContactCorrected e -> Uni.createFrom().voidItem();
            case PsksAssigned(var assignment) -> assigned(tx, id, assignment);
            case AssignmentEnded e ->
                    run(
                            tx,
                            "update assignment set valid_until = $3"
                                    + " where resource_id = $1 and id = $2",
                            Tuple.of(id, e.assignmentId(), e.lastDay()));
            case PsksSuspended e ->
                    run(
                            tx,
                            "insert into suspension values ($1, $2, 'infinity')",
                            Tuple.of(id, e.from()));
            case PsksResumed e ->
                    run(
                            tx,
                            "update suspension set valid_until = $2"
                                    + " where resource_id = $1 and valid_until = 'infinity'",
                            Tuple.of(id, e.on().minusDays(1)));
            case PsksEnded e ->
                    run(
                                    tx,
                                    "delete from assignment"
                                            + " where resource_id = $1 and valid_from > $2",
                                    Tuple.of(id, e.lastDay()))
                            .chain(() ->
                                    run(
                                            tx,
                                            "update assignment set valid_until = least(valid_until, $2)"
                                                    + " where resource_id = $1",
                                            Tuple.of(id, e.lastDay())))
                            .chain(() ->
                                    run(
                                            tx,
                                            "update resource set ended_on = $2 where id = $1",
                                            Tuple.of(id, e.lastDay())));
        };
    }

    private static Uni<Void> assigned(SqlConnection tx, UUID id, Assignment assignment) {
        return run(
                tx,
                "insert into assignment values ($1, $2, $3, $4, coalesce($5::date, 'infinity'), $6)",
                Tuple.tuple()
                        .addValue(assignment.id())
                        .addValue(id)
                        .addValue(assignment.region())
                        .addValue(assignment.period().from())
                        .addValue(assignment.period().until())
                        .addValue(assignment.role()));
    }

    private static Uni<Void> version(SqlConnection tx, Recorded one) {
        return run(
                tx,
                "update resource set version = $2 where id = $1",
                Tuple.of(one.streamId(), one.version()));
    }

    private static Uni<Void> run(SqlConnection tx, String sql, Tuple tuple) {
        return tx.preparedQuery(sql).execute(tuple).replaceWithVoid();
    }
}

package id.dinsos.cases.desk;

import id.dinsos.cases.handling.CaseEvent.AccessEnded;
import id.dinsos.cases.handling.CaseEvent.AccessGranted;
import id.dinsos.cases.handling.CaseEvent.CaseHandedOver;
import id.dinsos.cases.handling.CaseEvent.GlassBroken;
import id.dinsos.cases.handling.CaseEvent.TeamAdmitted;
import id.dinsos.cases.handling.CaseRead;
import id.dinsos.cases.handling.Grant;
import id.dinsos.eventstore.rules.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The part of {@link CaseView} that knows who was let in from outside, and who has read what. */
final class AccessColumnsView {
    private AccessColumnsView() {}

    static Uni<Void> save(SqlConnection tx, List<Recorded> batch) {
        List<Tuple> reads = new ArrayList<>();
        Uni<Void> work = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            UUID id = recorded.streamId();
            switch (recorded.event()) {
                case GlassBroken glass ->
                        work =
                                work.flatMap(x -> emergency(tx, recorded, glass))
                                        .flatMap(x ->
                                                grant(
                                                        tx,
                                                        recorded,
                                                        Grant.of(
                                                                glass.account(),
                                                                glass.access(),
                                                                glass.until())));
                case AccessGranted grant ->
                        work =
                                work.flatMap(x ->
                                        grant(
                                                tx,
                                                recorded,
                                                Grant.of(
                                                        grant.account(),
                                                        grant.access(),
                                                        grant.until())));
                case TeamAdmitted admitted ->
                        work =
                                work.flatMap(x ->
                                        grant(
                                                tx,
                                                recorded,
                                                new Grant(
                                                        "",
                                                        admitted.team(),
                                                        admitted.access(),
                                                        admitted.until())));
                case AccessEnded ended ->
                        work =
                                work.flatMap(x ->
                                        run(
                                                tx,
                                                "delete from case_grant where access_id = $1",
                                                Tuple.of(ended.access())));
                case CaseHandedOver over ->
                        work =
                                work.flatMap(x ->
                                        run(
                                                tx,
                                                "delete from case_grant where case_id = $1",
                                                Tuple.of(id)));
                case CaseRead read -> reads.add(read(recorded, read));
                default -> {}
            }
        }
        return reads.isEmpty()
                ? work
                : work.flatMap(x ->
                                tx.preparedQuery(
                                                "insert into case_read values ($1, $2, $3, $4, $5,"
                                                        + " $6, $7)")
                                        .executeBatch(reads))
                        .replaceWithVoid();
    }

    private static Uni<Void> emergency(SqlConnection tx, Recorded recorded, GlassBroken glass) {
        return run(
                tx,
                "insert into emergency values ($1, $2, $3, $4, $5, $6)",
                Tuple.of(
                        glass.access(),
                        recorded.streamId(),
                        recorded.meta().owner(),
                        glass.account(),
                        CaseColumnsView.utc(glass.until()),
                        CaseColumnsView.utc(glass.at())));
    }

    private static Uni<Void> grant(SqlConnection tx, Recorded recorded, Grant grant) {
        return run(
                tx,
                "insert into case_grant values ($1, $2, $3, $4, $5, $6)",
                Tuple.of(
                        grant.access(),
                        recorded.streamId(),
                        grant.account(),
                        grant.team(),
                        recorded.meta().owner(),
                        CaseColumnsView.utc(grant.until())));
    }

    private static Tuple read(Recorded recorded, CaseRead read) {
        return Tuple.wrap(
                Arrays.asList(
                        recorded.streamId(),
                        read.caseId(),
                        recorded.meta().actor(),
                        read.purpose().name(),
                        read.office(),
                        read.through(),
                        CaseColumnsView.utc(read.at())));
    }

    private static Uni<Void> run(SqlConnection tx, String sql, Tuple arguments) {
        return tx.preparedQuery(sql).execute(arguments).replaceWithVoid();
    }
}

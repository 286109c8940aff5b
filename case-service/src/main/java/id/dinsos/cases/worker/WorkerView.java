package id.dinsos.cases.worker;

import id.dinsos.cases.worker.WorkerEvent.WorkGiven;
import id.dinsos.cases.worker.WorkerEvent.WorkerEnlisted;
import id.dinsos.cases.worker.WorkerEvent.WorkerReleased;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Who works on cases, by their stream; what the registry knows of them is joined when asked. */
@Singleton
public class WorkerView implements View {
    public static final String NAME = "workers";

    private static final String ENLIST =
            "insert into worker values ($1, $2, $3, $4, $5, $6, true) on conflict (stream_id) do"
                    + " update set owner = excluded.owner, account = excluded.account, team ="
                    + " excluded.team, skills = excluded.skills, max_cases = excluded.max_cases,"
                    + " serving = true";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String ddl() {
        return """
        create table worker (
            stream_id uuid primary key, owner text not null, account text not null,
            team text not null, skills text[] not null, max_cases int not null,
            serving boolean not null
        );
        create index worker_of_account on worker (account);
        create index worker_of_owner on worker (owner text_pattern_ops);
        """;
    }

    @Override
    public Set<String> types() {
        return Set.of("worker-enlisted.v1", "worker-released.v1");
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> work = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            work = work.flatMap(x -> apply(tx, recorded));
        }
        return work;
    }

    private static Uni<Void> apply(SqlConnection tx, Recorded recorded) {
        return switch ((WorkerEvent) recorded.event()) {
            case WorkerEnlisted enlisted ->
                    tx.preparedQuery(ENLIST)
                            .execute(
                                    Tuple.of(
                                            recorded.streamId(),
                                            enlisted.owner(),
                                            enlisted.account(),
                                            enlisted.team(),
                                            enlisted.skills().toArray(String[]::new),
                                            enlisted.maxCases()))
                            .replaceWithVoid();
            case WorkGiven given -> Uni.createFrom().voidItem();
            case WorkerReleased released ->
                    tx.preparedQuery("update worker set serving = false where stream_id = $1")
                            .execute(Tuple.of(recorded.streamId()))
                            .replaceWithVoid();
        };
    }
}

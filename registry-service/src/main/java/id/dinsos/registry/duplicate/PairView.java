package id.dinsos.registry.duplicate;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import id.dinsos.registry.duplicate.PairEvent.PairJudged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** What officers have said of records that may be one, so that nobody is asked twice. */
@Singleton
public class PairView implements View {
    static final String NAME = "duplicate_pair";

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
        return PairEvent.NAMES.keySet();
    }

    @Override
    public String ddl() {
        return """
        create table pair (
            one     uuid,
            other   uuid,
            verdict text not null,
            primary key (one, other)
        );
        """;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Recorded one : batch) {
            if (one.event() instanceof PairJudged judged) {
                done =
                        done.chain(() ->
                                tx.preparedQuery(
                                                "insert into pair values"
                                                        + " (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3)"
                                                        + " on conflict (one, other) do update"
                                                        + " set verdict = excluded.verdict")
                                        .execute(
                                                Tuple.of(
                                                        judged.one(),
                                                        judged.other(),
                                                        judged.verdict().name()))
                                        .replaceWithVoid());
            }
        }
        return done;
    }
}

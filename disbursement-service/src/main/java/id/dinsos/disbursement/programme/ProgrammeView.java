package id.dinsos.disbursement.programme;

import id.dinsos.disbursement.programme.ProgrammeEvent.ProgrammeDefined;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The programmes by code. */
@Singleton
@Typed(ProgrammeView.class)
public class ProgrammeView implements View {
    private final Pool pool;

    public ProgrammeView(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "programmes";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return "create table programme (code text primary key, id uuid not null);";
    }

    @Override
    public Set<String> types() {
        return Set.of("programme-defined.v1", "programme-defined.v2");
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            if (recorded.event() instanceof ProgrammeDefined(String code, _)) {
                chain =
                        chain.flatMap(x ->
                                tx.preparedQuery(
                                                "insert into programme values ($1, $2)"
                                                        + " on conflict do nothing")
                                        .execute(Tuple.of(code, recorded.streamId()))
                                        .replaceWithVoid());
            }
        }
        return chain;
    }

    /** The most that one run has in a month from the given one on, as far as nothing came back. */
    Uni<Integer> committed(String code, String fromMonth) {
        return pool.preparedQuery(
                        """
                        select coalesce(max(n), 0)::int most from (
                            select count(*) n from view_ledger.run r
                            join view_ledger.payment p on p.run_id = r.id
                            where r.programme = $1 and p.month >= $2 and p.state not in
                                ('FAILED', 'RETURNED', 'CANCELLED', 'LAPSED')
                            group by p.run_id, p.month) paid
                        """)
                .execute(Tuple.of(code, fromMonth))
                .map(rows -> rows.iterator().next().getInteger("most"));
    }

    /** All codes. */
    public Uni<List<String>> codes() {
        return pool.query("select code from view_ledger.programme order by code limit 1000")
                .execute()
                .map(rows -> {
                    List<String> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getString("code")));
                    return found;
                });
    }

    /** Codes after the given one. */
    Uni<List<UUID>> after(String code, int limit) {
        return pool.preparedQuery(
                        "select id from view_ledger.programme where code > $1 order by code"
                                + " limit $2")
                .execute(Tuple.of(code, limit))
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }
}

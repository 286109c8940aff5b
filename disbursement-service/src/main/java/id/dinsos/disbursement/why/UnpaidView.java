package id.dinsos.disbursement.why;

import id.dinsos.disbursement.eligibility.Verdict;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkCounted;
import id.dinsos.disbursement.roster.ChunkEvent.SliceInstructed;
import id.dinsos.disbursement.roster.ChunkEvent.Unpaid;
import id.dinsos.disbursement.roster.ChunkEvent.VillageCount;
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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How many of each village got nothing in a run: what the chunks say, without reading their rows.
 */
@Singleton
@Typed(UnpaidView.class)
public class UnpaidView implements View {
    private static final String SCHEMA = "view_ledger.";

    private final Pool pool;

    public UnpaidView(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "unpaid";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String ddl() {
        return """
        create table run_unpaid (run_id uuid not null, region text not null,
            excluded int not null, held int not null,
            waiting int not null, primary key (run_id, region));
        """;
    }

    /** Not the rows of the chunks: they are the bulk of the log. */
    @Override
    public Set<String> types() {
        return Set.of("chunk-counted.v1", "slice-instructed.v1");
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            if (recorded.event() instanceof ChunkCounted counted) {
                chain = chain.flatMap(x -> count(tx, counted));
            } else if (recorded.event() instanceof SliceInstructed slice
                    && !slice.unpaid().isEmpty()) {
                chain = chain.flatMap(x -> count(tx, slice));
            }
        }
        return chain;
    }

    /** How many got nothing, by district or village (length 8 or 13 of the code). */
    Uni<List<UnpaidSum>> unpaid(UUID run, int codeLength) {
        return pool.preparedQuery(
                        "select left(region, $2) as place, sum(excluded)::int as excluded,"
                                + " sum(held)::int as held, sum(waiting)::int as waiting from "
                                + SCHEMA
                                + "run_unpaid where run_id = $1 group by 1 order by 1")
                .execute(Tuple.of(run, codeLength))
                .map(rows -> {
                    List<UnpaidSum> sums = new ArrayList<>();
                    rows.forEach(row ->
                            sums.add(
                                    new UnpaidSum(
                                            row.getString("place"),
                                            row.getInteger("excluded"),
                                            row.getInteger("held"),
                                            row.getInteger("waiting"))));
                    return sums;
                });
    }

    private static Uni<Void> count(SqlConnection tx, ChunkCounted counted) {
        Map<String, int[]> counts = new TreeMap<>();
        for (VillageCount one : counted.unpaid()) {
            if (one.excluded() != 0 || one.held() != 0 || one.waiting() != 0) {
                counts.put(one.region(), new int[] {one.excluded(), one.held(), one.waiting()});
            }
        }
        return add(tx, counted.run(), counts, "");
    }

    /** Counted once for a tranche of several months: with its first. */
    private static Uni<Void> count(SqlConnection tx, SliceInstructed slice) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Unpaid unpaid : slice.unpaid()) {
            add(counts, unpaid.region(), unpaid.verdict());
        }
        return add(tx, slice.run(), counts, slice.month().toString());
    }

    private static void add(Map<String, int[]> counts, String region, Verdict.Outcome verdict) {
        if (verdict != Verdict.Outcome.ELIGIBLE) {
            int[] each = counts.computeIfAbsent(region, r -> new int[3]);
            each[verdict == Verdict.Outcome.EXCLUDED ? 0 : 1]++;
        }
    }

    private static Uni<Void> add(
            SqlConnection tx, UUID run, Map<String, int[]> counts, String month) {
        if (counts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Integer[] excluded = counts.values().stream().map(c -> c[0]).toArray(Integer[]::new);
        Integer[] held = counts.values().stream().map(c -> c[1]).toArray(Integer[]::new);
        Integer[] waiting = counts.values().stream().map(c -> c[2]).toArray(Integer[]::new);
        return tx.preparedQuery(
                        "insert into run_unpaid as t select $1, u.* from unnest($2::text[],"
                                + " $3::int[], $4::int[], $6::int[]) u (region, excluded, held,"
                                + " waiting) where $5 = '' or exists (select from run where id = $1"
                                + " and months[1] = $5)"
                                + " on conflict (run_id, region) do update set"
                                + " excluded = t.excluded + excluded.excluded,"
                                + " held = t.held + excluded.held,"
                                + " waiting = t.waiting + excluded.waiting")
                .execute(
                        Tuple.of(
                                run,
                                counts.keySet().toArray(String[]::new),
                                excluded,
                                held,
                                month,
                                waiting))
                .replaceWithVoid();
    }

    /** Beneficiaries of a place who got nothing. */
    public record UnpaidSum(String region, int excluded, int held, int waiting) {}
}

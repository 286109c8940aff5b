package id.dinsos.disbursement.sampling;

import id.dinsos.disbursement.sampling.SampleEvent.Chosen;
import id.dinsos.disbursement.sampling.SampleEvent.Risk;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads who was paid by a run, with what makes a second look worth while; and which samples are.
 */
@Singleton
class SampleStore {
    private static final String PAID =
            """
            select p.beneficiary, (array_agg(p.payee order by p.month desc))[1] payee,
                max(p.region) village, sum(p.amount)::bigint amount,
                bool_or(p.state = 'CREDITED') waits,
                bool_or(exists (select from event e where e.stream_id = p.id and e.type in (
                    'payment-retried.v1', 'payment-resumed.v1', 'payment-corrected.v1'))) cured
            from view_ledger.payment p
            where p.run_id = $1 and p.state in ('CREDITED', 'WITHDRAWN')
                and (p.region = $2 or starts_with(p.region, $2 || '.'))
            group by p.beneficiary order by p.beneficiary
            """;
    private static final String PAGE =
            "select * from view_ledger.verification_sample where (owner = $1"
                    + " or starts_with(owner, $1 || '.')) and id > $2 order by id limit $3";

    private final Pool pool;

    SampleStore(Pool pool) {
        this.pool = pool;
    }

    /** By id. */
    Uni<List<Chosen>> paid(UUID run, String region) {
        return pool.preparedQuery(PAID)
                .execute(Tuple.of(run, region))
                .map(rows -> {
                    List<Chosen> paid = new ArrayList<>();
                    for (Row row : rows) {
                        paid.add(
                                new Chosen(
                                        row.getUUID("beneficiary"),
                                        row.getUUID("payee"),
                                        row.getString("village"),
                                        row.getBoolean("cured")
                                                ? Risk.CURED
                                                : row.getBoolean("waits")
                                                        ? Risk.NOT_WITHDRAWN
                                                        : Risk.NONE,
                                        row.getLong("amount")));
                    }
                    return paid;
                });
    }

    Uni<List<Listed>> page(String owner, UUID after, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(owner, after, limit))
                .map(rows -> {
                    List<Listed> found = new ArrayList<>();
                    for (Row row : rows) {
                        found.add(
                                new Listed(
                                        row.getUUID("id"),
                                        row.getUUID("run_id"),
                                        row.getString("owner"),
                                        row.getString("region"),
                                        row.getLong("seed"),
                                        row.getInteger("chosen"),
                                        row.getInteger("answered")));
                    }
                    return found;
                });
    }

    /** A sample in a list. */
    public record Listed(
            UUID id,
            UUID runId,
            String owner,
            String region,
            long seed,
            int chosen,
            int answered) {}
}

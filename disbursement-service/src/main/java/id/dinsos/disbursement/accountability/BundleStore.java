package id.dinsos.disbursement.accountability;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the archive of a run is made of: its payments, its files, and what settled them. */
@Singleton
public class BundleStore {
    private static final int PAGE = 5_000;

    private static final String PAYMENTS =
            """
            select id, beneficiary, region, month, amount, state, reason, since
            from view_ledger.payment where run_id = $1 and id > $2 order by id limit $3
            """;

    /** Whatever a report has done to a payment names the report as its cause. */
    private static final String REPORTS =
            """
            select distinct convert_from(e.meta, 'utf8')::jsonb ->> 'causation' report
            from view_ledger.payment p join event e on e.stream_id = p.id
            where p.run_id = $1 and e.type in ('payment-credited.v1', 'payment-withdrawn.v1',
                'payment-failed.v1', 'payment-returned.v1', 'payment-unknown.v1')
            order by 1
            """;

    private final Pool pool;

    public BundleStore(Pool pool) {
        this.pool = pool;
    }

    /** Of a run, in the order of their ids. */
    Uni<List<Line>> payments(UUID run, UUID after) {
        return pool.preparedQuery(PAYMENTS)
                .execute(Tuple.of(run, after, PAGE))
                .map(rows -> {
                    List<Line> lines = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        lines.add(
                                new Line(
                                        row.getUUID("id"),
                                        row.getUUID("beneficiary"),
                                        row.getString("region"),
                                        row.getString("month"),
                                        row.getLong("amount"),
                                        row.getString("state"),
                                        row.getString("reason"),
                                        row.getOffsetDateTime("since").toString()));
                    }
                    return lines;
                });
    }

    /** All files with transfers of the run, those of follow-ups too. */
    Uni<List<UUID>> files(UUID run) {
        return pool.preparedQuery("select id from view_ledger.bank_file where run = $1 order by id")
                .execute(Tuple.of(run))
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    /** By whose word the payments of the run are what they are. */
    Uni<List<UUID>> reports(UUID run) {
        return pool.preparedQuery(REPORTS)
                .execute(Tuple.of(run))
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> {
                        String report = row.getString("report");
                        if (report != null) {
                            found.add(UUID.fromString(report));
                        }
                    });
                    return found;
                });
    }

    /** One payment. */
    record Line(
            UUID id,
            UUID beneficiary,
            String region,
            String month,
            long amountRupiah,
            String state,
            String reason,
            String since) {}
}

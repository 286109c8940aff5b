package id.dinsos.disbursement.recovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.disbursement.recovery.RecoveryView.Table;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.EventCodec;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists and sums of recoveries and arrears. */
@Singleton
class RecoveryListStore {
    private static final ObjectReader REASONS = EventCodec.mapper().readerFor(ClauseText[].class);

    private final Pool pool;

    RecoveryListStore(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Listed>> page(Table table, Query query, UUID after, int limit) {
        return pool.preparedQuery(
                        "select * from view_ledger."
                                + table.sql()
                                + " where (owner = $1 or owner like $1 || '.%')"
                                + " and ($2 = '' or region = $2 or region like $2 || '.%')"
                                + " and ($3::uuid is null or run_id = $3)"
                                + " and ($4 = '' or stage = $4) and id > $5 order by id limit $6")
                .execute(
                        Tuple.of(
                                query.owner(),
                                query.region(),
                                query.run(),
                                query.stage(),
                                after,
                                limit))
                .map(rows -> {
                    List<Listed> found = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        found.add(Listed.of(row));
                    }
                    return found;
                });
    }

    Uni<List<Total>> totals(Table table, Query query) {
        return pool.preparedQuery(
                        "select stage, count(*) many, sum(abs(paid - due))::bigint amount,"
                                + " sum(received)::bigint received from view_ledger."
                                + table.sql()
                                + " where (owner = $1 or owner like $1 || '.%')"
                                + " and ($2 = '' or region = $2 or region like $2 || '.%')"
                                + " and ($3::uuid is null or run_id = $3)"
                                + " and ($4 = '' or stage = $4) group by stage order by stage")
                .execute(Tuple.of(query.owner(), query.region(), query.run(), query.stage()))
                .map(rows -> {
                    List<Total> found = new ArrayList<>();
                    for (Row row : rows) {
                        found.add(
                                new Total(
                                        row.getString("stage"),
                                        row.getLong("many"),
                                        row.getLong("amount"),
                                        row.getLong("received")));
                    }
                    return found;
                });
    }

    /** What is asked of a list; empty or null where it does not matter. */
    record Query(String owner, String region, @Nullable UUID run, String stage) {
        /** Of the caller's own region where no owner is named. */
        static Query of(
                Caller caller,
                @Nullable String owner,
                @Nullable String region,
                @Nullable UUID run,
                @Nullable Enum<?> stage) {
            caller.require("preparer", "approver", "auditor");
            RegionCode mine = owner == null ? caller.region() : Parameters.region("owner", owner);
            caller.over(mine);
            return new Query(
                    mine.code(),
                    region == null ? "" : Parameters.region("region", region).code(),
                    run,
                    stage == null ? "" : stage.name());
        }
    }

    /** How many are so, over which sum. */
    public record Total(String state, long count, long amountRupiah, long receivedRupiah) {}

    /**
     * One line: what was paid, what was due, and why.
     *
     * @param receivedRupiah by the treasury
     * @param pending step that waits for another officer; empty where none does
     */
    public record Listed(
            UUID id,
            UUID paymentId,
            UUID runId,
            UUID beneficiaryId,
            String region,
            String owner,
            String programme,
            String month,
            LocalDate on,
            long paidRupiah,
            long dueRupiah,
            long amountRupiah,
            long receivedRupiah,
            List<ClauseText> reasons,
            String state,
            String pending) {
        static Listed of(Row row) {
            long paid = row.getLong("paid");
            long due = row.getLong("due");
            return new Listed(
                    row.getUUID("id"),
                    row.getUUID("payment"),
                    row.getUUID("run_id"),
                    row.getUUID("beneficiary"),
                    row.getString("region"),
                    row.getString("owner"),
                    row.getString("programme"),
                    row.getString("month"),
                    row.getLocalDate("on_day"),
                    paid,
                    due,
                    Math.abs(paid - due),
                    row.getLong("received"),
                    reasons(row.getString("reasons")),
                    row.getString("stage"),
                    row.getString("pending"));
        }

        private static List<ClauseText> reasons(String json) {
            try {
                return List.of(REASONS.<ClauseText[]>readValue(json));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

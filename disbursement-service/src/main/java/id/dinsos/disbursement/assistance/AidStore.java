package id.dinsos.disbursement.assistance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists of aid asked for and of decrees. */
@Singleton
public class AidStore {
    private static final String ASKED =
            """
            select * from view_ledger.aid where (owner = $1 or owner like $1 || '.%')
                and ($2 = '' or stage = $2) and ($3 = '' or decree_number = $3) and id > $4
            order by id limit $5
            """;
    private static final String LISTS =
            """
            select * from view_ledger.aid_list where (owner = $1 or owner like $1 || '.%')
                and ($2 = '' or stage = $2) and id > $3
            order by id limit $4
            """;

    private final Pool pool;

    public AidStore(Pool pool) {
        this.pool = pool;
    }

    Uni<List<UUID>> approved() {
        return pool.query("select id from view_ledger.aid_list where stage = 'APPROVED'")
                .execute()
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    Uni<List<AidLine>> asked(String owner, String stage, String decree, UUID after, int limit) {
        return query(ASKED, Tuple.of(owner, stage, decree, after, limit), AidLine::of);
    }

    Uni<List<ListLine>> lists(String owner, String stage, UUID after, int limit) {
        return query(LISTS, Tuple.of(owner, stage, after, limit), ListLine::of);
    }

    private <T> Uni<List<T>> query(String sql, Tuple arguments, Function<Row, T> line) {
        return pool.preparedQuery(sql)
                .execute(arguments)
                .map(rows -> {
                    List<T> found = new ArrayList<>();
                    rows.forEach(row -> found.add(line.apply(row)));
                    return found;
                });
    }

    /** Aid asked for, and what was decided. */
    public record AidLine(
            UUID id,
            UUID caseId,
            UUID beneficiaryId,
            String region,
            String owner,
            String kind,
            String event,
            String programme,
            long amountRupiah,
            String decreeNumber,
            LocalDate decreeDate,
            String state,
            @Nullable UUID listId,
            @Nullable String reason) {
        static AidLine of(Row row) {
            return new AidLine(
                    row.getUUID("id"),
                    row.getUUID("case_id"),
                    row.getUUID("beneficiary"),
                    row.getString("region"),
                    row.getString("owner"),
                    row.getString("kind"),
                    row.getString("event"),
                    row.getString("programme"),
                    row.getLong("amount"),
                    row.getString("decree_number"),
                    row.getLocalDate("decree_date"),
                    row.getString("stage"),
                    row.getUUID("list"),
                    row.getString("reason"));
        }
    }

    /** The list of a decree. */
    public record ListLine(
            UUID id,
            String owner,
            String programme,
            String decreeNumber,
            LocalDate decreeDate,
            String month,
            int beneficiaries,
            long totalRupiah,
            String preparedBy,
            String state) {
        static ListLine of(Row row) {
            return new ListLine(
                    row.getUUID("id"),
                    row.getString("owner"),
                    row.getString("programme"),
                    row.getString("decree_number"),
                    row.getLocalDate("decree_date"),
                    row.getString("month"),
                    row.getInteger("lines"),
                    row.getLong("total"),
                    row.getString("prepared_by"),
                    row.getString("stage"));
        }
    }
}

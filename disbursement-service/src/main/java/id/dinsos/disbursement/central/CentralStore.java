package id.dinsos.disbursement.central;

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

/** Reads where the ministry's payments stand. */
@Singleton
public class CentralStore {
    private static final String OWNED =
            " where (owner = $1 or starts_with(owner, $1 || '.')) and ($2 = '' or programme = $2)"
                    + " and ($3 = '' or month = $3) and ($4 = '' or stage = $4)";
    private static final String COUNTS =
            """
            select programme, month, stage, words,
                case when $5 - since <= 7 then '0-7' when $5 - since <= 30 then '8-30'
                    when $5 - since <= 90 then '31-90' else '91-' end days,
                count(*) families, coalesce(sum(amount), 0)::bigint amount
            from view_ledger.central_status
            """
                    + OWNED
                    + " group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, min($5 - since)";
    private static final String PAGE =
            "select * from view_ledger.central_status"
                    + OWNED
                    + " and id > $5 order by id limit $6";
    private static final String OF =
            "select * from view_ledger.central_status where beneficiary = $1 and month = $2"
                    + " and ($3 = '' or programme = $3) and (owner = $4"
                    + " or starts_with(owner, $4 || '.')) order by programme";
    private static final String UNFINISHED =
            "select id from view_ledger.central_file where stage in ('RECEIVED', 'ACCEPTED')";

    private final Pool pool;

    public CentralStore(Pool pool) {
        this.pool = pool;
    }

    /** By programme, month, stage, words and days since it stands there. */
    Uni<List<Count>> counts(Query query, LocalDate today) {
        return pool.preparedQuery(COUNTS)
                .execute(
                        Tuple.of(
                                query.owner(),
                                query.programme(),
                                query.month(),
                                query.stage(),
                                today))
                .map(rows -> {
                    List<Count> counts = new ArrayList<>();
                    for (Row row : rows) {
                        counts.add(
                                new Count(
                                        row.getString("programme"),
                                        row.getString("month"),
                                        CentralStage.valueOf(row.getString("stage")),
                                        row.getString("words"),
                                        row.getString("days"),
                                        row.getLong("families"),
                                        row.getLong("amount")));
                    }
                    return counts;
                });
    }

    /** By id. */
    Uni<List<Standing>> page(Query query, UUID after, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(
                        Tuple.of(
                                query.owner(),
                                query.programme(),
                                query.month(),
                                query.stage(),
                                after,
                                limit))
                .map(rows -> {
                    List<Standing> found = new ArrayList<>();
                    rows.forEach(row -> found.add(standing(row)));
                    return found;
                });
    }

    /**
     * Of one beneficiary and month.
     *
     * @param programme empty for all
     * @param region of the caller: of files of others one hears nothing
     */
    public Uni<List<Standing>> of(UUID beneficiary, String month, String programme, String region) {
        return pool.preparedQuery(OF)
                .execute(Tuple.of(beneficiary, month, programme, region))
                .map(rows -> {
                    List<Standing> found = new ArrayList<>();
                    rows.forEach(row -> found.add(standing(row)));
                    return found;
                });
    }

    /** Files that are to be tried or taken in. */
    Uni<List<UUID>> unfinished() {
        return pool.query(UNFINISHED)
                .execute()
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    private static Standing standing(Row row) {
        CentralStage stage = CentralStage.valueOf(row.getString("stage"));
        return new Standing(
                row.getUUID("id"),
                row.getString("programme"),
                row.getString("month"),
                row.getUUID("beneficiary"),
                row.getString("region"),
                stage,
                stage.course(),
                row.getString("words"),
                stage.textId(),
                stage.textEn(),
                row.getLocalDate("since"),
                row.getLocalDate("as_of"),
                row.getLong("amount"));
    }

    /** What is asked for; empty where all are. */
    record Query(String owner, String programme, String month, String stage) {}

    /**
     * How many families stand alike.
     *
     * @param days since when, as a span
     */
    public record Count(
            String programme,
            String month,
            CentralStage stage,
            String words,
            String days,
            long families,
            long amountRupiah) {
        List<String> cells() {
            return List.of(
                    programme,
                    month,
                    stage.name(),
                    words,
                    days,
                    Long.toString(families),
                    Long.toString(amountRupiah));
        }
    }

    /**
     * Where the ministry's payment of one month stands.
     *
     * @param words of the ministry, as they stand in its file
     * @param asOf the day of which the newest file speaks
     */
    public record Standing(
            UUID id,
            String programme,
            String month,
            UUID beneficiaryId,
            String region,
            CentralStage stage,
            CentralStage.Course course,
            String words,
            String textId,
            String textEn,
            LocalDate since,
            LocalDate asOf,
            @Nullable Long amountRupiah) {}
}

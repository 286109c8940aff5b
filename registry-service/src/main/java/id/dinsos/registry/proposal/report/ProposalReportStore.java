package id.dinsos.registry.proposal.report;

import id.dinsos.contracts.RegionCode;
import id.dinsos.registry.proposal.Proposal.Stage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts proposals by village, and by who has drafted them. */
@Singleton
class ProposalReportStore {
    /** A village that has handed in nothing stands in the list, too. */
    private static final String VILLAGES =
            """
            select r.code,
                count(p.id) filter (where p.drafted_at >= $2 and p.drafted_at < $3) as drafted,
                count(p.id) filter (where p.held_on between $4 and $5) as deliberated,
                count(distinct p.held_on) filter (where p.held_on between $4 and $5) as meetings,
                max(p.held_on) filter (where p.held_on <= $5) as last_on
            from region r left join view_proposal.proposal p on p.region = r.code collate "C"
            where r.level = 'VILLAGE' and (r.code = $1 or r.code like $1 || '.%')
                and coalesce(r.valid_from <= $5, true) and coalesce(r.valid_until >= $4, true)
            group by r.code order by r.code
            """;

    private static final String OPERATORS =
            """
            select drafted_by, count(*) as drafted, count(submitted_on) as submitted,
                count(*) filter (where stage = 'EFFECTIVE') as effective,
                count(*) filter (where stage = any ($4)) as refused,
                count(*) filter (where stage = 'WITHDRAWN') as withdrawn,
                count(*) filter (where stage = 'REVERSED') as reversed
            from view_proposal.proposal
            where (region = $1 or region like $1 || '.%') and drafted_at >= $2 and drafted_at < $3
            group by drafted_by order by drafted_by
            """;

    private static final String[] REFUSED =
            Stream.of(
                            Stage.REJECTED_VILLAGE,
                            Stage.NOT_FOUND,
                            Stage.NOT_ELIGIBLE,
                            Stage.DISMISSED,
                            Stage.REJECTED_MINISTRY,
                            Stage.REJECTED_GROUND)
                    .map(Stage::name)
                    .toArray(String[]::new);

    private final Pool pool;

    ProposalReportStore(Pool pool) {
        this.pool = pool;
    }

    Uni<List<VillageCount>> villages(RegionCode region, Span span) {
        return pool.preparedQuery(VILLAGES)
                .execute(Tuple.of(region.code(), span.begin(), span.end(), span.from, span.until))
                .map(rows -> all(rows, VillageCount::of));
    }

    Uni<List<OperatorCount>> operators(RegionCode region, Span span) {
        return pool.preparedQuery(OPERATORS)
                .execute(Tuple.of(region.code(), span.begin(), span.end(), REFUSED))
                .map(rows -> all(rows, OperatorCount::of));
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        List<T> found = new ArrayList<>();
        rows.forEach(row -> found.add(read.apply(row)));
        return found;
    }

    /** Days of an office, the last one included. */
    record Span(LocalDate from, LocalDate until, ZoneId zone) {
        OffsetDateTime begin() {
            return from.atStartOfDay(zone).toOffsetDateTime();
        }

        OffsetDateTime end() {
            return until.plusDays(1).atStartOfDay(zone).toOffsetDateTime();
        }
    }

    /**
     * A village in a period.
     *
     * @param drafted proposals and objections that were begun
     * @param meetings days on which the village has deliberated
     * @param deliberated proposals that it has deliberated on
     * @param lastMeeting the last such day, in the period or before it; null where there is none
     */
    public record VillageCount(
            String region,
            long drafted,
            long meetings,
            long deliberated,
            @Nullable LocalDate lastMeeting) {
        static VillageCount of(Row row) {
            return new VillageCount(
                    row.getString("code"),
                    row.getLong("drafted"),
                    row.getLong("meetings"),
                    row.getLong("deliberated"),
                    row.getLocalDate("last_on"));
        }
    }

    /**
     * What became of the proposals that somebody has begun in a period, as they stand today.
     *
     * @param refused by the village, the visit, the ministry or the ground check
     * @param reversed took effect and was taken back
     */
    public record OperatorCount(
            String operator,
            long drafted,
            long submitted,
            long effective,
            long refused,
            long withdrawn,
            long reversed) {
        static OperatorCount of(Row row) {
            return new OperatorCount(
                    row.getString("drafted_by"),
                    row.getLong("drafted"),
                    row.getLong("submitted"),
                    row.getLong("effective"),
                    row.getLong("refused"),
                    row.getLong("withdrawn"),
                    row.getLong("reversed"));
        }
    }
}

package id.dinsos.cases.referral;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What has been offered to an office, and what it asks others for or is asked for, the newest
 * first; what lapsed says so. An offer of a sealed case, and what the office is asked for, is shown
 * to who supervises alone.
 */
@Singleton
public class ReferralStore {
    private static final String OFFERED =
            """
            select referral_id, from_office, to_office, mode, until, offered_at,
                case when stage in ('ASKED', 'OFFERED') and until <= $2 then 'EXPIRED' else stage end as stage
            from view_referrals.referral r
            left join view_cases.case_row c on c.case_id = r.case_id
            where (to_office = $1 or to_office like $1 || '.%')
                    and ($3 or r.case_id is null or c.confidentiality <> 'SEALED')
                or $3 and r.case_id is null
                    and (from_office = $1 or from_office like $1 || '.%')
            order by referral_id desc limit 500
            """;

    private final Pool pool;

    public ReferralStore(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Line>> offered(String office, Instant now, boolean supervises) {
        return pool.preparedQuery(OFFERED)
                .execute(Tuple.of(office, now.atOffset(ZoneOffset.UTC), supervises))
                .map(rows -> {
                    List<Line> lines = new ArrayList<>();
                    rows.forEach(row ->
                            lines.add(
                                    new Line(
                                            row.getUUID("referral_id"),
                                            row.getString("from_office"),
                                            row.getString("to_office"),
                                            row.getString("mode"),
                                            row.getString("stage"),
                                            row.getOffsetDateTime("until").toInstant(),
                                            row.getOffsetDateTime("offered_at").toInstant())));
                    return lines;
                });
    }

    /** A referral in a list: neither which case nor who. */
    public record Line(
            UUID id,
            String fromOffice,
            String toOffice,
            String mode,
            String stage,
            Instant until,
            Instant offeredAt) {}
}

package id.dinsos.cases.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the rows of cases and referrals, as they stood at a moment. */
@Singleton
public class ReportStore {
    private final Pool pool;

    public ReportStore(Pool pool) {
        this.pool = pool;
    }

    /** A report by its name. */
    public enum Name {
        /**
         * Cases by kind, source, district and month; a case that is not plain without its place.
         */
        CASELOAD(
                List.of("kind", "source", "place", "month"),
                List.of("received", "open"),
                """
                select kind, source,
                    case when confidentiality = 'NORMAL' then substr(region, 1, 8) else owner end as place,
                    to_char(received_at at time zone $3, 'YYYY-MM') as month,
                    count(*) as received,
                    count(*) filter (where ended_at is null or ended_at >= $2) as open
                from view_cases.case_row
                where (owner = $1 or owner like $1 || '.%') and received_at < $2
                    and merged_into is null
                group by 1, 2, 3, 4 order by 1, 2, 3, 4
                """),
        /** Clocks of a kind that were kept and that were not. */
        SERVICE_TIMES(
                List.of("kind", "office"),
                List.of("kept", "broken", "overdue"),
                """
                select kind, owner as office, sum(kept) as kept, sum(broken) as broken,
                    count(*) filter (where level > 0) as overdue
                from view_cases.case_row
                where (owner = $1 or owner like $1 || '.%') and received_at < $2 and $3 <> ''
                group by 1, 2 order by 1, 2
                """),
        /** Offers by the office they went to, and what became of them. */
        REFERRALS(
                List.of("from", "to"),
                List.of("offered", "accepted", "declined", "lapsed"),
                """
                select from_office as from, to_office as to, count(*) as offered,
                    count(*) filter (where stage in ('ACCEPTED', 'ADMITTED', 'DISCHARGED')) as accepted,
                    count(*) filter (where stage = 'DECLINED') as declined,
                    count(*) filter (where stage = 'OFFERED' and until <= $2) as lapsed
                from view_referrals.referral
                where (from_office = $1 or from_office like $1 || '.%' or to_office = $1
                    or to_office like $1 || '.%') and offered_at < $2 and $3 <> ''
                group by 1, 2 order by 1, 2
                """),
        /** Cases that took an ended one up, and people who are in more than one. */
        REPEATS(
                List.of("kind", "office"),
                List.of("reopened", "peopleAgain"),
                """
                select kind, owner as office,
                    count(distinct c.case_id) filter (where predecessor is not null) as reopened,
                    count(distinct again.person_id) as "peopleAgain"
                from view_cases.case_row c left join lateral (
                    select i.person_id from view_cases.involved i where i.case_id = c.case_id
                        and i.person_id is not null and exists (select from view_cases.involved o
                            join view_cases.case_row b on b.case_id = o.case_id
                            where o.person_id = i.person_id and o.case_id <> i.case_id
                                and b.kind = c.kind and b.received_at < c.received_at)) again on true
                where (owner = $1 or owner like $1 || '.%') and received_at < $2 and $3 <> ''
                group by 1, 2 order by 1, 2
                """),
        /** Shackled people per office against the target of zero. */
        SHACKLING(
                List.of("office"),
                List.of("shackled", "followed", "freed", "shackledAgain"),
                """
                select owner as office,
                    count(*) filter (where (ended_at is null or ended_at >= $2)
                        and state not in ('AFTERCARE', 'CLOSED')) as shackled,
                    count(*) filter (where state = 'AFTERCARE') as followed,
                    count(*) filter (where outcome = 'FREE') as freed,
                    count(*) filter (where outcome = 'SHACKLED_AGAIN') as "shackledAgain"
                from view_cases.case_row
                where kind = 'SHACKLING' and (owner = $1 or owner like $1 || '.%')
                    and received_at < $2 and $3 <> '' and merged_into is null
                group by 1 order by 1
                """);

        private final List<String> labels;
        private final List<String> counts;
        private final String sql;

        Name(List<String> labels, List<String> counts, String sql) {
            this.labels = labels;
            this.counts = counts;
            this.sql = sql;
        }
    }

    Uni<ReportTable> report(Name name, String region, Instant end, ZoneId zone) {
        return pool.preparedQuery(name.sql)
                .execute(Tuple.of(region, end.atOffset(ZoneOffset.UTC), zone.getId()))
                .map(rows -> {
                    List<ReportTable.Line> lines = new ArrayList<>();
                    rows.forEach(row -> lines.add(line(name, row)));
                    return new ReportTable(name.labels, name.counts, lines);
                });
    }

    private static ReportTable.Line line(Name name, Row row) {
        List<@Nullable Long> counts = new ArrayList<>();
        for (String column : name.counts) {
            counts.add(row.getLong(column));
        }
        return new ReportTable.Line(name.labels.stream().map(row::getString).toList(), counts);
    }
}

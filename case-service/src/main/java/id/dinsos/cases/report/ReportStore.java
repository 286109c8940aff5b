package id.dinsos.cases.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts the rows of cases and referrals, as they stood at a moment. */
@Singleton
public class ReportStore {
    private static final Pattern OFFICE = Pattern.compile(":office\\(([a-z_.]+)\\)");

    /** Once for a row: where its owner lives, when its last day is over and its year began. */
    private static final String DAYS =
            """
            cross join lateral (select zone_of(%1$s) as zone,
                $2::timestamp at time zone zone_of(%1$s) as over,
                date_trunc('year', $2::timestamp - interval '1 second')
                    at time zone zone_of(%1$s) as year offset 0) office
            """;

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
                    to_char(received_at at time zone office.zone, 'YYYY-MM') as month,
                    count(*) as received,
                    count(*) filter (where ended_at is null or ended_at >= office.over) as open
                from view_cases.case_row
                :office(owner)
                where (owner = $1 or owner like $1 || '.%') and received_at < office.over
                    and merged_into is null and ($3 or confidentiality <> 'SEALED')
                group by 1, 2, 3, 4 order by 1, 2, 3, 4
                """),
        /** Clocks of a kind that were kept and that were not. */
        SERVICE_TIMES(
                List.of("kind", "office"),
                List.of("kept", "broken", "overdue"),
                """
                select kind, owner as office, count(*) filter (where word = 'KEPT') as kept,
                    count(*) filter (where word = 'BROKEN') as broken,
                    count(*) filter (where word = 'OVERDUE') as overdue
                from view_cases.case_row c
                :office(c.owner)
                left join lateral (select distinct on (s.clock) s.word
                    from view_cases.case_step s
                    where s.case_id = c.case_id and s.clock <> '' and s.at < office.over
                    order by s.clock, s.at desc, s.version desc) said on true
                where (owner = $1 or owner like $1 || '.%') and received_at < office.over
                    and ($3 or confidentiality <> 'SEALED')
                group by 1, 2 order by 1, 2
                """),
        /** Offers by the office they went to, and what became of them. */
        REFERRALS(
                List.of("from", "to"),
                List.of("offered", "accepted", "declined", "lapsed"),
                """
                select from_office as from, to_office as to, count(*) as offered,
                    count(*) filter (where accepted_at < office.over) as accepted,
                    count(*) filter (where declined_at < office.over) as declined,
                    count(*) filter (where until <= office.over
                        and coalesce(accepted_at >= office.over, true)
                        and coalesce(declined_at >= office.over, true)
                        and coalesce(revoked_at >= office.over, true)) as lapsed
                from view_referrals.referral r
                join view_cases.case_row c on c.case_id = r.case_id
                :office(r.from_office)
                where ($3 or c.confidentiality <> 'SEALED')
                    and (from_office = $1 or from_office like $1 || '.%' or to_office = $1
                    or to_office like $1 || '.%') and offered_at < office.over
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
                from view_cases.case_row c
                :office(c.owner)
                left join lateral (select i.person_id from view_cases.involved i where i.case_id = c.case_id
                        and i.person_id is not null and exists (select from view_cases.involved o
                            join view_cases.case_row b on b.case_id = o.case_id
                            where o.person_id = i.person_id and o.case_id <> i.case_id
                                and b.kind = c.kind and b.received_at < c.received_at)) again on true
                where (owner = $1 or owner like $1 || '.%') and received_at < office.over
                    and ($3 or confidentiality <> 'SEALED')
                group by 1, 2 order by 1, 2
                """),
        /** Shackled people per office against the target of zero. */
        SHACKLING(
                List.of("office"),
                List.of("shackled", "followed", "freed", "shackledAgain", "target"),
                """
                select owner as office,
                    count(*) filter (where was.word not in ('AFTERCARE', 'CLOSED', 'DUPLICATE',
                        'OUT_OF_AREA')) as shackled,
                    count(*) filter (where was.word = 'AFTERCARE') as followed,
                    count(*) filter (where was.outcome = 'FREE') as freed,
                    count(*) filter (where was.outcome = 'SHACKLED_AGAIN') as "shackledAgain",
                    0::bigint as target
                from view_cases.case_row c
                :office(c.owner)
                cross join lateral (select s.word, s.outcome from view_cases.case_step s
                    where s.case_id = c.case_id and s.clock = '' and s.at < office.over
                    order by s.at desc, s.version desc limit 1) was
                where kind = 'SHACKLING' and (owner = $1 or owner like $1 || '.%')
                    and received_at < office.over and merged_into is null
                    and ($3 or confidentiality <> 'SEALED')
                group by 1 order by 1
                """),
        /** Beds by facility and class; of a hidden one for who supervises alone. */
        OCCUPANCY(
                List.of("facility", "class"),
                List.of("beds", "occupied", "reserved"),
                """
                select f.name as facility, c.bed_class as class, c.beds::bigint as beds,
                    count(b.reservation) filter (where b.occupied_at < office.over) as occupied,
                    count(b.reservation) filter (where coalesce(b.occupied_at >= office.over, true)
                        and b.until > office.over) as reserved
                from view_facilities.facility f
                :office(f.owner)
                cross join lateral (select distinct on (k.bed_class) k.bed_class, k.beds
                    from view_facilities.bed_class k
                    where k.facility_id = f.facility_id and k.at < office.over
                    order by k.bed_class, k.at desc) c
                left join view_facilities.bed b on b.facility_id = f.facility_id
                    and b.bed_class = c.bed_class and b.reserved_at < office.over
                    and (b.ended_at is null or b.ended_at >= office.over)
                where (f.owner = $1 or f.owner like $1 || '.%' or starts_with($1, f.owner || '.'))
                    and ($3 and (f.owner = $1 or f.owner like $1 || '.%') or not f.hidden)
                group by 1, 2, 3 order by 1, 2
                """),
        /** People in need of social services by type, sex, age and district (PPKS). */
        PPKS(
                List.of("type", "sex", "age", "district"),
                List.of("people"),
                """
                select t.type, p.sex,
                    case when p.birth_month is null then 'UNKNOWN'
                        when p.birth_month > to_char($2::timestamp - interval '18 years',
                            'YYYY-MM') then 'UNDER_18'
                        when p.birth_month > to_char($2::timestamp - interval '60 years',
                            'YYYY-MM') then 'FROM_18_TO_59'
                        else 'FROM_60' end as age,
                    coalesce(substr(h.region, 1, 8), p.owner) as district, count(*) as people
                from person p
                left join household h on h.household_id = p.household_id
                cross join lateral unnest(string_to_array(p.ppks, ',')) t (type)
                where (p.owner = $1 or p.owner like $1 || '.%') and p.alive
                    and p.merged_into is null and t.type <> '' and ($3 or not $3)
                group by 1, 2, 3, 4 order by 1, 2, 3, 4
                """),
        /**
         * The minimum service standard of a regency: who is entitled by the registry's types or was
         * hit by a disaster this year, and who of them was served by a case that went beyond its
         * assessment. The denominator is the registry's at the time of asking, by its revision.
         */
        SERVICE_STANDARD(
                List.of("indicator", "denominator"),
                List.of("inNeed", "served"),
                """
                with served as (
                    select distinct coalesce(m.merged_into, i.person_id) as person_id
                    from view_cases.case_row c
                    :office(c.owner)
                    join view_cases.involved i on i.case_id = c.case_id and i.role = 'SUBJECT'
                    left join person m on m.person_id = i.person_id
                    where exists (select from view_cases.case_step s
                            where s.case_id = c.case_id and s.clock = '' and s.at < office.over
                                and s.word in ('IN_SERVICE', 'REFERRED', 'AFTERCARE'))
                        and c.received_at >= office.year and c.received_at < office.over
                        and ($3 or c.confidentiality <> 'SEALED')),
                need as (
                    select p.person_id, case
                        when types.t && array['PERSON_WITH_DISABILITY', 'CHILD_WITH_DISABILITY']
                            then '1 DISABLED'
                        when 'NEGLECTED_CHILD' = any (types.t)
                            or 'NEGLECTED_TODDLER' = any (types.t) then '2 CHILDREN'
                        when 'NEGLECTED_ELDERLY' = any (types.t) then '3 ELDERLY'
                        when 'VAGRANT' = any (types.t)
                            or 'BEGGAR' = any (types.t) then '4 VAGRANTS_AND_BEGGARS' end as indicator
                    from person p
                    cross join lateral (select string_to_array(p.ppks, ',') as t) types
                    where (p.owner = $1 or p.owner like $1 || '.%') and p.alive
                        and p.merged_into is null)
                select indicator, 'registry.persons.v1 of ' || r.people || ' people, revision '
                        || r.revision as denominator,
                    count(*) as "inNeed", count(s.person_id) as served
                from need n cross join (select count(*) as people,
                    coalesce(sum(version), 0) as revision from person p
                    where p.owner = $1 or p.owner like $1 || '.%') r
                left join served s on s.person_id = n.person_id
                where indicator is not null group by 1, 2
                union all
                select '5 DISASTER_VICTIMS', 'cases of the year', count(*),
                    count(*) filter (where exists (select from view_cases.case_step s
                        where s.case_id = c.case_id and s.clock = '' and s.at < office.over
                            and s.word in ('IN_SERVICE', 'REFERRED', 'AFTERCARE')))
                from view_cases.case_row c
                :office(c.owner)
                where kind = 'DISASTER_HOUSEHOLD' and (owner = $1 or owner like $1 || '.%')
                    and merged_into is null and received_at < office.over
                    and received_at >= office.year
                order by 1
                """),
        /** Who was trained or schooled, and how they live at their visits. */
        EMPOWERMENT(
                List.of("programme", "office"),
                List.of(
                        "enrolled",
                        "certified",
                        "left",
                        "helped",
                        "earningAt3",
                        "earningAt6",
                        "earningAt12",
                        "relapsed"),
                """
                select e.programme, e.owner as office, count(*) as enrolled,
                    count(*) filter (where e.certified_at < office.over) as certified,
                    count(*) filter (where e.left_at < office.over) as left,
                    count(*) filter (where exists (select from view_enrolments.starting_help h
                        where h.enrolment_id = e.enrolment_id and h.at < office.over)) as helped,
                    count(*) filter (where f.earning @> array[3]) as "earningAt3",
                    count(*) filter (where f.earning @> array[6]) as "earningAt6",
                    count(*) filter (where f.earning @> array[12]) as "earningAt12",
                    count(*) filter (where e.relapsed_at < office.over) as relapsed
                from view_enrolments.enrolment e
                join view_cases.case_row c on c.case_id = e.case_id
                :office(e.owner)
                left join lateral (select array_agg(v.months) as earning
                    from view_enrolments.follow_up v where v.enrolment_id = e.enrolment_id
                        and v.at < office.over
                        and v.outcome in ('WORKING', 'SELF_EMPLOYED', 'STUDYING')) f
                    on true
                where (e.owner = $1 or e.owner like $1 || '.%') and e.enrolled_at < office.over
                    and ($3 or c.confidentiality <> 'SEALED')
                group by 1, 2 order by 1, 2
                """);

        private final List<String> labels;
        private final List<String> counts;
        private final String sql;

        Name(List<String> labels, List<String> counts, String sql) {
            this.labels = labels;
            this.counts = counts;
            this.sql =
                    OFFICE.matcher(sql)
                            .replaceAll(owner ->
                                    Matcher.quoteReplacement(DAYS.formatted(owner.group(1))));
        }
    }

    /**
     * @param over the first day that is not counted; each office's own begins where it lives
     * @param sealed whether sealed cases are counted: for who supervises alone, because elsewhere a
     *     line that says "fewer than five" would tell that there is one
     */
    Uni<ReportTable> report(Name name, String region, LocalDate over, boolean sealed) {
        return pool.preparedQuery(name.sql)
                .execute(Tuple.of(region, over.atStartOfDay(), sealed))
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

package id.dinsos.disbursement.beneficiary;

import id.dinsos.contracts.RegistryMessage;
import id.dinsos.disbursement.eligibility.Fact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads a population with the facts its rule asks about, in ranges of ids, as the registry's tables
 * stand now or stood at a moment in the past. What no rule asks for is not read.
 */
@Singleton
public class CandidateStore {
    /** Who is paid for a person {@code p} of household {@code h}. */
    static final String PAYEE_OF_PERSON =
            "(case $3 when 'SELF' then p.id when 'CAREGIVER' then coalesce(p.caregiver_id, p.id)"
                    + " when 'HEIR' then case when p.alive then p.id else p.heir_id end"
                    + " else h.payee_id end)";

    static final String OF_HOUSEHOLDS =
            """
            from #household h
            where (h.owner = $1 or h.owner like $1 || '.%') and ($2 = '' or $2 = any(h.ever_on))
                and $3::text is not null and $4::text is not null and $5::text is not null
            """;
    static final String OF_PERSONS =
            """
            from #person p left join #household h on h.id = p.household_id
            where (p.owner = $1 or p.owner like $1 || '.%') and case $2
                    when 'disability' then p.disability is not null
                    when 'veteran' then p.veteran
                    when 'pioneer' then p.pioneer
                    when 'age' then p.birth_month <= $4
                    when 'employment' then p.employment = $4
                    when 'ppks' then $4 = any(p.ppks_types)
                    when 'service' then p.id in (select survivor(s.person_id)
                        from service_days s where s.kind = $4)
                    else true end
                and $3::text is not null and $5::text is not null
            """;
    static final String PAYEE =
            """
            left join #person away on away.id = c.payee and away.merged_into is not null
            left join #person y on y.id =
                case when away.id is null then c.payee else survivor(c.payee) end
            left join #identity i on i.person_id = y.id
            """;

    /**
     * The same of one beneficiary on a day in the past: each by its index, where a join would build
     * the past of all people first, and hold one of them against it.
     */
    private static final String PAYEE_OF_ONE =
            """
            left join lateral (select q.id from #person q
                where q.id = c.payee and q.merged_into is not null offset 0) away on true
            left join lateral (select * from #person q where q.id =
                case when away.id is null then c.payee else survivor(c.payee) end offset 0) y on true
            left join lateral (select * from #identity q
                where q.person_id = y.id offset 0) i on true
            """;

    /** Family by family, by the index: best for the small ranges of a freeze. */
    static final String ONE_BY_ONE =
            """
            cross join lateral (
                select count(*) filter (where b.alive) known, count(*) everyone,
                    string_agg(b.employment, ',') filter (where b.alive) jobs
                from #person b where b.household_id = c.household and b.merged_into is null) m
            order by c.id
            """;

    /** All families at once: best for the wide ranges in which the past is read. */
    private static final String AT_ONCE =
            """
            left join (
                select b.household_id, count(*) filter (where b.alive) known, count(*) everyone,
                    string_agg(b.employment, ',') filter (where b.alive) jobs
                from #person b where b.merged_into is null group by b.household_id) m
                on m.household_id = c.household
            order by c.id
            """;

    static final String COLUMNS =
            """
            select c.id, c.region, c.live, c.rosters, c.decile, coalesce(y.id, c.payee) payee,
                case when y.merged_into is null then y.alive end payee_alive, y.civil_match,
                i.person_id is not null identified, i.bank is not null account,
                c.household is not null and coalesce(#counted, 0) >= c.members members_known,
                m.jobs, c.percentile, c.ever_on, c.members, i.nik_valid, i.holder_matches,
                case when $8 then exists (select from beneficiary_identity o
                    join beneficiary_person q on q.id = o.person_id and q.alive
                        and q.merged_into is null
                    left join beneficiary_household g on g.id = q.household_id
                    where o.nik_hash = i.nik_hash and o.person_id <> i.person_id
                        and not o.erased and g.state is distinct from 'MOVED_OUT') end nik_shared,
                case when $8 then exists (select from beneficiary_identity o
                    join beneficiary_person q on q.id = o.person_id and q.alive
                        and q.merged_into is null
                    left join beneficiary_household g on g.id = q.household_id
                    where o.account_hash = i.account_hash and o.person_id <> i.person_id
                        and not o.erased and g.state is distinct from 'MOVED_OUT'
                        and (q.owner = c.owner or q.owner like c.owner || '.%'
                            or g.payee_id = q.id and g.state = 'LIVE')) end
                    account_shared,
                case when $3 = 'HEIR' and c.self is not null then false
                    when c.self is not null then not c.alive
                    else m.everyone > 0 and m.known = 0 end nobody_lives,
                i.account_print, i.account_by,
                not c.region like c.owner || '%' moved_away, c.household
            """;
    static final String HOUSEHOLD =
            "select h.id, h.id household, h.owner, h.region, h.state = 'LIVE' live, h.rosters,"
                    + " h.decile, h.percentile, h.ever_on, h.members, h.payee_id payee, null::uuid self, true alive ";
    static final String PERSON =
            "select p.id, p.household_id household, p.owner, coalesce(h.region, p.owner) region,"
                    + " p.merged_into is null live, h.rosters, h.decile, h.percentile, h.ever_on,"
                    + " h.members, "
                    + PAYEE_OF_PERSON
                    + " payee, p.id self, p.alive ";
    private static final String MEMBERS =
            "select b.household_id whose, "
                    + FactsStore.PERSON_COLUMNS
                    + " from #person b where b.household_id = any($1) and b.alive and b.merged_into is null"
                    + " and $2::text is not null order by b.household_id, b.birth_month, b.id";
    private static final String SELVES =
            "select b.id whose, "
                    + FactsStore.PERSON_COLUMNS
                    + " from #person b where b.id = any($1) and $2::text is not null";

    /** Whose messages wait; the registry's keys are ids. */
    static final List<String> TOPICS =
            List.of(
                    RegistryMessage.HOUSEHOLDS,
                    RegistryMessage.PERSONS,
                    RegistryMessage.IDENTITIES,
                    RegistryMessage.RESOURCES);

    private final Pool pool;

    public CandidateStore(Pool pool) {
        this.pool = pool;
    }

    /** Cuts the candidates into ranges of ids. */
    public Uni<Boundaries> boundaries(Population population, int size) {
        boolean persons = population.ofPersons();
        String id = persons ? "p.id" : "h.id";
        String sql =
                "select id, total from (select %1$s, row_number() over (order by %1$s) - 1 as place,"
                                .formatted(id)
                        + " count(*) over () as total "
                        + (persons ? OF_PERSONS : OF_HOUSEHOLDS)
                        + ") c where place % $6 = 0 order by id";
        return pool.preparedQuery(tables(sql, population))
                .execute(arguments(population).addInteger(size))
                .map(rows -> {
                    List<UUID> firsts = new ArrayList<>();
                    int total = 0;
                    for (Row row : rows) {
                        firsts.add(row.getUUID("id"));
                        total = Math.toIntExact(row.getLong("total"));
                    }
                    return new Boundaries(total, firsts);
                });
    }

    /** The candidates of one range, both ends included, with their facts, by id. */
    public Uni<List<Candidate>> chunk(Population population, UUID first, UUID last) {
        boolean persons = population.ofPersons();
        String some =
                persons
                        ? PERSON + OF_PERSONS + " and p.id between $6 and $7"
                        : HOUSEHOLD + OF_HOUSEHOLDS + " and h.id between $6 and $7";
        String payee = population.of() == null ? PAYEE : PAYEE_OF_ONE;
        String members = population.at() == null ? ONE_BY_ONE : AT_ONCE;
        return candidates(
                population,
                tables(COLUMNS + " from (" + some + ") c " + payee + members, population),
                arguments(population)
                        .addUUID(first)
                        .addUUID(last)
                        .addBoolean(asksWhoShares(population)));
    }

    static boolean asksWhoShares(Population population) {
        Set<Fact> uses = population.rule().uses();
        return uses.contains(Fact.NIK_SHARED) || uses.contains(Fact.ACCOUNT_SHARED);
    }

    /** What one statement finds of them, with the facts that the rule asks for. */
    Uni<List<Candidate>> candidates(Population population, String sql, Tuple arguments) {
        return pool.preparedQuery(sql)
                .execute(arguments)
                .flatMap(rows -> {
                    Set<UUID> households = new LinkedHashSet<>();
                    Set<UUID> selves = new LinkedHashSet<>();
                    List<Row> found = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        found.add(row);
                        selves.add(row.getUUID("id"));
                        if (row.getUUID("household") != null) {
                            households.add(row.getUUID("household"));
                        }
                    }
                    return Uni.combine()
                            .all()
                            .unis(
                                    persons(population, Fact.MEMBERS, MEMBERS, households),
                                    persons(population, Fact.PERSON, SELVES, selves),
                                    UnreadStore.families(pool))
                            .asTuple()
                            .map(all ->
                                    FactsStore.candidates(
                                            population,
                                            found,
                                            all.getItem1(),
                                            all.getItem2(),
                                            all.getItem3()));
                });
    }

    /** What is known of persons, by household or by their own id; only where a rule asks. */
    private Uni<Map<UUID, List<Map<String, Object>>>> persons(
            Population population, Fact fact, String sql, Set<UUID> ids) {
        if (!population.rule().uses().contains(fact) || ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        boolean serves = population.rule().usesOfPersons().contains(Fact.OfPerson.SERVES);
        String asked = sql.replace("#services", serves ? FactsStore.SERVICES : "null::text[]");
        return pool.preparedQuery(tables(asked, population, 2))
                .execute(Tuple.of(ids.toArray(UUID[]::new), moment(population)))
                .map(rows -> {
                    Map<UUID, List<Map<String, Object>>> found = new HashMap<>(ids.size() * 2);
                    for (Row row : rows) {
                        found.computeIfAbsent(row.getUUID("whose"), id -> new ArrayList<>())
                                .add(FactsStore.person(population, row));
                    }
                    return found;
                });
    }

    static Tuple arguments(Population population) {
        return Tuple.of(
                population.owner(),
                population.kind(),
                population.terms().delivery().payee().name(),
                population.argument(),
                moment(population));
    }

    private static String moment(Population population) {
        LocalDate of = population.of();
        if (of != null) {
            return of.toString();
        }
        Instant at = population.at();
        return at == null ? "" : at.atOffset(ZoneOffset.UTC).toString();
    }

    static String tables(String sql, Population population) {
        return tables(sql, population, 5);
    }

    /** The tables as they are, or as they stood at the moment in the given argument. */
    private static String tables(String sql, Population population, int moment) {
        boolean ofDay = population.of() != null;
        String tables =
                ofDay
                        ? "$1_true(\\$" + moment + "::text::date)"
                        : population.at() == null
                                ? "beneficiary_$1"
                                : "$1_at(\\$" + moment + "::text::timestamptz)";
        // Of a past day the household's own count may not know yet who had died by then.
        return sql.replace("#counted", ofDay ? "m.everyone" : "m.known")
                .replaceAll("#(household|person|identity)", tables);
    }

    /** First ids of the chunks, ascending, and how many candidates there are. */
    public record Boundaries(int candidates, List<UUID> firstIds) {}
}

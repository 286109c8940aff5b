package id.dinsos.registry.version;

import id.dinsos.eventstore.log.Fence;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.version.Series.Counts;
import id.dinsos.registry.version.VersionFile.ListedMember;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a version says, row by row, and where that differs from what stands: both in tables, so that
 * the longest list costs no memory. Read again after a crash it begins anew.
 */
@Singleton
public class StageStore {
    /**
     * Those the version names. A household stands where the version before names it; where there
     * was none, where it is ranked (DTSEN) or on a list of that source (DTKS).
     */
    private static final String NAMED =
            """
            insert into registry_version_change
            select * from (
                select r.version_id, r.household_id,
                    substr(case when r.region <> '' then r.region when h.id is not null then h.region
                        else $2 end, 1, 8) district,
                    r.fault is null and not #standing entered, false gone,
                    h.id is not null on_record, coalesce(h.owner = $2 and h.state = 'LIVE', false) here,
                    coalesce(h.decile, 0) decile_before, coalesce(r.decile, h.decile, 0) decile_after,
                    coalesce(h.percentile, 0) percentile_before,
                    coalesce(r.percentile, h.percentile, 0) percentile_after,
                    #sembako sembako_before, coalesce(r.sembako, #sembako) sembako_after,
                    #pkh pkh_before, coalesce(r.pkh, #pkh) pkh_after,
                    case when h.id is null then 0 else coalesce(m.joined, 0) end joined,
                    case when h.id is null then 0 else coalesce(d.departed, 0) end departed,
                    r.fault, r.line, null outcome
                from registry_version_row r
                left join view_household.household h on h.id = r.household_id
                left join registry_version_row b
                    on b.version_id = $3 and b.household_id = r.household_id
                left join (
                    select s.household_id, count(*)::int joined from registry_version_member s
                    left join view_person.person p on p.id = s.person_id
                    where s.version_id = $1 and p.household_id is distinct from s.household_id
                        and p.merged is not true
                    group by 1) m on m.household_id = r.household_id
                left join (
                    select p.household_id, count(*)::int departed from view_person.person p
                    where $5 and p.alive and p.here and not p.merged and not exists
                        (select from registry_version_member s where s.version_id = $1
                            and s.household_id = p.household_id and s.person_id = p.id)
                    group by 1) d on d.household_id = r.household_id
                where r.version_id = $1 and $4::text is not null) c
            where entered or fault is not null or not on_record or not here
                or decile_before <> decile_after or percentile_before <> percentile_after
                or sembako_before <> sembako_after or pkh_before <> pkh_after
                or joined > 0 or departed > 0
            """;

    /** Those who stand, and whom it names no more. */
    private static final String LEFT =
            """
            insert into registry_version_change
            select $1, h.id, substr(h.region, 1, 8), false, true, true, true,
                h.decile, case when $4 = 'DTSEN' then 0 else h.decile end,
                h.percentile, case when $4 = 'DTSEN' then 0 else h.percentile end,
                #sembako, false, #pkh, false, 0, 0, null, null, null
            from view_household.household h
            left join registry_version_row b on b.version_id = $3 and b.household_id = h.id
            where h.owner = $2 and h.state = 'LIVE' and #standing and not exists
                (select from registry_version_row r where r.version_id = $1 and r.household_id = h.id)
            """;

    private static final String COUNT =
            """
            select (select count(*)::int from registry_version_row where version_id = $1) families,
                count(*) filter (where not gone)::int touched,
                count(*) filter (where entered)::int entered,
                count(*) filter (where gone)::int gone,
                count(*) filter (where not gone and here and (decile_before <> decile_after
                    or percentile_before <> percentile_after))::int ranked,
                count(*) filter (where joined + departed > 0)::int members,
                count(*) filter (where not gone and here and (sembako_before <> sembako_after
                    or pkh_before <> pkh_after))::int lists,
                count(*) filter (where not on_record and fault is null)::int unknown,
                count(*) filter (where on_record and not here)::int elsewhere,
                count(*) filter (where fault is not null)::int faulty
            from registry_version_change where version_id = $1
            """;

    private final Pool pool;

    StageStore(Pool pool) {
        this.pool = pool;
    }

    /** Forgets what a version says that is never put in force; what it would have changed stays. */
    Uni<Void> forgetRows(UUID version) {
        return Fence.transaction(
                pool,
                tx ->
                        delete(tx, "registry_version_row", version)
                                .flatMap(x -> delete(tx, "registry_version_member", version)));
    }

    /** Begins anew. */
    Uni<Void> forget(UUID version) {
        return Fence.transaction(
                pool,
                tx ->
                        delete(tx, "registry_version_row", version)
                                .flatMap(x -> delete(tx, "registry_version_member", version))
                                .flatMap(x -> delete(tx, "registry_version_change", version)));
    }

    private static Uni<Void> delete(SqlConnection tx, String table, UUID version) {
        return tx.preparedQuery("delete from " + table + " where version_id = $1")
                .execute(Tuple.of(version))
                .replaceWithVoid();
    }

    /** How many of them were not there yet: the others are named twice. */
    Uni<Integer> families(UUID version, List<ListedFamily> some) {
        Tuple tuple =
                Tuple.tuple()
                        .addValue(version)
                        .addValue(column(some, ListedFamily::householdId, UUID[]::new))
                        .addValue(column(some, ListedFamily::line, Long[]::new))
                        .addValue(column(some, ListedFamily::region, String[]::new))
                        .addValue(column(some, ListedFamily::decile, Integer[]::new))
                        .addValue(column(some, ListedFamily::percentile, Integer[]::new))
                        .addValue(column(some, ListedFamily::sembako, Boolean[]::new))
                        .addValue(column(some, ListedFamily::pkh, Boolean[]::new))
                        .addValue(column(some, ListedFamily::fault, String[]::new));
        return Fence.transaction(
                pool,
                tx ->
                        tx.preparedQuery(
                                        "insert into registry_version_row select $1, r.* from"
                                                + " unnest($2::uuid[], $3::bigint[], $4::text[],"
                                                + " $5::int[], $6::int[], $7::boolean[],"
                                                + " $8::boolean[], $9::text[]) r"
                                                + " on conflict do nothing")
                                .execute(tuple)
                                .map(rows -> rows.rowCount()));
    }

    Uni<Void> members(UUID version, List<ListedMember> some) {
        return Fence.transaction(
                pool,
                tx ->
                        tx.preparedQuery(
                                        "insert into registry_version_member select $1, r.* from"
                                                + " unnest($2::uuid[], $3::uuid[]) r"
                                                + " on conflict do nothing")
                                .execute(
                                        Tuple.of(
                                                version,
                                                column(
                                                        some,
                                                        ListedMember::householdId,
                                                        UUID[]::new),
                                                column(some, ListedMember::personId, UUID[]::new)))
                                .replaceWithVoid());
    }

    /**
     * Writes down where the version differs from what stands, in one transaction.
     *
     * @param before the version in force; null where none is
     * @param members whether it says who lives in the families
     */
    Uni<Counts> compare(
            UUID version, String owner, Source source, @Nullable UUID before, boolean members) {
        Tuple of = tuple(version, owner, source, before);
        Tuple named = tuple(version, owner, source, before).addValue(members);
        return Fence.transaction(
                pool,
                tx ->
                        delete(tx, "registry_version_change", version)
                                .flatMap(x ->
                                        tx.preparedQuery(sql(NAMED, source, before)).execute(named))
                                .flatMap(x ->
                                        tx.preparedQuery(sql(LEFT, source, before)).execute(of))
                                .flatMap(x -> delete(tx, "registry_version_member", version))
                                .flatMap(x -> tx.preparedQuery(COUNT).execute(Tuple.of(version)))
                                .map(rows -> counts(rows.iterator().next())));
    }

    private static Tuple tuple(UUID version, String owner, Source source, @Nullable UUID before) {
        return Tuple.tuple()
                .addValue(version)
                .addValue(owner)
                .addValue(before)
                .addValue(source.name());
    }

    private static Counts counts(Row row) {
        int families = row.getInteger("families");
        return new Counts(
                families,
                families - row.getInteger("touched"),
                row.getInteger("entered"),
                row.getInteger("gone"),
                row.getInteger("ranked"),
                row.getInteger("members"),
                row.getInteger("lists"),
                row.getInteger("unknown"),
                row.getInteger("elsewhere"),
                row.getInteger("faulty"));
    }

    private static String sql(String sql, Source source, @Nullable UUID before) {
        String standing =
                before != null
                        ? "(b.household_id is not null)"
                        : source == Source.DTSEN
                                ? "(b.household_id is null and coalesce(h.decile, 0) > 0)"
                                : "(b.household_id is null and coalesce(h.lists, '') like '%DTKS/%')";
        return sql.replace("#standing", standing)
                .replace("#sembako", on(source, "SEMBAKO"))
                .replace("#pkh", on(source, "PKH"));
    }

    private static String on(Source source, String programme) {
        return "(',' || coalesce(h.lists, '') || ',' like '%%,%s/%s,%%')"
                .formatted(source, programme);
    }

    private static <R, T> T[] column(
            List<R> rows, Function<R, ? extends @Nullable Object> field, IntFunction<T[]> array) {
        return rows.stream().map(field).toArray(array);
    }
}

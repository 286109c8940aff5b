package id.dinsos.disbursement.recovery;

import id.dinsos.disbursement.payment.PaymentState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Of whom something was learned that may matter to what was paid: noted with the change itself, and
 * kept until everything it may matter to has been looked at.
 */
@Singleton
class LateTruthStore {
    /** Of these, whatever is learned while they are so, may still come too late for the freeze. */
    private static final String UNDER_WAY =
            "stage in ('OPEN', 'FREEZING', 'FROZEN', 'SUBMITTED', 'APPROVED')";

    /** What has waited may be looked at once every run that may still pay is younger. */
    private static final String OVER =
            "waits and at <= coalesce((select min(opened_at) from view_ledger.run where "
                    + UNDER_WAY
                    + "), 'infinity')";

    private static final String NEXT =
            "select id, at from ((select id, at from late_truth where not waits and (at, id) > ($1,"
                    + " $2) order by at, id limit $3) union all (select id, at from late_truth where "
                    + OVER
                    + " and (at, id) > ($1, $2) order by at, id limit $3)) due"
                    + " order by at, id limit $3";

    /** To them, for them, or for a member of theirs. */
    private static final String PAYMENTS =
            """
            select distinct p.id, p.run_id, p.beneficiary, p.month, p.state
            from view_ledger.payment p
            where p.id in (
                select id from view_ledger.payment where payee = any($1)
                union all
                select id from view_ledger.payment
                    where beneficiary = any($1) and beneficiary <> payee
                union all
                select q.id from beneficiary_person b
                    join view_ledger.payment q on q.payee = b.id and q.beneficiary = b.id
                    where b.household_id = any($1)
                union all
                select q.id from beneficiary_person b
                    join view_ledger.payment q on q.beneficiary = b.id and q.beneficiary <> q.payee
                    where b.household_id = any($1))
            """;

    /**
     * Said to be true since a day before it was said, or that takes back a death or moves it later.
     */
    private static final String BACKDATED =
            """
            with members as (
                select p.* from beneficiary_person p where p.id = any($1)
                union select p.* from beneficiary_person p where p.household_id = any($1))
            select h.id from beneficiary_household h where h.id = any($1)
                and h.effective_on < (h.since at time zone zone_of(h.owner))::date
            union
            select unnest(array[m.id, m.household_id]) from members m
            where m.effective_on < (m.since at time zone zone_of(m.owner))::date
                or exists (select from beneficiary_person_was w where w.id = m.id
                    and not w.alive and (m.alive or m.died_on > w.died_on))
            """;

    private static final OffsetDateTime NEVER = OffsetDateTime.parse("9999-01-01T00:00:00Z");

    private final Pool pool;

    LateTruthStore(Pool pool) {
        this.pool = pool;
    }

    /** Whether there is anything to look at. */
    Uni<Boolean> isAny() {
        return pool.query(
                        "select exists (select from late_truth where not waits)"
                                + " or exists (select from late_truth where "
                                + OVER
                                + ") or exists (select from late_watch w"
                                + " join view_ledger.payment p on p.id = w.payment"
                                + " where p.state not in ('SENT', 'UNKNOWN', 'HELD')) there")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("there"));
    }

    Uni<List<Changed>> next(Changed after, int limit) {
        return pool.preparedQuery(NEXT)
                .execute(Tuple.of(after.at, after.id, limit))
                .map(rows -> {
                    List<Changed> found = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        found.add(new Changed(row.getUUID("id"), row.getOffsetDateTime("at")));
                    }
                    return found;
                });
    }

    /** Since when runs are under way that may have been frozen without it; none: in the future. */
    Uni<OffsetDateTime> underWaySince() {
        return pool.query("select min(opened_at) at from view_ledger.run where " + UNDER_WAY)
                .execute()
                .map(rows -> {
                    OffsetDateTime at = rows.iterator().next().getOffsetDateTime("at");
                    return at == null ? NEVER : at;
                });
    }

    Uni<List<Affected>> payments(Collection<UUID> changed) {
        return pool.preparedQuery(PAYMENTS)
                .execute(Tuple.of(changed.toArray(UUID[]::new)))
                .map(LateTruthStore::affected);
    }

    /** Of whom the answer of the bank was waited for and has come. */
    Uni<List<Affected>> answered() {
        return pool.query(
                        "select p.id, p.run_id, p.beneficiary, p.month, p.state from late_watch w"
                                + " join view_ledger.payment p on p.id = w.payment"
                                + " where p.state not in ('SENT', 'UNKNOWN', 'HELD') limit 500")
                .execute()
                .map(LateTruthStore::affected);
    }

    Uni<Void> watch(UUID payment) {
        return pool.preparedQuery("insert into late_watch values ($1) on conflict do nothing")
                .execute(Tuple.of(payment))
                .replaceWithVoid();
    }

    Uni<Void> unwatch(UUID payment) {
        return pool.preparedQuery("delete from late_watch where payment = $1")
                .execute(Tuple.of(payment))
                .replaceWithVoid();
    }

    /** Those of the changed of whom something is now known of before. */
    Uni<List<UUID>> backdated(Collection<UUID> changed) {
        return pool.preparedQuery(BACKDATED)
                .execute(Tuple.of(changed.toArray(UUID[]::new)))
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    for (Row row : rows) {
                        if (row.getUUID("id") != null) {
                            found.add(row.getUUID("id"));
                        }
                    }
                    return found;
                });
    }

    /** Months of runs that have looked at a population of which they may be, since a month. */
    Uni<List<RunMonth>> runs(YearMonth since) {
        return pool.preparedQuery(
                        "select r.id, m.month, r.opened_at from view_ledger.run r,"
                                + " unnest(r.months) m (month) where r.mode = 'PAY'"
                                + " and r.stage in ('INSTRUCTED', 'CLOSED') and m.month >= $1"
                                + " order by m.month, r.id")
                .execute(Tuple.of(since.toString()))
                .map(rows -> {
                    List<RunMonth> found = new ArrayList<>();
                    for (Row row : rows) {
                        found.add(
                                new RunMonth(
                                        row.getUUID("id"),
                                        YearMonth.parse(row.getString("month")),
                                        row.getOffsetDateTime("opened_at").toInstant()));
                    }
                    return found;
                });
    }

    /** What is done is dropped; what may matter to a run under way is looked at again. */
    Uni<Void> settle(Collection<Changed> done, OffsetDateTime underWaySince) {
        UUID[] ids = done.stream().map(Changed::id).toArray(UUID[]::new);
        OffsetDateTime[] ats = done.stream().map(Changed::at).toArray(OffsetDateTime[]::new);
        boolean any = underWaySince.isBefore(NEVER);
        String of =
                " late_truth t %s unnest($1::uuid[], $2::timestamptz[]) u (id, at)"
                        + " where t.id = u.id and t.at = u.at";
        if (!any) {
            return pool.preparedQuery("delete from" + of.formatted("using"))
                    .execute(Tuple.of(ids, ats))
                    .replaceWithVoid();
        }
        return pool.preparedQuery(
                        "delete from" + of.formatted("using") + " and t.at <= $3::timestamptz")
                .execute(Tuple.of(ids, ats, underWaySince))
                .flatMap(x ->
                        pool.preparedQuery(
                                        "update late_truth t set waits = true from"
                                                + " unnest($1::uuid[], $2::timestamptz[]) u (id, at)"
                                                + " where t.id = u.id and t.at = u.at")
                                .execute(Tuple.of(ids, ats)))
                .replaceWithVoid();
    }

    /** Recoveries of payments that came back or never arrived. */
    Uni<List<UUID>> returned() {
        return pool.query(
                        "select r.id from view_ledger.recovery r"
                                + " join view_ledger.payment p on p.id = r.payment"
                                + " where r.stage in ('PROPOSED', 'CLAIMED', 'SETTLED',"
                                + " 'WRITTEN_OFF') and p.state in ('FAILED', 'RETURNED',"
                                + " 'CANCELLED', 'LAPSED')")
                .execute()
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    private static List<Affected> affected(RowSet<Row> rows) {
        List<Affected> found = new ArrayList<>(rows.size());
        for (Row row : rows) {
            found.add(
                    new Affected(
                            row.getUUID("id"),
                            row.getUUID("run_id"),
                            row.getUUID("beneficiary"),
                            YearMonth.parse(row.getString("month")),
                            PaymentState.valueOf(row.getString("state"))));
        }
        return found;
    }

    /** A household or person, and since when it waits. */
    record Changed(UUID id, OffsetDateTime at) {
        static final Changed FIRST =
                new Changed(new UUID(0, 0), OffsetDateTime.parse("1970-01-01T00:00:00Z"));
    }

    /** A payment that a change may matter to. */
    record Affected(
            UUID payment, UUID run, UUID beneficiary, YearMonth month, PaymentState state) {}

    /** A month that a run has paid. */
    record RunMonth(UUID run, YearMonth month, Instant openedAt) {}
}

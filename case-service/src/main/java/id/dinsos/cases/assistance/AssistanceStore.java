package id.dinsos.cases.assistance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was asked for in a case, with what disbursement has said of it since. */
@Singleton
public class AssistanceStore {
    private static final String OF_CASE =
            """
            select r.*, a.state as decision, a.reason, a.payment_id, p.state as payment_state,
                nullif(p.reason, '') as payment_reason, r.lapses_after
                    < ($2 at time zone zone_of(r.owner))::date
                    and coalesce(a.state, '') <> 'REFUSED' and (a.payment_id is null
                        or coalesce(p.state, '') in ('LAPSED', 'CANCELLED')) as lapsed
            from view_assistance.request r
            left join assistance a on a.request_id = r.request_id
            left join payment p on p.payment_id = a.payment_id
            where r.case_id = $1 order by r.requested_at, r.request_id
            """;

    private static final String PAYING =
            """
            select from assistance a left join payment p on p.payment_id = a.payment_id
            where a.request_id = $1 and a.payment_id is not null
                and coalesce(p.state, '') not in ('LAPSED', 'CANCELLED')
            """;

    /** Chains of merges end after a few steps; one that goes in a circle ends too. */
    private static final String OTHERS =
            """
            with recursive chain (asked, id, step) as (
                select a, a, 0 from unnest(array(select beneficiary_id from view_assistance.request
                    where case_id = $1 and kind = $2 and event = $3) || $4::uuid) a
                union all
                select c.asked, p.merged_into, c.step + 1
                from chain c join person p on p.person_id = c.id
                where p.merged_into is not null and c.step < 20),
            last as (select distinct on (asked) asked, id from chain order by asked, step desc),
            other as (
                select r.*, l.id as goes_on, l.id = me.id as same from view_assistance.request r
                join last l on l.asked = r.beneficiary_id join last me on me.asked = $4
                where r.case_id = $1 and r.kind = $2 and r.event = $3 and r.beneficiary_id <> $4
                    and r.standing and not exists (
                        select from household h where h.household_id = r.beneficiary_id))
            select o.beneficiary_id, case when o.same then $4 else o.goes_on end as goes_on
            from other o left join assistance a on a.request_id = o.request_id
            left join payment p on p.payment_id = a.payment_id
            where coalesce(a.state, '') <> 'REFUSED' and case
                when a.payment_id is not null and coalesce(p.state, '') not in ('LAPSED', 'CANCELLED')
                then o.same
                else o.lapses_after >= ($5 at time zone zone_of(o.owner))::date end
            """;

    private final Pool pool;

    public AssistanceStore(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Line>> of(UUID caseId, Instant now) {
        return pool.preparedQuery(OF_CASE)
                .execute(Tuple.of(caseId, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    List<Line> lines = new ArrayList<>();
                    rows.forEach(row ->
                            lines.add(
                                    new Line(
                                            row.getUUID("request_id"),
                                            row.getUUID("beneficiary_id"),
                                            row.getString("kind"),
                                            row.getString("event"),
                                            row.getString("programme"),
                                            row.getLong("amount_rupiah"),
                                            row.getString("decree_number"),
                                            state(row),
                                            row.getLocalDate("lapses_after"),
                                            row.getString("decision"),
                                            row.getString("reason"),
                                            row.getUUID("payment_id"),
                                            row.getString("payment_state"),
                                            row.getString("payment_reason"),
                                            row.getOffsetDateTime("requested_at").toInstant())));
                    return lines;
                });
    }

    private static String state(Row row) {
        if (!row.getBoolean("standing")) {
            return "WITHDRAWN";
        }
        return row.getBoolean("lapsed") ? "LAPSED" : "REQUESTED";
    }

    /**
     * Whether disbursement has said that money is under way or has arrived, and not given it up.
     */
    Uni<Boolean> paying(UUID request) {
        return pool.preparedQuery(PAYING)
                .execute(Tuple.of(request))
                .map(rows -> rows.rowCount() > 0);
    }

    /** What messages have said of whom and what it is asked for. */
    Uni<AssistanceProcess.Known> known(Aid aid, Instant now) {
        return Uni.combine()
                .all()
                .unis(isHousehold(aid.beneficiaryId()), paying(aid.requestId()), others(aid, now))
                .asTuple()
                .map(known ->
                        new AssistanceProcess.Known(
                                known.getItem1(), known.getItem2(), known.getItem3()));
    }

    private Uni<List<AssistanceProcess.Other>> others(Aid aid, Instant now) {
        return pool.preparedQuery(OTHERS)
                .execute(
                        Tuple.of(
                                aid.caseId(),
                                aid.kind(),
                                aid.event(),
                                aid.beneficiaryId(),
                                now.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    List<AssistanceProcess.Other> others = new ArrayList<>();
                    rows.forEach(row ->
                            others.add(
                                    new AssistanceProcess.Other(
                                            row.getUUID("beneficiary_id"),
                                            row.getUUID("goes_on"))));
                    return others;
                });
    }

    private Uni<Boolean> isHousehold(UUID id) {
        return pool.preparedQuery("select from household where household_id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.rowCount() > 0);
    }

    /**
     * A request and what became of it.
     *
     * @param state REQUESTED, WITHDRAWN, or LAPSED: its year is over, nothing of it was paid or is
     *     under way, and it may be asked for anew under a decree of the running year
     * @param lapsesAfter the last day on which it can be paid
     * @param decision of disbursement; null while none has come
     * @param reason why disbursement refused it
     * @param paymentReason why the payment failed, or waits
     */
    public record Line(
            UUID id,
            UUID beneficiaryId,
            String kind,
            String event,
            String programme,
            long amountRupiah,
            String decreeNumber,
            String state,
            LocalDate lapsesAfter,
            @Nullable String decision,
            @Nullable String reason,
            @Nullable UUID paymentId,
            @Nullable String paymentState,
            @Nullable String paymentReason,
            Instant requestedAt) {}
}

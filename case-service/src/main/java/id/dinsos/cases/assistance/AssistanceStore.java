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

    private static final String OTHERS =
            """
            select r.beneficiary_id from view_assistance.request r
            where r.case_id = $1 and r.kind = $2 and r.event = $3 and r.beneficiary_id <> $4
                and r.standing
                and not exists (select from household h where h.household_id = r.beneficiary_id)
                and not exists (select from assistance a left join payment p
                    on p.payment_id = a.payment_id
                    where a.request_id = r.request_id and (a.state = 'REFUSED'
                        or a.payment_id is not null
                            and coalesce(p.state, '') not in ('LAPSED', 'CANCELLED')))
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
    Uni<AssistanceProcess.Known> known(Aid aid) {
        return Uni.combine()
                .all()
                .unis(isHousehold(aid.beneficiaryId()), paying(aid.requestId()), others(aid))
                .asTuple()
                .map(known ->
                        new AssistanceProcess.Known(
                                known.getItem1(), known.getItem2(), known.getItem3()));
    }

    private Uni<List<UUID>> others(Aid aid) {
        return pool.preparedQuery(OTHERS)
                .execute(Tuple.of(aid.caseId(), aid.kind(), aid.event(), aid.beneficiaryId()))
                .map(rows -> {
                    List<UUID> others = new ArrayList<>();
                    rows.forEach(row -> others.add(row.getUUID("beneficiary_id")));
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

package id.dinsos.cases.assistance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
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
                nullif(p.reason, '') as payment_reason
            from view_assistance.request r
            left join assistance a on a.request_id = r.request_id
            left join payment p on p.payment_id = a.payment_id
            where r.case_id = $1 order by r.requested_at, r.request_id
            """;

    private final Pool pool;

    public AssistanceStore(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Line>> of(UUID caseId) {
        return pool.preparedQuery(OF_CASE)
                .execute(Tuple.of(caseId))
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
                                            row.getBoolean("standing") ? "REQUESTED" : "WITHDRAWN",
                                            row.getString("decision"),
                                            row.getString("reason"),
                                            row.getUUID("payment_id"),
                                            row.getString("payment_state"),
                                            row.getString("payment_reason"),
                                            row.getOffsetDateTime("requested_at").toInstant())));
                    return lines;
                });
    }

    /** Whether a message of the registry has named the household. */
    Uni<Boolean> isHousehold(UUID id) {
        return pool.preparedQuery("select from household where household_id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.rowCount() > 0);
    }

    /**
     * A request and what became of it.
     *
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
            @Nullable String decision,
            @Nullable String reason,
            @Nullable UUID paymentId,
            @Nullable String paymentState,
            @Nullable String paymentReason,
            Instant requestedAt) {}
}

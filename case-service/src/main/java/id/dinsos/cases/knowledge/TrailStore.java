package id.dinsos.cases.knowledge;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads, link by link, how a payment of a family, programme and month came about, for the office
 * that answers for it; what is another office's is as what nobody has said.
 */
@Singleton
public class TrailStore {
    /** One look-up by a key for each link; a person's household is that of the registry. */
    private static final String ONE =
            """
            select o.ours, h.household_id, h.change, h.version as h_version, h.effective_on,
                h.listed, h.message_id as h_message, h.told_at as h_at,
                v.verdict, v.clauses, v.reasons, v.run_id as v_run, v.message_id as v_message,
                v.told_at as v_at,
                p.payment_id, p.run_id as p_run, p.state, p.reason, p.amount_rupiah,
                p.message_id as p_message, p.told_at as p_at, p.transfer_id, p.attempt, p.bank,
                p.bank_reference, p.credited_on, p.withdrawn_on, p.back_on
            from (select $1::uuid as id, $2::text as programme, $3::text as month,
                $4::text as owner) c
            left join person w on w.person_id = c.id
            left join household h on h.household_id = coalesce(w.household_id, c.id)
            left join lateral (select * from payment
                where beneficiary_id = c.id and programme = c.programme and month = c.month
                order by payment_id limit 1) p on true
            left join verdict v on v.beneficiary_id = c.id and v.programme = c.programme
                and v.month = c.month
            cross join lateral (select coalesce(h.region, p.region, v.region) as place) l
            cross join lateral (select place is null or place = c.owner
                or starts_with(place, c.owner || '.') as ours) o
            """;

    private final Pool pool;

    public TrailStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * @param beneficiary household or person, as the programme targets
     */
    public Uni<PaymentTrail> of(UUID beneficiary, String programme, String month, String owner) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(beneficiary, programme, month, owner))
                .map(rows -> trail(rows.iterator().next()));
    }

    private static PaymentTrail trail(Row row) {
        if (!row.getBoolean("ours")) {
            return PaymentTrail.NONE;
        }
        UUID household = row.getUUID("household_id");
        String verdict = row.getString("verdict");
        UUID payment = row.getUUID("payment_id");
        return new PaymentTrail(
                household == null
                        ? null
                        : new PaymentTrail.RegistryChange(
                                household,
                                row.getString("change"),
                                row.getLong("h_version"),
                                row.getLocalDate("effective_on"),
                                split(row.getString("listed")),
                                row.getString("h_message"),
                                at(row, "h_at")),
                verdict == null
                        ? null
                        : new PaymentTrail.Verdict(
                                verdict,
                                split(row.getString("clauses")),
                                FactsStore.words(row.getString("reasons")),
                                row.getUUID("v_run"),
                                row.getString("v_message"),
                                at(row, "v_at")),
                payment == null ? null : payment(payment, row),
                bankLine(row));
    }

    private static PaymentTrail.Payment payment(UUID id, Row row) {
        String reason = row.getString("reason");
        return new PaymentTrail.Payment(
                id,
                row.getUUID("p_run"),
                row.getString("state"),
                reason.isEmpty() ? null : reason,
                row.getLong("amount_rupiah"),
                row.getString("p_message"),
                at(row, "p_at"));
    }

    private static PaymentTrail.@Nullable BankLine bankLine(Row row) {
        UUID transfer = row.getUUID("transfer_id");
        return transfer == null
                ? null
                : new PaymentTrail.BankLine(
                        transfer,
                        row.getInteger("attempt"),
                        row.getString("bank"),
                        row.getString("bank_reference"),
                        row.getLocalDate("credited_on"),
                        row.getLocalDate("withdrawn_on"),
                        row.getLocalDate("back_on"));
    }

    /** Null where the sender did not say. */
    private static @Nullable Instant at(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null || at.toInstant().equals(Instant.EPOCH) ? null : at.toInstant();
    }

    private static List<String> split(String codes) {
        return codes.isEmpty() ? List.of() : Arrays.asList(codes.split(","));
    }
}

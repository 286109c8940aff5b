package id.dinsos.disbursement.payment;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Payments made to, or for, somebody who had died: for a month after that of the death, or made out
 * after its day. It is asked of the tables of now, so a death learned late, by any way, is found
 * the next moment. What an heir receives is the heir's own.
 */
@Singleton
public class PaidToDeadStore {
    private static final String SQL =
            """
            select distinct on (p.id) p.id, p.run_id, p.beneficiary, d.id as dead, d.died_on, p.region,
                p.month, p.amount, p.state
            from beneficiary_person d
            join (select *, payee as person from view_ledger.payment
                union all select *, beneficiary from view_ledger.payment
                    where beneficiary <> payee) p on p.person = d.id
            where (p.person = p.payee or p.payee is distinct from d.heir_id)
                and d.died_on is not null and (d.owner = $1 or d.owner like $1 || '.%')
                and (p.month > to_char(d.died_on, 'YYYY-MM')
                    or (p.made_at at time zone $2)::date > d.died_on)
                and p.state not in ('FAILED', 'RETURNED', 'CANCELLED', 'LAPSED') and p.id > $3
            order by p.id limit $4
            """;

    private final Pool pool;

    public PaidToDeadStore(Pool pool) {
        this.pool = pool;
    }

    Uni<List<PaidToDead>> of(String owner, String zone, UUID after, int limit) {
        return pool.preparedQuery(SQL)
                .execute(Tuple.of(owner, zone, after, limit))
                .map(rows -> {
                    List<PaidToDead> found = new ArrayList<>();
                    for (Row row : rows) {
                        PaymentState state = PaymentState.valueOf(row.getString("state"));
                        found.add(
                                new PaidToDead(
                                        row.getUUID("id"),
                                        row.getUUID("run_id"),
                                        row.getUUID("beneficiary"),
                                        row.getUUID("dead"),
                                        row.getLocalDate("died_on"),
                                        row.getString("region"),
                                        row.getString("month"),
                                        row.getLong("amount"),
                                        state,
                                        action(state)));
                    }
                    return found;
                });
    }

    private static Action action(PaymentState state) {
        return state == PaymentState.INSTRUCTED || state == PaymentState.HELD
                ? Action.STOP
                : Action.RECOVER;
    }

    /** What is left to do: what has not left is stopped, the rest is asked back. */
    public enum Action {
        STOP,
        RECOVER
    }

    /**
     * A payment after a death.
     *
     * @param personId who had died: the payee, or the person it was for
     */
    public record PaidToDead(
            UUID paymentId,
            UUID runId,
            UUID beneficiaryId,
            UUID personId,
            LocalDate diedOn,
            String region,
            String month,
            long amountRupiah,
            PaymentState state,
            Action action) {}
}

package id.dinsos.disbursement.payment;

import id.dinsos.disbursement.payment.PaymentEvent.PaymentEntitlementReleased;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentEntitlementTaken;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * Payments whose entitlement two officers have released, and when: one that was made out anew since
 * is younger. They are few, so the large table of payments need not be written for them.
 */
@Singleton
@Typed(ReleasedView.class)
public class ReleasedView implements View {
    @Override
    public String name() {
        return "released";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return """
        create table payment_released (id uuid primary key, at timestamptz not null);
        """;
    }

    @Override
    public Set<String> types() {
        return Set.of("payment-entitlement-released.v1", "payment-entitlement-taken.v1");
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            switch (recorded.event()) {
                case PaymentEntitlementReleased _ ->
                        chain =
                                chain.flatMap(x ->
                                        tx.preparedQuery(
                                                        "insert into payment_released values ($1, $2)"
                                                                + " on conflict (id) do update set at = $2")
                                                .execute(
                                                        Tuple.of(
                                                                recorded.streamId(),
                                                                recorded.recordedAt()
                                                                        .atOffset(ZoneOffset.UTC)))
                                                .replaceWithVoid());
                case PaymentEntitlementTaken _ ->
                        chain =
                                chain.flatMap(x ->
                                        tx.preparedQuery(
                                                        "delete from payment_released where id = $1")
                                                .execute(Tuple.of(recorded.streamId()))
                                                .replaceWithVoid());
                default -> {}
            }
        }
        return chain;
    }
}

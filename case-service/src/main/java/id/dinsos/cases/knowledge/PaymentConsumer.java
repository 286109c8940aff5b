package id.dinsos.cases.knowledge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import id.dinsos.contracts.DisbursementMessage.Payment;
import id.dinsos.eventstore.message.Inbox;
import id.dinsos.eventstore.message.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the newest public state of each payment. */
@ApplicationScoped
public class PaymentConsumer {
    private static final String UPSERT =
            """
            insert into payment as t (payment_id, version, message_id, beneficiary_id, programme,
                month, region, state, reason, amount_rupiah)
            select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::uuid[], $5::text[],
                $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[])
            on conflict (payment_id) do update set version = excluded.version,
                message_id = excluded.message_id, region = excluded.region,
                state = excluded.state, reason = excluded.reason,
                amount_rupiah = excluded.amount_rupiah
            where t.version < excluded.version
            """;

    private final Inbox inbox;
    private final ObjectReader reader;
    private final Event<FactsMoved> moved;

    public PaymentConsumer(Inbox inbox, ObjectMapper mapper, Event<FactsMoved> moved) {
        this.inbox = inbox;
        this.reader = mapper.readerFor(Payment.class);
        this.moved = moved;
    }

    @Incoming("payments")
    public Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return inbox.newest(batch, reader, PaymentConsumer::write)
                .invoke(() -> moved.fire(new FactsMoved()));
    }

    private static Uni<Void> write(SqlConnection tx, List<Message<Payment>> messages) {
        List<Payment> payments =
                messages.stream().map(m -> Objects.requireNonNull(m.body(), "no payment")).toList();
        return tx.preparedQuery(UPSERT)
                .execute(
                        Tuple.wrap(
                                Arrays.asList(
                                        messages.stream().map(Message::key).toArray(UUID[]::new),
                                        messages.stream()
                                                .map(Message::version)
                                                .toArray(Long[]::new),
                                        messages.stream().map(Message::id).toArray(String[]::new),
                                        payments.stream()
                                                .map(Payment::beneficiaryId)
                                                .toArray(UUID[]::new),
                                        texts(payments, Payment::programme),
                                        texts(payments, Payment::month),
                                        texts(payments, Payment::region),
                                        texts(payments, Payment::state),
                                        texts(
                                                payments,
                                                p -> Objects.requireNonNullElse(p.reason(), "")),
                                        payments.stream()
                                                .map(Payment::amountRupiah)
                                                .toArray(Long[]::new))))
                .replaceWithVoid();
    }

    private static String[] texts(List<Payment> payments, Function<Payment, String> field) {
        return payments.stream().map(field).toArray(String[]::new);
    }
}

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
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Keeps the newest public state of each payment. */
@ApplicationScoped
public class PaymentConsumer {
    private static final String UPSERT =
            """
            insert into payment as t (payment_id, version, message_id, beneficiary_id, programme,
                month, region, state, reason, amount_rupiah, run_id, transfer_id, attempt, bank,
                bank_reference, credited_on, withdrawn_on, back_on, told_at)
            select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::uuid[], $5::text[],
                $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[], $11::uuid[],
                $12::uuid[], $13::int[], $14::text[], $15::text[], $16::date[], $17::date[],
                $18::date[], $19::timestamptz[])
            on conflict (payment_id) do update set version = excluded.version,
                message_id = excluded.message_id, region = excluded.region,
                state = excluded.state, reason = excluded.reason,
                amount_rupiah = excluded.amount_rupiah, run_id = excluded.run_id,
                transfer_id = excluded.transfer_id, attempt = excluded.attempt,
                bank = excluded.bank, bank_reference = excluded.bank_reference,
                credited_on = excluded.credited_on, withdrawn_on = excluded.withdrawn_on,
                back_on = excluded.back_on, told_at = excluded.told_at
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
                                        column(messages, Message::key, new UUID[0]),
                                        column(messages, Message::version, new Long[0]),
                                        column(messages, Message::id, new String[0]),
                                        column(payments, Payment::beneficiaryId, new UUID[0]),
                                        column(payments, Payment::programme, new String[0]),
                                        column(payments, Payment::month, new String[0]),
                                        column(payments, Payment::region, new String[0]),
                                        column(payments, Payment::state, new String[0]),
                                        column(
                                                payments,
                                                p -> Objects.requireNonNullElse(p.reason(), ""),
                                                new String[0]),
                                        column(payments, Payment::amountRupiah, new Long[0]),
                                        column(payments, Payment::runId, new UUID[0]),
                                        column(payments, Payment::transferId, new UUID[0]),
                                        column(payments, Payment::attempt, new Integer[0]),
                                        column(payments, Payment::bank, new String[0]),
                                        column(payments, Payment::bankReference, new String[0]),
                                        column(payments, Payment::creditedOn, new LocalDate[0]),
                                        column(payments, Payment::withdrawnOn, new LocalDate[0]),
                                        column(payments, Payment::backOn, new LocalDate[0]),
                                        column(
                                                messages,
                                                m -> m.at().atOffset(ZoneOffset.UTC),
                                                new OffsetDateTime[0]))))
                .replaceWithVoid();
    }

    private static <M, T> T[] column(List<M> messages, Function<M, @Nullable T> field, T[] type) {
        List<@Nullable T> values = new ArrayList<>(messages.size());
        messages.forEach(message -> values.add(field.apply(message)));
        return values.toArray(type);
    }
}

package id.dinsos.cases.knowledge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import id.dinsos.contracts.DisbursementMessage.AidDecided;
import id.dinsos.eventstore.message.Inbox;
import id.dinsos.eventstore.message.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps what disbursement has decided on aid that cases asked for. */
@ApplicationScoped
public class AidConsumer {
    private static final String UPSERT =
            """
            insert into assistance as t values ($1, $2, $3, $4, $5)
            on conflict (request_id) do update set version = excluded.version,
                state = excluded.state, reason = excluded.reason, payment_id = excluded.payment_id
            where t.version < excluded.version
            """;

    private final Inbox inbox;
    private final ObjectReader reader;

    public AidConsumer(Inbox inbox, ObjectMapper mapper) {
        this.inbox = inbox;
        this.reader = mapper.readerFor(AidDecided.class);
    }

    @Incoming("aid")
    public Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return inbox.newest(batch, reader, AidConsumer::write);
    }

    private static Uni<Void> write(SqlConnection tx, List<Message<AidDecided>> messages) {
        List<Tuple> rows = new ArrayList<>();
        for (Message<AidDecided> message : messages) {
            AidDecided body = message.body();
            if (body != null) {
                rows.add(
                        Tuple.of(
                                message.key(),
                                message.version(),
                                body.state(),
                                body.reason(),
                                body.paymentId()));
            }
        }
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(UPSERT).executeBatch(rows).replaceWithVoid();
    }
}

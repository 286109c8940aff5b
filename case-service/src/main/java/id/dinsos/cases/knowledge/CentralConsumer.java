package id.dinsos.cases.knowledge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import id.dinsos.contracts.DisbursementMessage.CentralStatus;
import id.dinsos.eventstore.message.Inbox;
import id.dinsos.eventstore.message.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps where the ministry's payment of each family and month stands. */
@ApplicationScoped
public class CentralConsumer {
    private static final String UPSERT =
            """
            insert into central as t values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (id) do update set version = excluded.version,
                message_id = excluded.message_id, region = excluded.region, told = excluded.told
            where t.version < excluded.version
            """;

    private final Inbox inbox;
    private final ObjectReader reader;
    private final Event<FactsMoved> moved;

    public CentralConsumer(Inbox inbox, ObjectMapper mapper, Event<FactsMoved> moved) {
        this.inbox = inbox;
        this.reader = mapper.readerFor(CentralStatus.class);
        this.moved = moved;
    }

    @Incoming("central")
    public Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return inbox.newest(batch, reader, CentralConsumer::write)
                .invoke(() -> moved.fire(new FactsMoved()));
    }

    private static Uni<Void> write(SqlConnection tx, List<Message<CentralStatus>> messages) {
        List<Tuple> rows = new ArrayList<>();
        for (Message<CentralStatus> message : messages) {
            CentralStatus body = Objects.requireNonNull(message.body(), "no status");
            rows.add(
                    Tuple.tuple()
                            .addUUID(message.key())
                            .addLong(message.version())
                            .addString(message.id())
                            .addUUID(body.beneficiaryId())
                            .addString(body.programme())
                            .addString(body.month())
                            .addString(body.region())
                            .addString(FactsStore.central(body)));
        }
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(UPSERT).executeBatch(rows).replaceWithVoid();
    }
}

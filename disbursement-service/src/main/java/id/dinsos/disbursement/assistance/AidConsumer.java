package id.dinsos.disbursement.assistance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import id.dinsos.contracts.CaseMessage;
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

/**
 * Keeps what cases ask for until {@link AidIntakeJob} has carried it over. A request that does not
 * say what is asked for under which decree is parked, for a person to look at.
 */
@ApplicationScoped
public class AidConsumer {
    private static final String UPSERT =
            """
            insert into assistance_asked as t (request_id, version, owner, body)
            values ($1, $2, $3, $4)
            on conflict (request_id) do update set version = excluded.version,
                owner = excluded.owner, body = excluded.body
            where t.version < excluded.version
            """;

    private final Inbox inbox;
    private final ObjectMapper mapper;
    private final ObjectReader reader;
    private final AidIntakeJob job;

    public AidConsumer(Inbox inbox, ObjectMapper mapper, AidIntakeJob job) {
        this.inbox = inbox;
        this.mapper = mapper;
        this.reader = mapper.readerFor(CaseMessage.Assistance.class);
        this.job = job;
    }

    @Incoming("assistance")
    public Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return inbox.newest(batch, reader, this::write).invoke(job::wake);
    }

    private Uni<Void> write(SqlConnection tx, List<Message<CaseMessage.Assistance>> messages) {
        List<Tuple> rows = new ArrayList<>();
        for (Message<CaseMessage.Assistance> message : messages) {
            CaseMessage.Assistance body = message.body();
            if (body != null) {
                var unused = AidIntakeJob.command(body);
                rows.add(Tuple.of(message.key(), message.version(), body.owner(), json(body)));
            }
        }
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(UPSERT).executeBatch(rows).replaceWithVoid();
    }

    private String json(CaseMessage.Assistance body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

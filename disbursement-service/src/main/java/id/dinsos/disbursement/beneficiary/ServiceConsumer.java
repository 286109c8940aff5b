package id.dinsos.disbursement.beneficiary;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import id.dinsos.contracts.RegistryMessage.ServiceResource;
import id.dinsos.eventstore.message.Inbox;
import id.dinsos.eventstore.message.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Keeps who serves as what on which days; a resource's days are written anew with each message. */
@ApplicationScoped
public class ServiceConsumer {
    private static final String FORWARD =
            "insert into service_resource as t values ($1, $2) on conflict (id) do update"
                    + " set version = excluded.version where t.version < excluded.version";
    private static final String FORGET = "delete from service_days where resource_id = $1";
    private static final String DAYS =
            "insert into service_days select $1, $2, $3, u.f, u.l"
                    + " from unnest($4::date[], $5::date[]) u (f, l)";

    private final Inbox inbox;
    private final ObjectReader reader;

    public ServiceConsumer(Inbox inbox, ObjectMapper mapper) {
        this.inbox = inbox;
        this.reader = mapper.readerFor(ServiceResource.class);
    }

    @Incoming("resources")
    public Uni<Void> resources(ConsumerRecords<String, byte[]> batch) {
        return inbox.newest(batch, reader, ServiceConsumer::write);
    }

    private static Uni<Void> write(SqlConnection tx, List<Message<ServiceResource>> messages) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Message<ServiceResource> message : messages) {
            ServiceResource body = message.body();
            if (body != null) {
                chain =
                        chain.flatMap(x ->
                                        tx.preparedQuery(FORWARD)
                                                .execute(
                                                        Tuple.of(message.key(), message.version())))
                                .flatMap(moved ->
                                        moved.rowCount() == 0
                                                ? Uni.createFrom().voidItem()
                                                : days(tx, message.key(), body));
            }
        }
        return chain;
    }

    private static Uni<Void> days(SqlConnection tx, UUID id, ServiceResource body) {
        UUID person = body.personId();
        List<ServiceDays> days = person == null ? List.of() : ServiceDays.of(body);
        Uni<Void> forgotten = tx.preparedQuery(FORGET).execute(Tuple.of(id)).replaceWithVoid();
        if (days.isEmpty()) {
            return forgotten;
        }
        LocalDate[] first = days.stream().map(ServiceDays::first).toArray(LocalDate[]::new);
        @Nullable LocalDate[] last = new @Nullable LocalDate[first.length];
        for (int i = 0; i < last.length; i++) {
            last[i] = days.get(i).last();
        }
        Tuple tuple =
                Tuple.tuple()
                        .addUUID(id)
                        .addUUID(person)
                        .addString(body.kind())
                        .addValue(first)
                        .addValue(last);
        return forgotten.flatMap(x -> tx.preparedQuery(DAYS).execute(tuple)).replaceWithVoid();
    }
}

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Keeps who serves as what on which days; a resource's days are written anew with each message. */
@ApplicationScoped
public class ServiceConsumer {
    private static final String FORWARD =
            "insert into service_resource as t select * from unnest($1::uuid[], $2::bigint[])"
                    + " on conflict (id) do update set version = excluded.version"
                    + " where t.version < excluded.version returning t.id";
    private static final String FORGET = "delete from service_days where resource_id = any($1)";
    private static final String DAYS =
            "insert into service_days select * from unnest($1::uuid[], $2::uuid[], $3::text[],"
                    + " $4::date[], $5::date[])";

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
        Map<UUID, ServiceResource> said = new LinkedHashMap<>();
        List<Long> versions = new ArrayList<>();
        for (Message<ServiceResource> message : messages) {
            ServiceResource body = message.body();
            if (body != null) {
                said.put(message.key(), body);
                versions.add(message.version());
            }
        }
        UUID[] ids = said.keySet().toArray(UUID[]::new);
        return tx.preparedQuery(FORWARD)
                .execute(Tuple.tuple().addValue(ids).addValue(versions.toArray(Long[]::new)))
                .flatMap(rows -> {
                    List<UUID> moved = new ArrayList<>();
                    rows.forEach(row -> moved.add(row.getUUID("id")));
                    return days(tx, moved, said);
                });
    }

    private static Uni<Void> days(
            SqlConnection tx, List<UUID> moved, Map<UUID, ServiceResource> said) {
        if (moved.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Line> lines = new ArrayList<>();
        for (UUID id : moved) {
            ServiceResource body = said.get(id);
            UUID person = body == null ? null : body.personId();
            if (body != null && person != null) {
                for (ServiceDays days : ServiceDays.of(body)) {
                    lines.add(new Line(id, person, body.kind(), days));
                }
            }
        }
        Uni<Void> forgotten =
                tx.preparedQuery(FORGET)
                        .execute(Tuple.tuple().addValue(moved.toArray(UUID[]::new)))
                        .replaceWithVoid();
        if (lines.isEmpty()) {
            return forgotten;
        }
        @Nullable LocalDate[] last = new @Nullable LocalDate[lines.size()];
        for (int i = 0; i < last.length; i++) {
            last[i] = lines.get(i).days().last();
        }
        Tuple tuple =
                Tuple.tuple()
                        .addValue(lines.stream().map(Line::id).toArray(UUID[]::new))
                        .addValue(lines.stream().map(Line::person).toArray(UUID[]::new))
                        .addValue(lines.stream().map(Line::kind).toArray(String[]::new))
                        .addValue(
                                lines.stream()
                                        .map(line -> line.days().first())
                                        .toArray(LocalDate[]::new))
                        .addValue(last);
        return forgotten.flatMap(x -> tx.preparedQuery(DAYS).execute(tuple)).replaceWithVoid();
    }

    /** A row of days. */
    private record Line(UUID id, UUID person, String kind, ServiceDays days) {}
}

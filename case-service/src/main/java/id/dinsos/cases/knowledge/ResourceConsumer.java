package id.dinsos.cases.knowledge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import id.dinsos.contracts.RegistryMessage.Assignment;
import id.dinsos.contracts.RegistryMessage.ServiceResource;
import id.dinsos.eventstore.message.Inbox;
import id.dinsos.eventstore.message.Message;
import id.dinsos.eventstore.rules.Names;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps who serves where: workers, facilitators, Tagana, organisations. */
@ApplicationScoped
public class ResourceConsumer {
    private static final String UPSERT =
            """
            insert into resource as t (resource_id, version, message_id, owner, kind, state, stream_id)
            select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[],
                $6::text[], $7::uuid[])
            on conflict (resource_id) do update set version = excluded.version,
                message_id = excluded.message_id, owner = excluded.owner, kind = excluded.kind,
                state = excluded.state
            where t.version < excluded.version
            """;

    /** Only areas of the newest version are left, so an older message brings none back. */
    private static final String AREAS =
            """
            insert into resource_area
            select n.* from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::date[],
                $6::date[]) n (resource_id, assignment_id, version, region, from_day, until_day)
            join resource r on r.resource_id = n.resource_id and r.version = n.version
            on conflict (resource_id, assignment_id) do update set version = excluded.version,
                region = excluded.region, from_day = excluded.from_day,
                until_day = excluded.until_day
            """;

    private static final String OLD =
            "delete from resource_area a using resource r where r.resource_id = a.resource_id"
                    + " and a.version < r.version and r.resource_id = any($1)";

    private static final LocalDate FOR_EVER = LocalDate.of(9999, 12, 31);

    private final Inbox inbox;
    private final ObjectReader reader;

    public ResourceConsumer(Inbox inbox, ObjectMapper mapper) {
        this.inbox = inbox;
        this.reader = mapper.readerFor(ServiceResource.class);
    }

    @Incoming("resources")
    public Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return inbox.newest(batch, reader, ResourceConsumer::write);
    }

    private static Uni<Void> write(SqlConnection tx, List<Message<ServiceResource>> messages) {
        List<ServiceResource> resources =
                messages.stream()
                        .map(m -> Objects.requireNonNull(m.body(), "no resource"))
                        .toList();
        UUID[] keys = messages.stream().map(Message::key).toArray(UUID[]::new);
        return tx.preparedQuery(UPSERT)
                .execute(
                        Tuple.wrap(
                                Arrays.asList(
                                        keys,
                                        messages.stream()
                                                .map(Message::version)
                                                .toArray(Long[]::new),
                                        messages.stream().map(Message::id).toArray(String[]::new),
                                        resources.stream()
                                                .map(ServiceResource::owner)
                                                .toArray(String[]::new),
                                        resources.stream()
                                                .map(ServiceResource::kind)
                                                .toArray(String[]::new),
                                        resources.stream()
                                                .map(ServiceResource::state)
                                                .toArray(String[]::new),
                                        messages.stream()
                                                .map(m -> Names.uuid("worker", m.key()))
                                                .toArray(UUID[]::new))))
                .flatMap(x -> tx.preparedQuery(AREAS).execute(areas(messages)))
                .flatMap(x -> tx.preparedQuery(OLD).execute(Tuple.of(keys)))
                .replaceWithVoid();
    }

    private static Tuple areas(List<Message<ServiceResource>> messages) {
        List<UUID> resources = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        List<Long> versions = new ArrayList<>();
        List<String> regions = new ArrayList<>();
        List<LocalDate> from = new ArrayList<>();
        List<LocalDate> until = new ArrayList<>();
        for (Message<ServiceResource> message : messages) {
            ServiceResource resource = Objects.requireNonNull(message.body(), "no resource");
            for (Assignment assignment : resource.assignments()) {
                resources.add(message.key());
                ids.add(assignment.assignmentId());
                versions.add(message.version());
                regions.add(assignment.region());
                from.add(assignment.from());
                LocalDate end =
                        assignment.until() == null ? resource.endedOn() : assignment.until();
                until.add(end == null ? FOR_EVER : end);
            }
        }
        return Tuple.of(
                resources.toArray(UUID[]::new),
                ids.toArray(UUID[]::new),
                versions.toArray(Long[]::new),
                regions.toArray(String[]::new),
                from.toArray(LocalDate[]::new),
                until.toArray(LocalDate[]::new));
    }
}

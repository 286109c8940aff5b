package id.dinsos.cases.knowledge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import id.dinsos.contracts.RegistryMessage.Household;
import id.dinsos.contracts.RegistryMessage.Listing;
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
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Keeps where each household lives, its decile and which programmes list it. */
@ApplicationScoped
public class HouseholdConsumer {
    private static final String UPSERT =
            """
            insert into household as t (household_id, version, message_id, region, listed,
                decile, change, effective_on, told_at)
            select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[],
                $6::int[], $7::text[], $8::date[], $9::timestamptz[])
            on conflict (household_id) do update set version = excluded.version,
                message_id = excluded.message_id, region = excluded.region,
                listed = excluded.listed, decile = excluded.decile, change = excluded.change,
                effective_on = excluded.effective_on, told_at = excluded.told_at
            where t.version < excluded.version
            """;

    private final Inbox inbox;
    private final ObjectReader reader;
    private final Event<FactsMoved> moved;

    public HouseholdConsumer(Inbox inbox, ObjectMapper mapper, Event<FactsMoved> moved) {
        this.inbox = inbox;
        this.reader = mapper.readerFor(Household.class);
        this.moved = moved;
    }

    @Incoming("households")
    public Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return inbox.newest(batch, reader, HouseholdConsumer::write)
                .invoke(() -> moved.fire(new FactsMoved()));
    }

    private static Uni<Void> write(SqlConnection tx, List<Message<Household>> messages) {
        List<Household> households =
                messages.stream()
                        .map(m -> Objects.requireNonNull(m.body(), "no household"))
                        .toList();
        return tx.preparedQuery(UPSERT)
                .execute(
                        Tuple.wrap(
                                Arrays.asList(
                                        messages.stream().map(Message::key).toArray(UUID[]::new),
                                        messages.stream()
                                                .map(Message::version)
                                                .toArray(Long[]::new),
                                        messages.stream().map(Message::id).toArray(String[]::new),
                                        households.stream()
                                                .map(Household::region)
                                                .toArray(String[]::new),
                                        households.stream()
                                                .map(HouseholdConsumer::programmes)
                                                .toArray(String[]::new),
                                        households.stream()
                                                .map(Household::decile)
                                                .toArray(Integer[]::new),
                                        households.stream()
                                                .map(Household::change)
                                                .toArray(String[]::new),
                                        since(households),
                                        messages.stream()
                                                .map(m -> m.at().atOffset(ZoneOffset.UTC))
                                                .toArray(OffsetDateTime[]::new))))
                .replaceWithVoid();
    }

    private static LocalDate[] since(List<Household> households) {
        List<@Nullable LocalDate> days = new ArrayList<>(households.size());
        households.forEach(household -> days.add(household.effectiveOn()));
        return days.toArray(new LocalDate[0]);
    }

    private static String programmes(Household household) {
        return household.listings().stream()
                .filter(Listing::listed)
                .map(Listing::programme)
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
    }
}

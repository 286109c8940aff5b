package id.dinsos.cases.knowledge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import id.dinsos.contracts.RegistryMessage.Person;
import id.dinsos.eventstore.message.Inbox;
import id.dinsos.eventstore.message.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Keeps the people of the registry: whether they live, and into whom a record was merged. */
@ApplicationScoped
public class PersonConsumer {
    private static final String UPSERT =
            """
            insert into person as t (person_id, version, message_id, owner, household_id, sex,
                birth_month, ppks, alive, died_on, merged_into)
            select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::uuid[],
                $6::text[], $7::text[], $8::text[], $9::boolean[], $10::date[], $11::uuid[])
            on conflict (person_id) do update set version = excluded.version,
                message_id = excluded.message_id, owner = excluded.owner,
                household_id = excluded.household_id, sex = excluded.sex,
                birth_month = excluded.birth_month, ppks = excluded.ppks, alive = excluded.alive,
                died_on = excluded.died_on, merged_into = excluded.merged_into
            where t.version < excluded.version
            """;

    private final Inbox inbox;
    private final ObjectReader reader;

    public PersonConsumer(Inbox inbox, ObjectMapper mapper) {
        this.inbox = inbox;
        this.reader = mapper.readerFor(Person.class);
    }

    @Incoming("persons")
    public Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return inbox.newest(batch, reader, PersonConsumer::write);
    }

    private static Uni<Void> write(SqlConnection tx, List<Message<Person>> all) {
        List<Message<Person>> messages = all.stream().filter(m -> m.body() != null).toList();
        return tx.preparedQuery(UPSERT)
                .execute(
                        Tuple.wrap(
                                Arrays.asList(
                                        messages.stream().map(Message::key).toArray(UUID[]::new),
                                        messages.stream()
                                                .map(Message::version)
                                                .toArray(Long[]::new),
                                        messages.stream().map(Message::id).toArray(String[]::new),
                                        column(messages, Person::owner, new String[0]),
                                        column(messages, Person::householdId, new UUID[0]),
                                        column(messages, Person::sex, new String[0]),
                                        column(messages, Person::birthMonth, new String[0]),
                                        column(
                                                messages,
                                                p -> String.join(",", p.ppksTypes()),
                                                new String[0]),
                                        column(messages, Person::alive, new Boolean[0]),
                                        column(messages, Person::diedOn, new LocalDate[0]),
                                        column(messages, Person::mergedInto, new UUID[0]))))
                .replaceWithVoid();
    }

    private static <T> @Nullable T[] column(
            List<Message<Person>> messages, Function<Person, @Nullable T> field, T[] type) {
        @Nullable T[] values = Arrays.copyOf(type, messages.size());
        for (int i = 0; i < values.length; i++) {
            Person body = messages.get(i).body();
            values[i] = body == null ? null : field.apply(body);
        }
        return values;
    }
}

package id.dinsos.cases.knowledge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import id.dinsos.contracts.RegistryMessage.Identity;
import id.dinsos.contracts.RegistryMessage.SealedIdentity;
import id.dinsos.eventstore.message.Inbox;
import id.dinsos.eventstore.message.Message;
import id.dinsos.eventstore.secret.Aes;
import id.dinsos.eventstore.secret.SubjectKeys;
import id.dinsos.eventstore.secret.TopicCipher;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the name of each person of the registry, sealed under the person's own key of this service;
 * nothing else of an identity. Who is erased there is erased here: the key goes with the message.
 */
@ApplicationScoped
public class IdentityConsumer {
    private static final String UPSERT =
            """
            insert into identity as t
            select *, case when u.erased then now() end
            from unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::boolean[])
                u (person_id, version, sealed, erased) order by u.person_id
            on conflict (person_id) do update set version = excluded.version,
                sealed = excluded.sealed, erased = t.erased or excluded.erased,
                erased_at = coalesce(t.erased_at,
                    case when not t.erased then excluded.erased_at end)
            where t.version < excluded.version or excluded.erased and not t.erased
            """;
    private static final String KEYS =
            "insert into subject_key select * from unnest($1::uuid[], $2::bytea[])";
    private static final String ERASE =
            "insert into subject_key select id, null from unnest($1::uuid[]) u (id) order by id"
                    + " on conflict (subject_id) do update set wrapped_key = null";

    private final Inbox inbox;
    private final ObjectReader reader;
    private final TopicCipher cipher;
    private final SubjectKeys keys;

    public IdentityConsumer(
            Inbox inbox, ObjectMapper mapper, TopicCipher cipher, SubjectKeys keys) {
        this.inbox = inbox;
        this.reader = mapper.readerFor(SealedIdentity.class);
        this.cipher = cipher;
        this.keys = keys;
    }

    @Incoming("identities")
    public Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return inbox.each(batch, reader, this::take);
    }

    /** The name as it is kept, or nothing where the key is gone. */
    static Optional<String> open(UUID person, byte[] sealed, SubjectKeys.Ring ring) {
        return ring.key(person)
                .map(key ->
                        new String(Aes.open(key, sealed, context(person)), StandardCharsets.UTF_8));
    }

    /** Keys go first: who is erased anywhere in a batch is erased by all of it. */
    private Uni<Void> take(SqlConnection tx, List<Message<SealedIdentity>> messages) {
        UUID[] gone =
                messages.stream()
                        .filter(one -> isGone(one.body()))
                        .map(Message::key)
                        .distinct()
                        .toArray(UUID[]::new);
        return tx.preparedQuery(ERASE)
                .execute(one(gone))
                .flatMap(x -> write(tx, Inbox.newestPerKey(messages)));
    }

    private static boolean isGone(@Nullable SealedIdentity body) {
        return body == null || body.erased() || body.sealed() == null;
    }

    private Uni<Void> write(SqlConnection tx, List<Message<SealedIdentity>> messages) {
        List<UUID> people = messages.stream().map(Message::key).toList();
        return keys.fetch(tx, people).flatMap(ring -> seal(tx, messages, ring));
    }

    private Uni<Void> seal(
            SqlConnection tx, List<Message<SealedIdentity>> messages, SubjectKeys.Ring ring) {
        Map<UUID, byte[]> made = new LinkedHashMap<>();
        int size = messages.size();
        UUID[] ids = new UUID[size];
        Long[] versions = new Long[size];
        @Nullable Buffer[] sealed = new @Nullable Buffer[size];
        Boolean[] erased = new Boolean[size];
        for (int i = 0; i < size; i++) {
            Message<SealedIdentity> message = messages.get(i);
            SealedIdentity body = message.body();
            UUID person = message.key();
            Optional<Identity> identity = body == null ? Optional.empty() : cipher.open(body);
            ids[i] = person;
            versions[i] = message.version();
            erased[i] = identity.isEmpty() || ring.isErased(person);
            if (!erased[i]) {
                byte[] key =
                        ring.key(person)
                                .orElseGet(() -> made.computeIfAbsent(person, x -> Aes.newKey()));
                byte[] name = identity.orElseThrow().name().getBytes(StandardCharsets.UTF_8);
                sealed[i] = Buffer.buffer(Aes.seal(key, name, context(person)));
            }
        }
        return save(tx, made)
                .flatMap(x ->
                        tx.preparedQuery(UPSERT).execute(Tuple.of(ids, versions, sealed, erased)))
                .replaceWithVoid();
    }

    private Uni<Void> save(SqlConnection tx, Map<UUID, byte[]> made) {
        List<UUID> people = made.keySet().stream().sorted().toList();
        Buffer[] wrapped = new Buffer[people.size()];
        for (int i = 0; i < wrapped.length; i++) {
            UUID person = people.get(i);
            wrapped[i] = Buffer.buffer(keys.wrap(person, made.getOrDefault(person, new byte[0])));
        }
        return tx.preparedQuery(KEYS)
                .execute(Tuple.of(people.toArray(UUID[]::new), wrapped))
                .replaceWithVoid();
    }

    /** An array as one value, not as many. */
    private static Tuple one(UUID[] ids) {
        return Tuple.tuple().addValue(ids);
    }

    private static byte[] context(UUID person) {
        return ("name of " + person).getBytes(StandardCharsets.UTF_8);
    }
}

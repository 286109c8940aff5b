package id.dinsos.registry.intake.load;

import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.secret.KeyedHash;
import id.dinsos.registry.intake.rules.Held;
import id.dinsos.registry.person.PersonPublisher;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who holds each number, from the claims: the only place that knows for certain. */
@Singleton
class HolderStore {
    private static final String HOLDERS =
            "select value, stream_id as holder from claim"
                    + " join unnest($1::text[], $2::bytea[]) w (kind, value) using (kind, value)";

    /** In a trial what its earlier batches would have claimed goes before the claims. */
    private static final String TRIAL_HOLDERS =
            "select w.value, case when t.intake_id is null then c.stream_id else t.holder end holder"
                    + " from unnest($1::text[], $2::bytea[]) w (kind, value)"
                    + " left join claim c on c.kind = w.kind and c.value = w.value"
                    + " left join trial_claim t on t.intake_id = $3 and t.value = w.value";

    private final Pool pool;
    private final KeyedHash hash;

    HolderStore(EventStore store, KeyedHash hash) {
        this.pool = store.pool();
        this.hash = hash;
    }

    /** The map may be changed: families taken in change who holds what. */
    Uni<Map<Held, UUID>> holders(Intake intake, Set<Held> numbers) {
        Map<ByteBuffer, Held> byHash = new HashMap<>();
        String[] kinds = new String[numbers.size()];
        Buffer[] values = new Buffer[numbers.size()];
        int i = 0;
        for (Held number : numbers) {
            String kind = PersonPublisher.kind(number.kind());
            byte[] value = hash.of(kind, number.value());
            byHash.put(ByteBuffer.wrap(value), number);
            kinds[i] = kind;
            values[i++] = Buffer.buffer(value);
        }
        var query =
                intake.trial()
                        ? pool.preparedQuery(TRIAL_HOLDERS)
                                .execute(Tuple.of(kinds, values, intake.id()))
                        : pool.preparedQuery(HOLDERS).execute(Tuple.of(kinds, values));
        return query.map(rows -> {
            Map<Held, UUID> holders = new HashMap<>();
            rows.forEach(row -> {
                Held number = byHash.get(ByteBuffer.wrap(row.getBuffer("value").getBytes()));
                UUID holder = row.getUUID("holder");
                if (number != null && holder != null) {
                    holders.put(number, holder);
                }
            });
            return holders;
        });
    }
}

package id.dinsos.cases.knowledge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import id.dinsos.contracts.DisbursementMessage.Verdict;
import id.dinsos.eventstore.message.Inbox;
import id.dinsos.eventstore.message.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Keeps the newest verdict of each beneficiary, programme and month, which are the topic's key.
 * Older messages had a key without the month: none of a batch is passed over, and the version
 * guards each month for itself.
 */
@ApplicationScoped
public class VerdictConsumer {
    private static final String UPSERT =
            """
            insert into verdict as t (beneficiary_id, programme, month, version, message_id,
                region, verdict, clauses, reasons, run_id, told_at)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::text[],
                $6::text[], $7::text[], $8::text[], $9::text[], $10::uuid[], $11::timestamptz[])
            on conflict (beneficiary_id, programme, month) do update set version = excluded.version,
                message_id = excluded.message_id, region = excluded.region,
                verdict = excluded.verdict, clauses = excluded.clauses,
                reasons = excluded.reasons, run_id = excluded.run_id, told_at = excluded.told_at
            where t.version < excluded.version
            """;

    private final Inbox inbox;
    private final ObjectReader reader;
    private final Event<FactsMoved> moved;

    public VerdictConsumer(Inbox inbox, ObjectMapper mapper, Event<FactsMoved> moved) {
        this.inbox = inbox;
        this.reader = mapper.readerFor(Verdict.class);
        this.moved = moved;
    }

    @Incoming("verdicts")
    public Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return inbox.each(batch, reader, VerdictConsumer::write)
                .invoke(() -> moved.fire(new FactsMoved()));
    }

    private static Uni<Void> write(SqlConnection tx, List<Message<Verdict>> messages) {
        Collection<Row> rows = newestPerMonth(messages);
        return tx.preparedQuery(UPSERT)
                .execute(
                        Tuple.wrap(
                                Arrays.asList(
                                        rows.stream()
                                                .map(r -> r.verdict.beneficiaryId())
                                                .toArray(UUID[]::new),
                                        texts(rows, r -> r.verdict.programme()),
                                        texts(rows, r -> r.verdict.month()),
                                        rows.stream().map(Row::version).toArray(Long[]::new),
                                        texts(rows, Row::messageId),
                                        texts(rows, r -> r.verdict.region()),
                                        texts(rows, r -> r.verdict.verdict()),
                                        texts(rows, r -> String.join(",", r.verdict.clauses())),
                                        texts(rows, r -> FactsStore.words(r.verdict)),
                                        rows.stream()
                                                .map(r -> r.verdict.runId())
                                                .toArray(UUID[]::new),
                                        rows.stream()
                                                .map(r -> r.at.atOffset(ZoneOffset.UTC))
                                                .toArray(OffsetDateTime[]::new))))
                .replaceWithVoid();
    }

    private static Collection<Row> newestPerMonth(List<Message<Verdict>> messages) {
        Map<List<Object>, Row> newest = new LinkedHashMap<>();
        for (Message<Verdict> message : messages) {
            Verdict verdict = Objects.requireNonNull(message.body(), "no verdict");
            List<Object> key =
                    List.of(verdict.beneficiaryId(), verdict.programme(), verdict.month());
            newest.merge(
                    key,
                    new Row(verdict, message.version(), message.id(), message.at()),
                    (old, next) -> next.version >= old.version ? next : old);
        }
        return newest.values();
    }

    private static String[] texts(Collection<Row> rows, Function<Row, String> field) {
        return rows.stream().map(field).toArray(String[]::new);
    }

    private record Row(Verdict verdict, long version, String messageId, Instant at) {}
}

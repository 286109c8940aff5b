package id.dinsos.eventstore.log;

import id.dinsos.eventstore.rules.Claim;
import id.dinsos.eventstore.rules.Claims;
import id.dinsos.eventstore.rules.OutboxMessage;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of the {@code append} function, gathered column by column, of one command or of
 * several that go into one transaction.
 */
final class AppendStatement {
    private static final String EVENT_ALONE =
            "insert into event (stream_id, version, type, meta, data, hash)"
                    + " values ($1, $2, $3, $4, $5, $6) returning tx::text::bigint tx, position";
    private static final String EVERYTHING =
            "select tx, \"position\" from append($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,"
                    + "$16,$17,$18,$19,$20,$21,$22,$23,$24,$25,$26,$27,$28,$29,$30)";

    private final List<UUID> streams = new ArrayList<>();
    private final List<Integer> versions = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final List<Buffer> metas = new ArrayList<>();
    private final List<Buffer> datas = new ArrayList<>();
    private final List<Buffer> hashes = new ArrayList<>();
    private final List<UUID> keySubjects = new ArrayList<>();
    private final List<Buffer> keyWrapped = new ArrayList<>();
    private final List<Claim> released = new ArrayList<>();
    private final List<Claim> claimed = new ArrayList<>();
    private final List<OutboxMessage> messages = new ArrayList<>();
    private final List<@Nullable String> payloads = new ArrayList<>();
    private final List<@Nullable String> traces = new ArrayList<>();
    private final List<CommandRecord> commands = new ArrayList<>();
    private final Set<Long> fences = new LinkedHashSet<>();

    void event(UUID stream, int version, String type, byte[] meta, byte[] data, byte[] hash) {
        streams.add(stream);
        versions.add(version);
        types.add(type);
        metas.add(Buffer.buffer(meta));
        datas.add(Buffer.buffer(data));
        hashes.add(Buffer.buffer(hash));
    }

    void key(UUID subject, byte[] wrapped) {
        keySubjects.add(subject);
        keyWrapped.add(Buffer.buffer(wrapped));
    }

    void claims(Claims claims) {
        released.addAll(claims.released());
        claimed.addAll(claims.taken());
    }

    void message(OutboxMessage message, @Nullable String payload, @Nullable String traceparent) {
        messages.add(message);
        payloads.add(payload);
        traces.add(traceparent);
    }

    void command(@Nullable CommandRecord answered) {
        if (answered != null) {
            commands.add(answered);
        }
    }

    void fence(@Nullable Fence fence) {
        if (fence != null) {
            fences.add(fence.number());
        }
    }

    void add(AppendStatement other) {
        streams.addAll(other.streams);
        versions.addAll(other.versions);
        types.addAll(other.types);
        metas.addAll(other.metas);
        datas.addAll(other.datas);
        hashes.addAll(other.hashes);
        keySubjects.addAll(other.keySubjects);
        keyWrapped.addAll(other.keyWrapped);
        released.addAll(other.released);
        claimed.addAll(other.claimed);
        messages.addAll(other.messages);
        payloads.addAll(other.payloads);
        traces.addAll(other.traces);
        commands.addAll(other.commands);
        fences.addAll(other.fences);
    }

    List<UUID> streams() {
        return streams;
    }

    /** One event with nothing around it needs no function to be one statement. */
    private boolean isEventAlone() {
        return streams.size() == 1
                && keySubjects.isEmpty()
                && released.isEmpty()
                && claimed.isEmpty()
                && messages.isEmpty()
                && commands.isEmpty()
                && fences.isEmpty();
    }

    int events() {
        return streams.size();
    }

    String sql() {
        return isEventAlone() ? EVENT_ALONE : EVERYTHING;
    }

    Tuple tuple() {
        Tuple tuple = Tuple.tuple();
        if (isEventAlone()) {
            return tuple.addValue(streams.getFirst())
                    .addValue(versions.getFirst())
                    .addValue(types.getFirst())
                    .addValue(metas.getFirst())
                    .addValue(datas.getFirst())
                    .addValue(hashes.getFirst());
        }
        tuple.addValue(streams.toArray(UUID[]::new));
        tuple.addValue(versions.toArray(Integer[]::new));
        tuple.addValue(types.toArray(String[]::new));
        tuple.addValue(buffers(metas));
        tuple.addValue(buffers(datas));
        tuple.addValue(buffers(hashes));
        tuple.addValue(keySubjects.isEmpty() ? null : keySubjects.toArray(UUID[]::new));
        tuple.addValue(keySubjects.isEmpty() ? null : buffers(keyWrapped));
        addClaims(tuple, released);
        addClaims(tuple, claimed);
        addMessages(tuple);
        addCommands(tuple);
        tuple.addValue(fences.isEmpty() ? null : fences.toArray(Long[]::new));
        return tuple;
    }

    private static void addClaims(Tuple tuple, List<Claim> claims) {
        boolean none = claims.isEmpty();
        tuple.addValue(none ? null : claims.stream().map(Claim::kind).toArray(String[]::new));
        tuple.addValue(
                none
                        ? null
                        : claims.stream()
                                .map(c -> Buffer.buffer(c.bytes()))
                                .toArray(Buffer[]::new));
        tuple.addValue(none ? null : claims.stream().map(Claim::streamId).toArray(UUID[]::new));
    }

    private void addMessages(Tuple tuple) {
        if (messages.isEmpty()) {
            addNulls(tuple, 8);
            return;
        }
        tuple.addValue(messages.stream().map(OutboxMessage::id).toArray(UUID[]::new));
        tuple.addValue(messages.stream().map(OutboxMessage::topic).toArray(String[]::new));
        tuple.addValue(messages.stream().map(OutboxMessage::key).toArray(String[]::new));
        tuple.addValue(messages.stream().map(OutboxMessage::owner).toArray(String[]::new));
        tuple.addValue(messages.stream().map(OutboxMessage::version).toArray(Long[]::new));
        tuple.addValue(messages.stream().map(m -> m.time().toString()).toArray(String[]::new));
        tuple.addValue(payloads.toArray(String[]::new));
        tuple.addValue(traces.toArray(String[]::new));
    }

    private void addCommands(Tuple tuple) {
        if (commands.isEmpty()) {
            addNulls(tuple, 7);
            return;
        }
        tuple.addValue(commands.stream().map(CommandRecord::client).toArray(String[]::new));
        tuple.addValue(commands.stream().map(CommandRecord::operation).toArray(String[]::new));
        tuple.addValue(commands.stream().map(CommandRecord::key).toArray(String[]::new));
        tuple.addValue(
                commands.stream().map(c -> Buffer.buffer(c.requestHash())).toArray(Buffer[]::new));
        tuple.addValue(commands.stream().map(CommandRecord::status).toArray(Integer[]::new));
        tuple.addValue(commands.stream().map(CommandRecord::resultId).toArray(String[]::new));
        tuple.addValue(commands.stream().map(CommandRecord::etag).toArray(String[]::new));
    }

    private static void addNulls(Tuple tuple, int columns) {
        for (int i = 0; i < columns; i++) {
            tuple.addValue(null);
        }
    }

    private static Buffer[] buffers(List<Buffer> list) {
        return list.toArray(Buffer[]::new);
    }
}

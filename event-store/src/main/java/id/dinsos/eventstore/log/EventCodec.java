package id.dinsos.eventstore.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.secret.SubjectKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Events to bytes and back, under stable stored names. A released event is never edited: a new
 * shape gets a new name, and an upcaster turns the stored JSON of the old one into it at read.
 */
public final class EventCodec {
    private static final byte[] NO_SUBJECTS =
            "\"subjects\":[]}".getBytes(StandardCharsets.US_ASCII);

    private final ObjectMapper mapper;
    private final Map<Class<?>, String> names = new HashMap<>();
    private final Map<String, Class<?>> types = new HashMap<>();

    /** Made when first needed: a service knows many kinds of events and starts with few. */
    private final Map<Class<?>, ObjectWriter> writers = new ConcurrentHashMap<>();

    private final Map<String, ObjectReader> readers = new ConcurrentHashMap<>();
    private final Map<String, Upcaster> upcasters = new HashMap<>();
    private final ObjectWriter metaWriter;
    private final ObjectReader metaReader;

    public EventCodec() {
        mapper = mapper();
        metaWriter = mapper.writerFor(Meta.class);
        metaReader = mapper.readerFor(Meta.class);
    }

    /**
     * The JSON of events and public messages: ISO dates, no nulls in events, unknown ignored. A new
     * one each time, which costs half a millisecond: keep it.
     */
    public static ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .addModule(new PersonalDataModule())
                .addModule(new BlackbirdModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .build();
    }

    /** A stored name with its record; the name ends in the version, {@code household-moved.v1}. */
    public EventCodec event(String name, Class<?> type) {
        if (!name.matches("[a-z0-9-]+\\.v\\d+")) {
            throw new IllegalArgumentException("not an event name: " + name);
        }
        if (types.put(name, type) != null || names.put(type, name) != null) {
            throw new IllegalArgumentException("twice: " + name + " " + type);
        }
        return this;
    }

    /** An old stored name, read as the newer one after its JSON has been changed. */
    public EventCodec upcast(String from, String to, UnaryOperator<ObjectNode> change) {
        upcasters.put(from, new Upcaster(to, change));
        return this;
    }

    public String name(Object event) {
        String name = names.get(event.getClass());
        if (name == null) {
            throw new IllegalStateException("no stored name for " + event.getClass().getName());
        }
        return name;
    }

    /** Every stored name that can be read, those of old versions too. */
    Set<String> readable() {
        Set<String> readable = new TreeSet<>(types.keySet());
        readable.addAll(upcasters.keySet());
        return readable;
    }

    /** The records that have a stored name. */
    Set<Class<?>> types() {
        return Set.copyOf(names.keySet());
    }

    /** The persons whose keys the event needs. */
    public List<UUID> subjects(Object event) {
        return Subjects.of(event);
    }

    byte[] encode(Object event, UUID streamId, int version, SubjectKeys.Ring keys) {
        if (!names.containsKey(event.getClass())) {
            throw new IllegalStateException("no stored name for " + event.getClass().getName());
        }
        try {
            return writers.computeIfAbsent(event.getClass(), mapper::writerFor)
                    .withAttribute(
                            PersonalDataModule.SEAL,
                            new PersonalDataModule.Seal(keys, context(streamId, version)))
                    .writeValueAsBytes(event);
        } catch (IOException e) {
            if (e.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            throw new UncheckedIOException("cannot write " + name(event), e);
        }
    }

    Object decode(String type, byte[] data, UUID streamId, int version, SubjectKeys.Ring keys) {
        try {
            String name = type;
            byte[] json = data;
            Upcaster upcaster = upcasters.get(name);
            if (upcaster != null) {
                ObjectNode tree = (ObjectNode) mapper.readTree(data);
                for (; upcaster != null; upcaster = upcasters.get(name)) {
                    tree = upcaster.change.apply(tree);
                    name = upcaster.to;
                }
                json = mapper.writeValueAsBytes(tree);
            }
            Class<?> known = types.get(name);
            if (known == null) {
                throw new IllegalStateException("an event of unknown type is in the log: " + type);
            }
            return readers.computeIfAbsent(name, unused -> mapper.readerFor(known))
                    .withAttribute(
                            PersonalDataModule.SEAL,
                            new PersonalDataModule.Seal(keys, context(streamId, version)))
                    .readValue(json);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + type + " of " + streamId, e);
        }
    }

    byte[] encodeMeta(Meta meta) {
        try {
            return metaWriter.writeValueAsBytes(meta);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Meta decodeMeta(byte[] bytes) {
        try {
            return metaReader.readValue(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The subjects of a cause; most have none, and those are not even parsed. */
    void collectSubjects(byte[] meta, Collection<UUID> into) {
        if (!endsWith(meta, NO_SUBJECTS)) {
            into.addAll(decodeMeta(meta).subjects());
        }
    }

    private static boolean endsWith(byte[] bytes, byte[] end) {
        int from = bytes.length - end.length;
        return from >= 0 && Arrays.equals(bytes, from, bytes.length, end, 0, end.length);
    }

    public String encodeMessage(Object payload) {
        try {
            return mapper.writeValueAsString(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] context(UUID streamId, int version) {
        return ByteBuffer.allocate(20)
                .putLong(streamId.getMostSignificantBits())
                .putLong(streamId.getLeastSignificantBits())
                .putInt(version)
                .array();
    }

    private record Upcaster(String to, UnaryOperator<ObjectNode> change) {}
}

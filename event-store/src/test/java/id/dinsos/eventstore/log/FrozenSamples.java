package id.dinsos.eventstore.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.eventstore.secret.SubjectKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One sample of each event under each name it was ever stored by, as it lies in the log of an
 * office, read as the store reads it. A sample of a released event is never edited; a new version
 * gets a name, a sample and, for the old one, an upcaster. What is sealed reads as erased.
 */
public final class FrozenSamples {
    private static final ObjectMapper MAPPER = EventCodec.mapper();
    private static final UUID STREAM = new UUID(0, 1);

    private final EventCodec codec;
    private final Map<String, JsonNode> samples = new TreeMap<>();

    /**
     * @param file on the class path: a JSON object with a member for each stored name
     */
    public FrozenSamples(EventCodec codec, String file) {
        this.codec = codec;
        try (InputStream in = FrozenSamples.class.getResourceAsStream(file)) {
            MAPPER.readTree(Objects.requireNonNull(in, file))
                    .properties()
                    .forEach(one -> samples.put(one.getKey(), one.getValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** Of an event added without a sample, or a name taken away or changed. */
    public void eachNameHasASample() {
        assertThat(samples.keySet())
                .as("a sample for each stored name, and a name that still reads each sample")
                .isEqualTo(codec.readable());
    }

    /** Of an event added to a sealed family and forgotten in the wiring. */
    public void eachEventHasAName() {
        Set<String> forgotten = new TreeSet<>();
        for (Class<?> type : codec.types()) {
            for (Class<?> family : type.getInterfaces()) {
                if (family.isSealed()) {
                    Stream.of(family.getPermittedSubclasses())
                            .filter(other -> !other.isInterface() && !codec.types().contains(other))
                            .forEach(other -> forgotten.add(other.getName()));
                }
            }
        }
        assertThat(forgotten).as("events without a stored name").isEmpty();
    }

    /** The current version reads with nothing lost and nothing made up. */
    public void eachReadsWhole() {
        samples.forEach((name, sample) -> {
            Object event = read(name);
            if (codec.name(event).equals(name)) {
                assertThat(withoutSealed(MAPPER.valueToTree(event)))
                        .as(name)
                        .isEqualTo(withoutSealed(sample));
            }
        });
    }

    /** Every stored name. */
    public Set<String> names() {
        return Set.copyOf(samples.keySet());
    }

    /** The event that lies under a stored name. */
    public Object read(String name) {
        JsonNode sample = Objects.requireNonNull(samples.get(name), name);
        try {
            return codec.decode(
                    name, MAPPER.writeValueAsBytes(sample), STREAM, 1, SubjectKeys.Ring.EMPTY);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Read anew, since a number in a tree knows whether it was an int or a long. */
    private static JsonNode withoutSealed(JsonNode node) {
        try {
            JsonNode copy = MAPPER.readTree(MAPPER.writeValueAsBytes(node));
            copy.findParents("sealed").forEach(one -> ((ObjectNode) one).remove("sealed"));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

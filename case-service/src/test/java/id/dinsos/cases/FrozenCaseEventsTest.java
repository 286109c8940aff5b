package id.dinsos.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.eventstore.log.EventCodec;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** One sample of each released event, as it lies in the log of an office. Never edit one. */
class FrozenCaseEventsTest {
    private static final ObjectMapper MAPPER = EventCodec.mapper();

    @Test
    void every_stored_name_has_its_sample() throws IOException {
        Set<String> missing = new TreeSet<>(CaseWiring.stored().keySet());
        missing.removeAll(samples().keySet());
        missing.removeIf(name -> name.startsWith("complaint-"));

        assertThat(missing).containsExactlyInAnyOrder("settlement-undone.v1", "statement-read.v1");
    }

    @Test
    void every_sample_still_decodes_with_nothing_lost() throws IOException {
        for (Map.Entry<String, JsonNode> sample : samples().entrySet()) {
            Class<?> type = Objects.requireNonNull(CaseWiring.stored().get(sample.getKey()));

            Object event = MAPPER.treeToValue(sample.getValue(), type);

            assertThat(CaseWiring.events().name(event)).isEqualTo(sample.getKey());
            JsonNode again = MAPPER.valueToTree(event);
            assertThat(withoutSealed(again))
                    .as(sample.getKey())
                    .isEqualTo(withoutSealed(sample.getValue()));
        }
    }

    /** What is sealed is written with a key alone, which a sample has not. */
    private static String withoutSealed(JsonNode node) {
        return node.toString().replaceAll(",\"sealed\":\"[^\"]*\"", "");
    }

    private static Map<String, JsonNode> samples() throws IOException {
        try (InputStream file =
                FrozenCaseEventsTest.class.getResourceAsStream("/frozen-case-events.json")) {
            Map<String, JsonNode> samples = new TreeMap<>();
            MAPPER.readTree(Objects.requireNonNull(file))
                    .properties()
                    .forEach(entry -> samples.put(entry.getKey(), entry.getValue()));
            return samples;
        }
    }
}

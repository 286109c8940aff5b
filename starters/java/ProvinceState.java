import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What a province knows of the payments of its regencies: starts from zero, keeps the newest state
 * of each payment, follows. Prints one JSON object each time it has caught up: for each run, village
 * and state the payments and the rupiah.
 *
 * <p>java -cp "$CLASSPATH" ProvinceState.java localhost:19092 35 [--once]
 */
public class ProvinceState {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All that is kept of a payment: as of which version, where it counts, and how much it is. */
    record Payment(long version, String cell, long rupiah) {}

    private final Map<String, Payment> payments = new HashMap<>();
    private final String region;
    private long repeated;

    ProvinceState(String region) {
        this.region = region;
    }

    /** The same message may come twice, and a topic may be written again: only newer ones count. */
    void take(String key, long version, byte[] body) throws Exception {
        Payment known = payments.get(key);
        if (known != null && known.version() >= version) {
            repeated++;
            return;
        }
        JsonNode state = JSON.readTree(body); // whole; unknown fields and changes harm nobody
        String place = state.path("region").asText();
        if (place.equals(region) || place.startsWith(region + ".")) {
            String cell = state.path("runId").asText() + " " + place + " " + state.path("state").asText();
            payments.put(key, new Payment(version, cell, state.path("amountRupiah").asLong()));
        }
    }

    String asJson() throws Exception {
        Map<String, long[]> cells = new TreeMap<>();
        for (Payment one : payments.values()) {
            long[] sum = cells.computeIfAbsent(one.cell(), cell -> new long[2]);
            sum[0]++;
            sum[1] += one.rupiah();
        }
        return JSON.writeValueAsString(
                Map.of("payments", payments.size(), "repeated", repeated, "cells", cells));
    }

    public static void main(String[] arguments) throws Exception {
        ProvinceState province = new ProvinceState(arguments[1]);
        boolean once = arguments.length > 2 && arguments[2].equals("--once");
        Map<String, Object> settings =
                Map.of("bootstrap.servers", arguments[0], "max.poll.records", 5_000);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor("disbursement.payments.v1").stream()
                            .map(one -> new TopicPartition(one.topic(), one.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (boolean news = true; ; ) {
                for (ConsumerRecord<String, byte[]> record :
                        consumer.poll(Duration.ofMillis(500))) {
                    String version =
                            new String(
                                    record.headers().lastHeader("ce_streamversion").value(),
                                    StandardCharsets.UTF_8);
                    province.take(record.key(), Long.parseLong(version), record.value());
                    news = true;
                }
                boolean caughtUp =
                        consumer.endOffsets(partitions).entrySet().stream()
                                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
                if (caughtUp && news) {
                    System.out.println(province.asJson());
                    news = false;
                }
                if (caughtUp && once) {
                    return;
                }
            }
        }
    }
}

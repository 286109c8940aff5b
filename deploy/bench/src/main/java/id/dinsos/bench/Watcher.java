package id.dinsos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.contracts.DisbursementMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the disbursement topics as any province could, and notes when what arrived: the moments of
 * a run, and the payments of it. What counts is what a consumer can read, not what we believe.
 */
final class Watcher implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;
    private final Map<String, Long> moments = new ConcurrentHashMap<>();
    private final List<Row> payments = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile long lastPaymentNanos;
    private volatile int instructed;
    private volatile int read;
    private volatile boolean keep = true;
    private volatile boolean stopped;

    /** One payment message as it was, to be said again by the plain loader. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Row(String key, long version, String owner, byte[] payload) {}

    Watcher(String bootstrap) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrap,
                                "group.id",
                                "bench",
                                "enable.auto.commit",
                                "false",
                                "max.poll.records",
                                "2000"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(DisbursementMessage.RUNS, DisbursementMessage.PAYMENTS)) {
            consumer.partitionsFor(topic)
                    .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().daemon().name("bench-watcher").start(this::watch);
    }

    /** Forgets what was noted, for the next measurement; payments are only counted if not kept. */
    synchronized void forget(boolean keepRows) {
        moments.clear();
        payments.clear();
        instructed = 0;
        read = 0;
        keep = keepRows;
    }

    /** When the first message of that change, or of that run state, was read. */
    long moment(String name) {
        Throwable broken = failure.get();
        if (broken != null) {
            throw new IllegalStateException("the watcher has failed", broken);
        }
        Long nanos = moments.get(name);
        if (nanos == null) {
            throw new IllegalStateException("never seen on Kafka: " + name);
        }
        return nanos;
    }

    long lastPaymentNanos() {
        return lastPaymentNanos;
    }

    int instructed() {
        return instructed;
    }

    /** Payment messages read since the last {@code forget}, of whatever state. */
    int read() {
        return read;
    }

    synchronized List<Row> payments() {
        return List.copyOf(payments);
    }

    private void watch() {
        try {
            while (!stopped) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    note(record);
                }
            }
        } catch (RuntimeException e) {
            failure.set(e);
        } finally {
            consumer.close();
        }
    }

    private void note(ConsumerRecord<String, byte[]> record) {
        if (record.topic().equals(DisbursementMessage.RUNS)) {
            JsonNode run = json(record.value());
            moments.putIfAbsent(run.path("change").asText(), System.nanoTime());
            moments.putIfAbsent(run.path("state").asText(), System.nanoTime());
            return;
        }
        read++;
        if (!keep) {
            lastPaymentNanos = System.nanoTime();
            return;
        }
        // Without parsing: the reader must not be what is measured.
        String text = new String(record.value(), StandardCharsets.UTF_8);
        if (text.contains("\"state\":\"INSTRUCTED\"")) {
            lastPaymentNanos = System.nanoTime();
            instructed++;
            synchronized (this) {
                payments.add(
                        new Row(
                                record.key(),
                                Long.parseLong(header(record, "ce_streamversion")),
                                header(record, "ce_owner"),
                                record.value()));
            }
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static JsonNode json(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}

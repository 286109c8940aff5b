package id.dinsos.eventstore.message;

import id.dinsos.tracing.Tracing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;

/**
 * The spans of a batch: one for each trace that has messages in it, however many those are. What is
 * read again long after it was said, by a consumer that begins anew or after a republication, is of
 * a trace that nobody looks at any more.
 */
final class TakenSpans {
    private static final Duration OVER = Duration.ofHours(1);

    private TakenSpans() {}

    static void tell(
            Tracing tracing, ConsumerRecords<String, byte[]> records, Instant from, Instant to) {
        if (!tracing.isOn()) {
            return;
        }
        Map<String, Instant> times = new HashMap<>();
        Map<Trace, Long> counts = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            Header header = record.headers().lastHeader(Tracing.HEADER);
            String text =
                    header == null || header.value() == null
                            ? ""
                            : new String(header.value(), StandardCharsets.US_ASCII);
            if (Tracing.isSent(text) && isNew(record, times, to)) {
                counts.merge(new Trace(record.topic(), text), 1L, Long::sum);
            }
        }
        counts.forEach((trace, count) -> tracing.taken(trace.topic, trace.header, count, from, to));
    }

    private static boolean isNew(
            ConsumerRecord<String, byte[]> record, Map<String, Instant> times, Instant now) {
        try {
            return Message.time(record, times).isAfter(now.minus(OVER));
        } catch (IOException parked) {
            return false;
        }
    }

    private record Trace(String topic, String header) {}
}

package id.dinsos.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.testkit.CloudEvents;
import id.dinsos.testkit.TestKafka;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class GroupLagTest {
    private static final String TOPIC = "lag.of.others.v1";
    private static final UUID KEY = UUID.fromString("0198c2f0-0000-7000-8000-000000000001");

    @Test
    void a_group_of_others_is_seen_with_what_it_has_not_read_and_no_number_of_a_person()
            throws Exception {
        TestKafka.createTopics(TOPIC);
        for (int version = 1; version <= 5; version++) {
            CloudEvents.queue(TOPIC, KEY, version, "35", "2026-11-29T00:00:00Z", null);
        }
        CloudEvents.flush();
        MeterRegistry meters = new SimpleMeterRegistry();
        GroupLagClient lags = new GroupLagClient(TestKafka.bootstrap(), meters);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrap()))) {
            acknowledge(admin, 2);
            lags.look();
            assertThat(lag(meters)).isEqualTo(3);

            acknowledge(admin, 5);
            lags.look();
            assertThat(lag(meters)).isZero();
        } finally {
            lags.close();
        }
    }

    /** All messages of a key lie in one partition. */
    private static void acknowledge(Admin admin, long messages) throws Exception {
        for (int number : List.of(0, 1, 2)) {
            TopicPartition partition = new TopicPartition(TOPIC, number);
            long end =
                    admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                            .partitionResult(partition)
                            .get()
                            .offset();
            var unused =
                    admin.alterConsumerGroupOffsets(
                                    "province-3524120101900001",
                                    Map.of(
                                            partition,
                                            new OffsetAndMetadata(Math.min(end, messages))))
                            .all()
                            .get();
        }
    }

    private static double lag(MeterRegistry meters) {
        return meters.get("dinsos.group.lag.messages")
                .tags("group", "province-*", "topic", TOPIC)
                .gauge()
                .value();
    }
}

package id.dinsos.disbursement.run;

import static id.dinsos.eventstore.log.TestStore.await;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.RegistryMessage;
import id.dinsos.disbursement.run.RunEvent.TopicEnd;
import id.dinsos.eventstore.log.Tally;
import id.dinsos.eventstore.log.TestStore;
import id.dinsos.eventstore.republish.Publications;
import id.dinsos.eventstore.republish.TopicGuard;
import id.dinsos.testkit.CloudEvents;
import id.dinsos.testkit.TestKafka;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How far the topics reach, whether all of it has been read, which is the freeze's gate, and
 * whether it is more than the log knows.
 */
@Timeout(120)
class TopicEndsTest {
    @Test
    void marks_of_transactions_count_as_read_and_a_topic_made_anew_as_unread() {
        TestKafka.createTopics(
                RegistryMessage.HOUSEHOLDS,
                RegistryMessage.PERSONS,
                RegistryMessage.IDENTITIES,
                RegistryMessage.RESOURCES);
        try (TestStore test = new TestStore()) {
            TopicEndsClient topics = new TopicEndsClient(TestKafka.bootstrap(), test.pool);
            List<TopicEnd> before = topics.ends();
            read(test, before);
            publishInATransaction(RegistryMessage.PERSONS);
            List<TopicEnd> after = topics.ends();
            assertThat(topics.areRead(before)).isTrue();
            assertThat(topics.areRead(after)).isFalse();

            // The message itself is read; the mark behind it is given to nobody.
            read(test, after.stream().map(end -> beforeTheMark(end, before)).toList());
            assertThat(await(topics.missing(after))).isEqualTo(1);
            assertThat(topics.areRead(after)).isTrue();

            read(
                    test,
                    after.stream()
                            .map(e -> new TopicEnd(e.topic(), e.partition(), e.offset() + 1_000))
                            .toList());
            assertThat(topics.areRead(topics.ends())).isFalse();
        }
    }

    @Test
    void topics_that_know_more_than_the_log_are_those_of_a_time_after_the_restore() {
        String topic = "tally.totals.v1";
        TestKafka.createTopics(topic);
        try (TestStore test = new TestStore()) {
            UUID stream = TestStore.id();
            test.run(stream, new Tally.Add(1));
            TopicGuard guard =
                    new TopicGuard(
                            test.pool, new Publications().on(topic), TestKafka.bootstrap(), true);
            assertThat(guard.isAhead()).isFalse();

            CloudEvents.queue(topic, stream, 1, "35.24", "2026-11-29T00:00:00Z", new byte[0]);
            CloudEvents.queue(topic, stream, 2, "35.24", "2026-11-29T00:00:00Z", null);
            CloudEvents.flush();
            assertThat(guard.isAhead()).isTrue();

            test.run(stream, new Tally.Add(1));
            publishInATransaction(topic);
            assertThat(guard.isAhead()).isFalse();
        }
    }

    private static TopicEnd beforeTheMark(TopicEnd end, List<TopicEnd> before) {
        return before.contains(end)
                ? end
                : new TopicEnd(end.topic(), end.partition(), end.offset() - 1);
    }

    private static void read(TestStore test, List<TopicEnd> ends) {
        for (TopicEnd end : ends) {
            test.database.execute(
                    "insert into consumed values ('%s', %d, %d) on conflict (topic, partition)"
                                    .formatted(end.topic(), end.partition(), end.offset())
                            + " do update set next_offset = excluded.next_offset");
        }
    }

    /** Under no stream's key, and without a version. */
    private static void publishInATransaction(String topic) {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                TestKafka.bootstrap(),
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                "connect"),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var unused = producer.send(new ProducerRecord<>(topic, 0, "key", "a death"));
            producer.commitTransaction();
        }
    }
}

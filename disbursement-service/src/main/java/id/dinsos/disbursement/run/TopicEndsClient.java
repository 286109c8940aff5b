package id.dinsos.disbursement.run;

import id.dinsos.contracts.RegistryMessage;
import id.dinsos.disbursement.run.RunEvent.TopicEnd;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks Kafka how far the registry's topics reach, and the database how far they are read. */
@Singleton
public class TopicEndsClient {
    private static final List<String> TOPICS =
            List.of(
                    RegistryMessage.HOUSEHOLDS,
                    RegistryMessage.PERSONS,
                    RegistryMessage.IDENTITIES);
    private static final int SECONDS = 20;

    private final String bootstrap;
    private final Pool pool;

    public TopicEndsClient(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap, Pool pool) {
        this.bootstrap = bootstrap;
        this.pool = pool;
    }

    /** Where each partition ends now. */
    public List<TopicEnd> ends() {
        Map<String, Object> config =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, SECONDS * 500,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, SECONDS * 1_000);
        try (Admin admin = Admin.create(config)) {
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            admin.describeTopics(TOPICS)
                    .allTopicNames()
                    .get(SECONDS, TimeUnit.SECONDS)
                    .forEach((topic, description) ->
                            description
                                    .partitions()
                                    .forEach(p ->
                                            asked.put(
                                                    new TopicPartition(topic, p.partition()),
                                                    OffsetSpec.latest())));
            List<TopicEnd> ends = new ArrayList<>();
            admin.listOffsets(asked)
                    .all()
                    .get(SECONDS, TimeUnit.SECONDS)
                    .forEach((partition, result) ->
                            ends.add(
                                    new TopicEnd(
                                            partition.topic(),
                                            partition.partition(),
                                            result.offset())));
            return ends;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not say how far its topics reach", e);
        }
    }

    /** How many messages before the given ends the beneficiary tables still lack. */
    public Uni<Long> missing(List<TopicEnd> ends) {
        return pool.query("select topic, partition, next_offset from consumed")
                .execute()
                .map(rows -> {
                    Map<TopicPartition, Long> read = new HashMap<>();
                    for (Row row : rows) {
                        read.put(
                                new TopicPartition(row.getString(0), row.getInteger(1)),
                                row.getLong(2));
                    }
                    long missing = 0;
                    for (TopicEnd end : ends) {
                        TopicPartition place = new TopicPartition(end.topic(), end.partition());
                        missing += Math.max(0, end.offset() - read.getOrDefault(place, 0L));
                    }
                    return missing;
                });
    }
}

package id.dinsos.disbursement;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks Kafka how far each consumer group is behind, ours or not: who reads for a province learns
 * here that their program stands still, and so do we of a service that is down and tells nothing of
 * itself. One service tells it of all. What a group has never acknowledged is not known to be read
 * by it.
 */
@Singleton
public class GroupLagClient {
    private static final Logger LOG = Logger.getLogger(GroupLagClient.class);

    /** Anybody can make a group up: of those beyond, who are least behind, nothing is told. */
    private static final int MOST = 500;

    private static final int SECONDS = 10;

    /** The names are others': none may bring somebody's number into a metric. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{13,}");

    private final String bootstrap;
    private final MultiGauge lags;
    private @Nullable Admin admin;

    public GroupLagClient(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            MeterRegistry meters) {
        this.bootstrap = bootstrap;
        this.lags =
                MultiGauge.builder("dinsos.group.lag.messages")
                        .description("Messages a consumer group has not acknowledged, by topic")
                        .register(meters);
    }

    /** What cannot be asked now stays as it was. */
    @Scheduled(
            every = "${dinsos.groups.every:30s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            lags.register(rows(behind()), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Kafka does not say how far its groups are", e);
        }
    }

    @PreDestroy
    void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    private static List<MultiGauge.Row<?>> rows(Map<Reading, Long> behind) {
        return behind.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST)
                .<MultiGauge.Row<?>>map(one ->
                        MultiGauge.Row.of(
                                Tags.of("group", one.getKey().group, "topic", one.getKey().topic),
                                one.getValue()))
                .toList();
    }

    private Map<Reading, Long> behind()
            throws InterruptedException, ExecutionException, TimeoutException {
        Admin kafka = admin();
        Collection<GroupListing> groups =
                got(kafka.listGroups(ListGroupsOptions.forConsumerGroups()).all());
        Map<String, Map<TopicPartition, OffsetAndMetadata>> read =
                got(
                        kafka.listConsumerGroupOffsets(
                                        groups.stream()
                                                .collect(
                                                        toMap(
                                                                GroupListing::groupId,
                                                                any ->
                                                                        new ListConsumerGroupOffsetsSpec())))
                                .all());
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        read.values().forEach(of -> of.keySet().forEach(p -> asked.put(p, OffsetSpec.latest())));
        var ends = got(kafka.listOffsets(asked).all());
        Map<Reading, Long> behind = new HashMap<>();
        read.forEach((group, offsets) ->
                offsets.forEach((partition, next) -> {
                    var end = ends.get(partition);
                    if (next != null && end != null) {
                        behind.merge(
                                new Reading(
                                        LONG_NUMBER.matcher(group).replaceAll("*"),
                                        partition.topic()),
                                Math.max(0, end.offset() - next.offset()),
                                Long::sum);
                    }
                }));
        return behind;
    }

    private Admin admin() {
        if (admin == null) {
            admin =
                    Admin.create(
                            Map.of(
                                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                    bootstrap,
                                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                    SECONDS * 500,
                                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                    SECONDS * 1_000));
        }
        return admin;
    }

    private static <T> T got(KafkaFuture<T> answer)
            throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(SECONDS, TimeUnit.SECONDS);
    }

    private record Reading(String group, String topic) {}
}

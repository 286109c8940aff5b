package id.dinsos.local;

import id.dinsos.contracts.CaseMessage;
import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.contracts.RegistryMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The topics of the published language. They exist before the first consumer and before Connect:
 * nothing creates a topic by speaking to it.
 */
final class Topics {

    private static final int PARTITIONS = 3;
    private static final short REPLICAS = 1;
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final String ONE_WEEK_MILLIS = "604800000";

    /** A topic is kept for ever, so that a new consumer can start from its beginning. */
    private static final Map<String, String> KEPT = Map.of("retention.ms", "-1");

    private static final Map<String, String> SHORT = Map.of("retention.ms", "3600000");

    private static final List<String> PUBLIC =
            List.of(
                    RegistryMessage.HOUSEHOLDS,
                    RegistryMessage.PERSONS,
                    RegistryMessage.RESOURCES,
                    DisbursementMessage.RUNS,
                    DisbursementMessage.PAYMENTS,
                    DisbursementMessage.VERDICTS,
                    DisbursementMessage.BUDGETS,
                    CaseMessage.CASES,
                    CaseMessage.ASSISTANCE,
                    "audit.checkpoints.v1");

    private final String bootstrap;

    Topics(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Returns when a broker answers, throws while none does. */
    void check()
            throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
        try (Admin admin = admin()) {
            if (admin.describeCluster()
                    .nodes()
                    .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                    .isEmpty()) {
                throw new LaunchException("no broker has registered yet");
            }
        }
    }

    void create() throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing =
                    wanted().stream().filter(topic -> !existing.contains(topic.name())).toList();
            admin.createTopics(missing).all().get();
        }
    }

    private static List<NewTopic> wanted() {
        List<NewTopic> topics = new ArrayList<>();
        for (String name : PUBLIC) {
            topics.add(new NewTopic(name, PARTITIONS, REPLICAS).configs(KEPT));
        }
        // Compacted within a week, and tombstones kept as long, so that an erasure reaches every
        // consumer that is not away for longer than that.
        Map<String, String> compacted = new HashMap<>(KEPT);
        compacted.put("cleanup.policy", "compact");
        compacted.put("max.compaction.lag.ms", ONE_WEEK_MILLIS);
        compacted.put("delete.retention.ms", ONE_WEEK_MILLIS);
        topics.add(
                new NewTopic(RegistryMessage.IDENTITIES, PARTITIONS, REPLICAS).configs(compacted));
        for (PartName service : PartName.SERVICES) {
            // What a connector says to move its own offset; nobody reads it.
            for (String name :
                    List.of(
                            "__debezium-heartbeat." + service.database(),
                            service.database() + ".message")) {
                topics.add(new NewTopic(name, 1, REPLICAS).configs(SHORT));
            }
        }
        return topics;
    }

    private Admin admin() {
        return Admin.create(
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS));
    }
}

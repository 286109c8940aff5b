package id.dinsos.launcher.part;

import id.dinsos.launcher.host.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The topics of {@code deploy/kafka/topics.csv}. They exist before the first consumer and before
 * Connect: nothing creates a topic by speaking to it.
 */
public final class Topics {

    private static final short REPLICAS = 1;
    private static final int TIMEOUT_MILLIS = 5_000;

    private final Path list;
    private final String bootstrap;

    public Topics(Path list, String bootstrap) {
        this.list = list;
        this.bootstrap = bootstrap;
    }

    /** Returns when a broker answers, throws while none does. */
    void check() throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = admin()) {
            if (admin.describeCluster()
                    .nodes()
                    .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                    .isEmpty()) {
                throw new LaunchException("no broker has registered yet");
            }
        }
    }

    void create() throws IOException, ExecutionException, InterruptedException {
        List<NewTopic> wanted = read(list);
        try (Admin admin = admin()) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing =
                    wanted.stream().filter(topic -> !existing.contains(topic.name())).toList();
            admin.createTopics(missing).all().get();
        }
    }

    /** The topics of a list, each a line {@code name,partitions,setting=value;...}. */
    static List<NewTopic> read(Path list) throws IOException {
        return Files.readAllLines(list).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Topics::topic)
                .toList();
    }

    private static NewTopic topic(String line) {
        String[] columns = line.split(",", -1);
        Map<String, String> settings = new HashMap<>();
        for (String setting : columns[2].split(";", -1)) {
            int equals = setting.indexOf('=');
            settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return new NewTopic(columns[0], Integer.parseInt(columns[1]), REPLICAS).configs(settings);
    }

    private Admin admin() {
        return Admin.create(
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS));
    }
}

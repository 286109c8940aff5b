package id.dinsos.launcher.part;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.host.Ports;
import id.dinsos.launcher.host.Programs;
import id.dinsos.launcher.secret.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** One Kafka node in KRaft mode, broker and controller at once, its storage formatted once. */
final class KafkaPart {

    private final Home home;
    private final Secrets secrets;
    private final Ports ports;
    private final Topics topics;

    KafkaPart(Home home, Secrets secrets, Ports ports, Topics topics) {
        this.home = home;
        this.secrets = secrets;
        this.ports = ports;
        this.topics = topics;
    }

    Part part() {
        return new Part(
                        PartName.KAFKA,
                        Set.of(),
                        JavaCommand.watched(
                                home.root(),
                                ports.of(Ports.Extra.KAFKA_METRICS),
                                "kafka.Kafka",
                                configuration().toString()),
                        Map.of(),
                        topics::check)
                .preparedBy(this::prepare)
                .finishedBy(topics::create);
    }

    private Path configuration() {
        return home.kafka().resolve("server.properties");
    }

    void prepare() throws IOException, InterruptedException {
        Path data = home.kafka().resolve("data");
        Files.createDirectories(home.kafka());
        Files.writeString(configuration(), properties(data));
        if (!Files.exists(data.resolve("meta.properties"))) {
            Programs.run(
                    JavaCommand.kafka(
                            home.root(),
                            "kafka.tools.StorageTool",
                            "format",
                            // With a space between, an id that begins with - is taken for an
                            // option.
                            "--cluster-id=" + secrets.kafkaClusterId(),
                            "--config=" + configuration()));
        }
    }

    private String properties(Path data) {
        return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@localhost:%2$d
        listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
        advertised.listeners=PLAINTEXT://localhost:%1$d
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        log.dirs=%3$s
        auto.create.topics.enable=false
        num.partitions=3
        offsets.topic.num.partitions=3
        offsets.topic.replication.factor=1
        transaction.state.log.num.partitions=3
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.num.partitions=3
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        # A killed broker may come back once its own session has ended; the default is 9 s.
        broker.session.timeout.ms=3000
        broker.heartbeat.interval.ms=500
        """
                .formatted(ports.of(PartName.KAFKA), ports.of(Ports.Extra.KAFKA_CONTROLLER), data);
    }
}

package id.dinsos.launcher.part;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.host.Ports;
import id.dinsos.launcher.secret.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Kafka Connect in distributed mode, as in production. Addresses and passwords of the databases are
 * in its environment; the connectors refer to them by name and carry none themselves.
 */
final class ConnectPart {

    private final Home home;
    private final Secrets secrets;
    private final Ports ports;
    private final Connectors connectors;

    ConnectPart(Home home, Secrets secrets, Ports ports, Connectors connectors) {
        this.home = home;
        this.secrets = secrets;
        this.ports = ports;
        this.connectors = connectors;
    }

    Part part() {
        Map<String, String> environment = new HashMap<>();
        for (PartName service : PartName.SERVICES) {
            String prefix = "DINSOS_DB_" + service.name().toUpperCase(Locale.ROOT) + "_";
            environment.put(prefix + "HOST", "localhost");
            environment.put(prefix + "PORT", Integer.toString(ports.of(service.cluster())));
            environment.put(prefix + "NAME", service.database());
            environment.put(prefix + "USER", service.database());
            environment.put(prefix + "PASSWORD", secrets.password(service));
        }
        return new Part(
                        PartName.CONNECT,
                        Set.of(PartName.KAFKA),
                        JavaCommand.watched(
                                home.root(),
                                ports.of(Ports.Extra.CONNECT_METRICS),
                                "org.apache.kafka.connect.cli.ConnectDistributed",
                                configuration().toString()),
                        environment,
                        connectors::check)
                .preparedBy(this::prepare);
    }

    private Path configuration() {
        return home.kafka().resolve("connect.properties");
    }

    private void prepare() throws IOException {
        Files.createDirectories(home.kafka());
        Files.writeString(
                configuration(),
                """
                bootstrap.servers=localhost:%d
                group.id=dinsos-connect
                listeners=http://localhost:%d
                plugin.discovery=service_load
                config.storage.topic=connect.configs
                config.storage.replication.factor=1
                offset.storage.topic=connect.offsets
                offset.storage.partitions=3
                offset.storage.replication.factor=1
                status.storage.topic=connect.status
                status.storage.partitions=1
                status.storage.replication.factor=1
                offset.flush.interval.ms=5000
                producer.linger.ms=5
                producer.batch.size=262144
                scheduled.rebalance.max.delay.ms=0
                key.converter=org.apache.kafka.connect.storage.StringConverter
                value.converter=org.apache.kafka.connect.json.JsonConverter
                config.providers=env
                config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider
                config.providers.env.param.allowlist.pattern=DINSOS_DB_.*
                exactly.once.source.support=%s
                """
                        .formatted(
                                ports.of(PartName.KAFKA),
                                ports.of(PartName.CONNECT),
                                System.getenv()
                                        .getOrDefault("DINSOS_CONNECT_EXACTLY_ONCE", "disabled")));
    }
}

package id.dinsos.launcher.part;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.Ports;
import id.dinsos.launcher.secret.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaPartTest {

    private static final String LIKE_AN_OPTION = "-tP0ZPJyRCKPSmMNoeNTRg";

    @Test
    void the_storage_is_made_for_a_cluster_id_that_begins_like_an_option(@TempDir Path state)
            throws Exception {
        // Given
        Path root = Path.of(System.getProperty("dinsos.root"));
        Home home = new Home(root, state);
        Secrets.create(home);
        Path secrets = home.keys().resolve("secrets.properties");
        Files.writeString(
                secrets,
                Files.readString(secrets)
                        .replaceAll("kafka.cluster-id=.*", "kafka.cluster-id=" + LIKE_AN_OPTION));
        Ports ports = Ports.free();
        Topics topics = new Topics(root.resolve("deploy/kafka/topics.csv"), "localhost:1");

        // When
        new KafkaPart(home, Secrets.of(home), ports, topics).prepare();

        // Then
        assertThat(home.kafka().resolve("data/meta.properties"))
                .content()
                .contains("cluster.id=" + LIKE_AN_OPTION);
    }
}

package id.dinsos.launcher.part;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.launcher.host.PartName;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private static final Path LIST =
            Path.of(System.getProperty("dinsos.root"), "deploy/kafka/topics.csv");

    @Test
    void every_topic_of_the_published_language_exists_and_is_kept_for_ever() throws Exception {
        List<NewTopic> topics = Topics.read(LIST);
        for (String published : published()) {
            assertThat(topics)
                    .as(published)
                    .filteredOn(topic -> topic.name().equals(published))
                    .singleElement()
                    .satisfies(topic ->
                            assertThat(topic.configs()).containsEntry("retention.ms", "-1"));
        }
    }

    @Test
    void each_connector_has_the_topics_it_speaks_to() throws Exception {
        List<String> names = Topics.read(LIST).stream().map(NewTopic::name).toList();
        for (PartName service : PartName.SERVICES) {
            assertThat(names)
                    .contains(
                            "__debezium-heartbeat." + service.database(),
                            service.database() + ".message");
        }
    }

    private static List<String> published() throws Exception {
        try (InputStream file = TopicsTest.class.getResourceAsStream("/asyncapi.yaml")) {
            String text =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Pattern.compile("^ +address: (\\S+)", Pattern.MULTILINE)
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }
    }
}

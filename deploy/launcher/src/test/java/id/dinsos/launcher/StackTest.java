package id.dinsos.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import id.dinsos.contracts.RegistryMessage;
import id.dinsos.launcher.host.HttpCalls;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.host.Pids;
import id.dinsos.launcher.host.Ports;
import id.dinsos.launcher.part.AotCache;
import id.dinsos.launcher.part.Database;
import id.dinsos.launcher.supervise.PartStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Starts the real parts below the services: each test finds them running and may stop them. */
@TestInstance(Lifecycle.PER_CLASS)
class StackTest {

    private static final Set<PartName> BASE =
            Set.of(
                    PartName.POSTGRES_REGISTRY,
                    PartName.POSTGRES_DISBURSEMENT,
                    PartName.POSTGRES_CASE,
                    PartName.KAFKA,
                    PartName.CONNECT);

    private static final String TOPIC = RegistryMessage.HOUSEHOLDS;

    private final Stack stack;

    StackTest(@TempDir Path state) {
        stack = Stack.apart(state);
    }

    @BeforeEach
    void everything_runs() {
        stack.ensureRunning(BASE, silent());
    }

    @AfterAll
    void nothing_runs() {
        stack.stop(silent());
    }

    @Test
    void what_a_service_writes_to_its_outbox_arrives_on_kafka_with_all_its_headers()
            throws Exception {
        // Given
        Outbox.create(stack.database(PartName.REGISTRY));
        stack.connectors().start(PartName.REGISTRY, Duration.ofSeconds(30));

        // When
        Outbox.say(stack.database(PartName.REGISTRY), TOPIC, "{\"x\":null}");

        // Then
        Outbox.Heard message = Outbox.hear(stack.kafkaBootstrap(), TOPIC, "{\"x\":null}");
        assertThat(message.key()).isEqualTo("0198c2f0-0000-7000-8000-000000000001");
        assertThat(message.headers())
                .containsAllEntriesOf(
                        Map.of(
                                "ce_specversion", "1.0",
                                "ce_id", "0198c2f0-0000-7000-8000-000000000009",
                                "ce_source", "/dinsos/registry",
                                "ce_type", "id.dinsos.registry.households.v1",
                                "ce_subject", "0198c2f0-0000-7000-8000-000000000001",
                                "ce_time", "2026-11-22T01:02:03.000004Z",
                                "ce_streamversion", "7",
                                "ce_owner", "35.24",
                                "ce_dataschema",
                                        "https://dinsos.id/schemas/registry.households.v1.json",
                                "content-type", "application/json"))
                .doesNotContainKey("__debezium.context.connectorName");
    }

    @Test
    void the_broker_connect_and_debezium_tell_their_figures() throws Exception {
        // Given
        Outbox.create(stack.database(PartName.REGISTRY));
        stack.connectors().start(PartName.REGISTRY, Duration.ofSeconds(30));

        // When
        Outbox.say(stack.database(PartName.REGISTRY), TOPIC, "figures");
        Outbox.Heard unused = Outbox.hear(stack.kafkaBootstrap(), TOPIC, "figures");

        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    assertThat(metrics(Ports.Extra.KAFKA_METRICS))
                            .contains("kafka_topic_messages_total{topic=\"" + TOPIC)
                            .contains("kafka_topic_size_bytes{", "kafka_request_p99");
                    assertThat(metrics(Ports.Extra.CONNECT_METRICS))
                            .contains("debezium_connected{server=\"registry\"")
                            .contains("debezium_behind_source_milliseconds{")
                            .contains("kafka_connect_records_written_total{connector=")
                            .contains("kafka_connect_record_failures_total{connector=");
                });
    }

    private String metrics(Ports.Extra port) throws IOException, InterruptedException {
        return HttpCalls.get(URI.create("http://localhost:%d/metrics".formatted(stack.port(port))));
    }

    @Test
    void a_connector_goes_on_by_itself_after_its_database_or_its_broker_was_killed()
            throws Exception {
        // Given
        Outbox.create(stack.database(PartName.REGISTRY));
        stack.connectors().start(PartName.REGISTRY, Duration.ofSeconds(30));
        stack.kill(PartName.POSTGRES_REGISTRY);
        stack.kill(PartName.KAFKA);

        // When
        stack.ensureRunning(BASE, silent());
        Outbox.say(stack.database(PartName.REGISTRY), TOPIC, "after the crash");

        // Then
        assertThat(Outbox.hear(stack.kafkaBootstrap(), TOPIC, "after the crash").headers())
                .containsEntry("ce_source", "/dinsos/registry");
    }

    @Test
    void what_the_database_acknowledges_survives_a_power_cut() throws SQLException {
        // When
        List<String> settings =
                Stream.of("fsync", "synchronous_commit", "full_page_writes", "wal_level")
                        .map(name -> query(stack.database(PartName.CASE), "show " + name))
                        .toList();

        // Then
        assertThat(settings).containsExactly("on", "on", "on", "logical");
    }

    @Test
    void no_service_role_enters_the_database_of_another() {
        Database own = stack.database(PartName.REGISTRY);
        for (PartName other : List.of(PartName.DISBURSEMENT, PartName.CASE)) {
            Database others =
                    new Database(stack.database(other).jdbcUrl(), own.user(), own.password());
            assertThatThrownBy(() -> query(others, "select 1")).hasStackTraceContaining("pg_hba");
        }
    }

    @Test
    void a_killed_part_is_seen_to_be_down_and_another_up_starts_it_alone() {
        // Given
        long broker = stack.process(PartName.KAFKA).pid();
        stack.kill(PartName.POSTGRES_CASE);

        // When
        List<PartStatus> down =
                stack.status().stream().filter(part -> BASE.contains(part.part())).toList();
        stack.restart(PartName.POSTGRES_CASE);

        // Then
        assertThat(down)
                .extracting(PartStatus::part, PartStatus::state)
                .contains(tuple(PartName.POSTGRES_CASE, PartStatus.State.DOWN));
        // A broker that gets no processor for five seconds is shown as not answering for a moment.
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(stack.status())
                                .extracting(PartStatus::part, PartStatus::state)
                                .contains(tuple(PartName.KAFKA, PartStatus.State.UP)));
        assertThat(query(stack.database(PartName.CASE), "select 1")).isEqualTo("1");
        assertThat(stack.process(PartName.KAFKA).pid()).isEqualTo(broker);
    }

    @Test
    void
            a_part_that_dies_is_started_again_without_anybody_asking_and_one_that_was_stopped_is_not() {
        // Given
        long before = stack.process(PartName.POSTGRES_CASE).pid();
        stack.stop(Set.of(PartName.POSTGRES_DISBURSEMENT), silent());

        // When
        stack.kill(PartName.POSTGRES_CASE);

        // Then
        await().atMost(Duration.ofSeconds(60))
                .until(() -> state(PartName.POSTGRES_CASE) == PartStatus.State.UP);
        assertThat(stack.process(PartName.POSTGRES_CASE).pid()).isNotEqualTo(before);
        assertThat(query(stack.database(PartName.CASE), "select 1")).isEqualTo("1");
        // Of two that were dead it would have been the first.
        assertThat(state(PartName.POSTGRES_DISBURSEMENT)).isEqualTo(PartStatus.State.DOWN);
    }

    private PartStatus.State state(PartName part) {
        return stack.status().stream()
                .filter(one -> one.part() == part)
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void the_state_is_kept_across_down_and_up() throws SQLException {
        // Given
        Database database = stack.database(PartName.DISBURSEMENT);
        database.execute("create table kept as select 42 as answer");

        // When
        stack.stop(silent());
        stack.ensureRunning(BASE, silent());

        // Then
        assertThat(query(database, "select answer from kept")).isEqualTo("42");
    }

    @Test
    void nothing_outlives_a_launcher_that_was_killed() {
        // Given
        List<ProcessHandle> parts = BASE.stream().map(stack::process).toList();
        List<ProcessHandle> watchdogs =
                parts.stream().map(part -> part.parent().orElseThrow()).toList();
        ProcessHandle launcher = watchdogs.getFirst().parent().orElseThrow();

        // When
        Pids.kill(launcher);

        // Then
        await().atMost(Duration.ofSeconds(AotCache.secondsToLeave() + 5L))
                .until(() ->
                        Stream.concat(parts.stream(), watchdogs.stream())
                                .noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void a_second_replica_that_died_is_shown_as_down_until_the_stack_is_stopped(@TempDir Path other)
            throws IOException {
        // Given
        Stack killed = Stack.apart(other);
        Path pid = Files.createDirectories(other.resolve("run")).resolve("case-2.pid");
        Files.writeString(pid, Long.toString(Integer.MAX_VALUE));

        // Then
        assertThat(killed.twin(PartName.CASE)).contains(PartName.CASE_2);
        assertThat(killed.status())
                .extracting(PartStatus::part, PartStatus::state)
                .contains(tuple(PartName.CASE_2, PartStatus.State.DOWN));

        // When
        killed.stop(silent());

        // Then
        assertThat(killed.twin(PartName.CASE)).isEmpty();
        assertThat(killed.status())
                .extracting(PartStatus::part)
                .containsExactlyElementsOf(PartName.STACK);
    }

    @Test
    void a_taken_port_is_named_with_its_part_and_its_variable(@TempDir Path other)
            throws IOException {
        // Given
        Stack clashing = Stack.apart(other);
        int port = clashing.port(PartName.KAFKA);
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {

            // When
            assertThatThrownBy(() -> clashing.ensureRunning(Set.of(PartName.KAFKA), silent()))

                    // Then
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContainingAll(
                            Integer.toString(taken.getLocalPort()), "kafka", "DINSOS_PORT_KAFKA");
        }
        assertThat(clashing.status()).allMatch(part -> part.state() == PartStatus.State.DOWN);
    }

    private static String query(Database database, String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrintStream silent() {
        return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }
}

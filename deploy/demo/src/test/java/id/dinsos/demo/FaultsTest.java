package id.dinsos.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.Follower.Killing;
import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.Faults;
import id.dinsos.demo.office.Faults.Kill;
import id.dinsos.demo.office.Office;
import id.dinsos.launcher.Republishing;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.host.Programs;
import id.dinsos.launcher.host.Trees;
import id.dinsos.regency.Scale;
import id.dinsos.testkit.OtlpReceiver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo on the real stack while its parts are killed. With {@code -Ddinsos.suite=long} each part
 * is killed at least once: three months of Sembako, two quarters of ASPDB and two years of tali
 * asih, one after the other on what is there already; else one month, quarter and year in which
 * five are, while a stranger reads along and is stopped half way. {@code ./dinsos bench --only
 * faults} kills every part in every step. On the same stack, because there is no other with all
 * services, every operation is asked what it should not answer, somebody is erased and looked for
 * in all that is kept, and the logs of all that are read; all of it with tracing on; in the long
 * suite the broker at last loses all it had.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsTest {
    private final OtlpReceiver spans;
    private final Stack stack;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final PrintStream log = new PrintStream(output, true, StandardCharsets.UTF_8);

    FaultsTest(@TempDir Path state) throws IOException {
        spans = new OtlpReceiver();
        stack = Stack.apart(state, Map.of("DINSOS_TRACE_URL", spans.url()));
    }

    @AfterAll
    void stop() {
        stack.stop(log);
        spans.close();
    }

    @Test
    @Order(1)
    void whatever_is_killed_every_run_ends_to_the_rupiah_and_nobody_is_paid_twice(
            @TempDir Path folder) throws Exception {
        try (Follower stranger = new Follower(stack, folder.resolve("said"))) {
            month(
                    "2026-10",
                    Map.of(
                            "load", new Kill(PartName.REGISTRY),
                            "freeze", new Killing(PartName.POSTGRES_DISBURSEMENT, stranger::begin),
                            "instruct", new Kill(PartName.DISBURSEMENT),
                            "first report", new Killing(PartName.KAFKA, stranger::stopHalfWay),
                            // Where a strike is planned in them, the two other offices are run too.
                            "quarter payout", new Killing(PartName.DISBURSEMENT, stranger::begin)));

            // Who read along, and was away for a while, knows in the end what REST knows.
            Strangers strangers = new Strangers(stack);
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(strangers.differences(stranger.said())).isEmpty());
        }
    }

    @Test
    @Order(2)
    @EnabledIfSystemProperty(named = "dinsos.suite", matches = "long")
    void nor_in_the_months_and_programmes_that_follow_on_the_same_stack() throws Exception {
        month(
                "2026-11",
                Map.of(
                        "freeze", new Kill(PartName.DISBURSEMENT),
                        "instruct", new Kill(PartName.KAFKA),
                        "first report", new Kill(PartName.CONNECT),
                        "quarter payout", new Kill(PartName.DISBURSEMENT),
                        "veterans payout", new Kill(PartName.POSTGRES_DISBURSEMENT)));
        month(
                "2026-12",
                Map.of(
                        "freeze", new Kill(PartName.GATEWAY),
                        "instruct", new Kill(PartName.POSTGRES_DISBURSEMENT),
                        "first report", new Kill(PartName.CASE)));
    }

    @Test
    @Order(3)
    void one_trace_leads_from_the_door_through_outbox_and_topic_to_who_takes_what_was_said() {
        // Given
        stack.ensureRunning(log);

        // When
        register("3524011203708801");

        // Then
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(traces())
                                .anySatisfy(trace ->
                                        assertThat(trace)
                                                .contains(
                                                        "gateway SERVER /v1/persons",
                                                        "registry-service SERVER"
                                                                + " PersonResource.register",
                                                        "case-service CONSUMER take"
                                                                + " registry.persons.v1")));
        assertThat(spans.told())
                .extracting(OtlpReceiver.Told::name)
                .allMatch(name -> !name.matches(".*\\d{6}.*"));
    }

    private void register(String nik) {
        ObjectNode person = ApiClient.object().put("owner", Office.OWNER);
        person.putObject("identity")
                .put("nik", nik)
                .put("name", "Siti Jejak")
                .put("mothersName", "Aminah")
                .put("birthDate", "1970-03-12")
                .put("sex", "MALE");
        Actor registrar = new Actor("sari", () -> stack.token("sari", Office.OWNER, "registrar"));
        var unused =
                new ApiClient(stack.gateway(), Duration.ofSeconds(30))
                        .create(registrar, "/v1/persons", person);
    }

    private Collection<Set<String>> traces() {
        return spans.told().stream()
                .collect(
                        Collectors.groupingBy(
                                OtlpReceiver.Told::trace,
                                Collectors.mapping(
                                        one -> one.process() + ' ' + one.kind() + ' ' + one.name(),
                                        Collectors.toSet())))
                .values();
    }

    @Test
    @Order(3)
    void no_operation_answers_nonsense_with_a_fault_of_ours_through_the_gateway() {
        assertThat(StackDoors.of(stack).fuzz()).isEmpty();
    }

    @Test
    @Order(4)
    void each_role_has_its_own_doors_and_what_is_elsewhere_is_not_there_through_the_gateway()
            throws Exception {
        assertThat(StackDoors.of(stack).matrix()).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "dinsos.suite", matches = "long")
    @Order(2)
    void a_stranger_rebuilds_the_province_from_the_topic_as_rest_has_it_to_the_rupiah(
            @TempDir Path folder) throws Exception {
        Strangers strangers = new Strangers(stack);
        assertThat(strangers.differences(strangers.javaProvince())).isEmpty();
        needsNpm();
        String typescript = new BuiltStarters(stack, folder).typescriptProvince();
        assertThat(strangers.differences(typescript)).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "dinsos.suite", matches = "long")
    @Order(2)
    void every_message_of_every_topic_is_an_event_to_the_sdk_of_strangers(@TempDir Path folder)
            throws Exception {
        needsNpm();
        Map<String, Integer> there =
                TopicState.read(stack.kafkaBootstrap()).ids().stream()
                        .collect(Collectors.toMap(id -> id.split(" ")[0], id -> 1, Integer::sum));

        Map<String, Integer> read = new BuiltStarters(stack, folder).everyTopic();

        assertThat(there).hasSizeGreaterThan(9);
        there.forEach((topic, count) ->
                assertThat(read.getOrDefault(topic, 0)).as(topic).isGreaterThanOrEqualTo(count));
    }

    @Test
    @EnabledIfSystemProperty(named = "dinsos.suite", matches = "long")
    @Order(2)
    void spectral_with_the_rules_of_owasp_finds_no_error_in_the_document_served(
            @TempDir Path folder) throws Exception {
        needsNpm();
        assertThat(new BuiltStarters(stack, folder).lint())
                .containsAnyOf("(0 errors", "No results with a severity of 'error' found!");
    }

    @Test
    @EnabledIfSystemProperty(named = "dinsos.suite", matches = "long")
    @Order(2)
    void every_request_of_the_collection_is_answered_as_it_says() throws Exception {
        assertThat(new Strangers(stack).collection()).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "dinsos.suite", matches = "long")
    @Order(2)
    void clients_that_generators_make_of_the_document_are_answered_as_it_says(@TempDir Path folder)
            throws Exception {
        BuiltStarters starters = new BuiltStarters(stack, folder);
        assertThat(starters.javaClient()).isEqualTo(BuiltStarters.DONE);
        needsNpm();
        assertThat(starters.typescriptClient()).isEqualTo(BuiltStarters.DONE);
    }

    private static void needsNpm() {
        assumeTrue(Programs.find("npm").isPresent(), "npm, of Node, is not installed");
    }

    @Test
    @Order(4)
    void of_one_who_is_erased_nothing_is_left_in_any_table_message_file_or_log() throws Exception {
        assertThat(new Forgotten(stack).traces()).isEmpty();
    }

    @Test
    @Order(5)
    void no_log_of_all_this_holds_a_query_a_number_a_name_or_an_account() throws Exception {
        assertThat(StackLogs.of(stack).findings()).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "dinsos.suite", matches = "long")
    @Order(6)
    void a_broker_that_lost_everything_is_written_anew_from_the_logs() throws Exception {
        TopicState before = TopicState.read(stack.kafkaBootstrap());
        stack.stop(log);
        Trees.delete(stack.home().resolve("kafka/data"));
        stack.ensureRunning(log);
        assertThat(TopicState.read(stack.kafkaBootstrap()).ids()).isEmpty();

        long said = Republishing.of(stack, log);

        assertThat(said).isBetween(1L, (long) before.ids().size());
        await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> TopicState.read(stack.kafkaBootstrap()).ids().size(),
                        size -> size >= before.ids().size());
        TopicState after = TopicState.read(stack.kafkaBootstrap());
        assertThat(after.ids()).isEqualTo(before.ids());
        assertThat(after.newest()).isEqualTo(before.newest());
        assertThat(after.backwards()).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "dinsos.suite", matches = "long")
    @Order(7)
    void databases_of_an_earlier_time_are_refused_until_the_topics_begin_with_them_again()
            throws Exception {
        // Given
        stack.stop(log);
        EarlierDatabases earlier = new EarlierDatabases(stack);
        stack.ensureRunning(log);
        TopicState before = TopicState.read(stack.kafkaBootstrap());
        register("3524011203708803");
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> TopicState.read(stack.kafkaBootstrap()).ids().size(),
                        size -> size > before.ids().size());
        stack.stop(log);
        earlier.putBack();

        // When
        assertThatThrownBy(() -> stack.ensureRunning(log)).isInstanceOf(LaunchException.class);
        assertThat(Files.readString(stack.logs().resolve("registry.log")))
                .contains("the topics know more than this log");
        earlier.beginAnew(log);
        long unused = Republishing.of(stack, log);

        // Then
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() ->
                        assertThat(TopicState.read(stack.kafkaBootstrap()).newest())
                                .isEqualTo(before.newest()));
    }

    private void month(String month, Map<String, Faults.Blow> plan) throws Exception {
        Faults faults = Faults.of(Map.of(), log);
        plan.forEach(faults::plan);
        boolean agreed =
                DemoCommand.underFire(stack, Scale.SMALL, YearMonth.parse(month), log, faults);
        assertThat(agreed).as(output.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(faults.struck()).as("parts really hit").hasSameSizeAs(plan.keySet());
        assertThat(new Proof(stack).faults()).isEmpty();
    }
}

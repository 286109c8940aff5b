package id.dinsos.disbursement;

import static id.dinsos.disbursement.Crashes.finish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.disbursement.instruct.InstructJob;
import id.dinsos.disbursement.roster.FreezeJob;
import id.dinsos.disbursement.run.RunFiguresStore;
import id.dinsos.eventstore.work.Worked;
import id.dinsos.testkit.TestKafka;
import id.dinsos.testkit.TestPostgres;
import id.dinsos.testkit.TestServices;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Facts that are known to be behind pay nobody, and whoever waits for them is seen. */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(TestServices.class)
@Timeout(300)
class FreshFactsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Seconds; in the long suite longer than a client waits before it gives a channel up. */
    private static final int AWAY = "long".equals(System.getProperty("dinsos.suite")) ? 85 : 3;

    @Inject FreezeJob freeze;
    @Inject InstructJob instruct;
    @Inject RunFiguresStore figures;
    @Inject MeterRegistry meters;

    @Test
    void an_instruction_too_waits_for_a_death_that_is_on_its_way_and_the_gauge_says_who_waits()
            throws Exception {
        // Given
        Office office = Office.fresh("FRESH");
        UUID run = approved(office);

        // When
        double waiting;
        String state;
        try (Connection slow = TestServices.database().connect();
                Statement lock = slow.createStatement()) {
            slow.setAutoCommit(false);
            var unused = lock.execute("lock table beneficiary_person in access exclusive mode");
            died(office.owner());
            Worked.once(instruct, run);
            state = office.run(run).path("state");
            figures.waiting().await().atMost(PATIENCE);
            waiting =
                    meters.get("dinsos.run.waiting.seconds")
                            .tag("programme", office.programme())
                            .tag("owner", office.owner())
                            .tag("stage", "APPROVED")
                            .gauge()
                            .value();
            slow.rollback();
        }
        finish(instruct, run, () -> office.run(run).path("state").equals("INSTRUCTED"));
        figures.waiting().await().atMost(PATIENCE);

        // Then
        assertThat(state).isEqualTo("APPROVED");
        assertThat(waiting).isNotNegative();
        assertThat(Audit.payments(run)).isEqualTo(1);
        assertThat(office.whyCode(RegistryTopics.family(1).owned(office.owner()).id(), "2026-11"))
                .isEqualTo("changed-since-freeze");
        assertThat(
                        meters.find("dinsos.run.waiting.seconds")
                                .tag("programme", office.programme())
                                .gauge())
                .isNull();
    }

    @Test
    void no_channel_gives_itself_up_however_long_its_database_is_away() {
        assertThat(
                        ConfigProvider.getConfig()
                                .getValue(
                                        "mp.messaging.connector.smallrye-kafka"
                                                + ".throttled.unprocessed-record-max-age.ms",
                                        String.class))
                .isEqualTo("0");
    }

    @Test
    void a_consumer_whose_writes_were_stuck_goes_on_by_itself() throws Exception {
        // Given
        Office office = Office.fresh("FRESH");
        office.families(1);
        await().atMost(PATIENCE).until(() -> dead(office.owner()) == 0);

        // When
        try (Connection slow = TestServices.database().connect();
                Statement lock = slow.createStatement()) {
            slow.setAutoCommit(false);
            var unused = lock.execute("lock table beneficiary_person in access exclusive mode");
            died(office.owner());
            unused = lock.execute("select pg_sleep(%d)".formatted(AWAY));
            slow.rollback();
        }

        // Then
        await().atMost(PATIENCE).until(() -> dead(office.owner()) == 1);
    }

    @Test
    void a_consumer_that_lost_its_database_goes_on_by_itself() {
        // Given
        Office office = Office.fresh("FRESH");
        office.families(1);
        await().atMost(PATIENCE).until(() -> dead(office.owner()) == 0);
        TestPostgres.Database lost = TestServices.database();
        TestPostgres.Database server = new TestPostgres.Database("postgres", lost.port());

        // When: every connection breaks and no new one is made
        server.execute("alter database %s with allow_connections false".formatted(lost.name()));
        try {
            server.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
                            .formatted(lost.name()));
            died(office.owner());
            server.execute("select pg_sleep(%d)".formatted(AWAY));
        } finally {
            server.execute("alter database %s with allow_connections true".formatted(lost.name()));
        }

        // Then
        await().atMost(PATIENCE).until(() -> dead(office.owner()) == 1);
    }

    @Test
    void a_consumer_that_lost_its_broker_goes_on_by_itself() {
        // Given
        Office office = Office.fresh("FRESH");
        office.families(1);
        await().atMost(PATIENCE).until(() -> dead(office.owner()) == 0);

        // When
        TestKafka.freeze();
        try {
            TestServices.database().execute("select pg_sleep(%d)".formatted(AWAY));
        } finally {
            TestKafka.thaw();
        }
        died(office.owner());

        // Then
        await().atMost(PATIENCE).until(() -> dead(office.owner()) == 1);
    }

    private UUID approved(Office office) {
        office.families(2);
        office.define("FRESH_GROUP");
        var budget = office.budget(10_000_000);
        UUID run = office.open("2026-11");
        finish(freeze, run, () -> office.run(run).path("state").equals("FROZEN"));
        office.submit(run).then().statusCode(200);
        office.approve(run, "budi").then().statusCode(200);
        office.approve(run, "ani").then().statusCode(200);
        office.fund(run);
        return run;
    }

    private static void died(String owner) {
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.tell(RegistryTopics.family(1).owned(owner).at(2).dead());
            registry.flush();
        }
    }

    private static long dead(String owner) {
        return Audit.number(
                "select count(*) from beneficiary_person where not alive and owner = '"
                        + owner
                        + "'");
    }
}

package id.dinsos.disbursement;

import static id.dinsos.disbursement.Crashes.crashing;
import static id.dinsos.disbursement.Crashes.finish;
import static id.dinsos.disbursement.Crashes.race;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.disbursement.instruct.InstructJob;
import id.dinsos.disbursement.roster.FreezeJob;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Places of a quota that fall vacant are filled once, whatever is killed and whoever races. */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(TestServices.class)
class QuotaCrashTest {
    private static final int FAMILIES = 2_000;
    private static final int QUOTA = 1_000;
    private static final int DEAD = 40;

    @Inject EventStore store;
    @Inject FreezeJob freeze;
    @Inject InstructJob instruct;

    @BeforeEach
    void plantTheCrash() {
        Crashes.plant(store);
    }

    @Test
    void the_waiting_list_fills_vacancies_once_through_crashes() {
        // Given
        Office office = Office.fresh("QUOTA");
        UUID run = approved(office);

        // When
        crashing(instruct, run, () -> office.run(run).path("state").equals("INSTRUCTED"));

        // Then
        filled(office, run);
    }

    @Test
    void the_waiting_list_fills_vacancies_once_though_workers_race() throws Exception {
        // Given
        Office office = Office.fresh("QUOTA");
        UUID run = approved(office);

        // When
        race(instruct, run, 4);
        finish(instruct, run, () -> office.run(run).path("state").equals("INSTRUCTED"));

        // Then
        filled(office, run);
    }

    @Test
    void a_crash_between_two_cuts_and_another_budget_do_not_move_the_line() {
        // Given
        Office office = Office.fresh("QUOTA");
        int served = 900;
        define(office, FAMILIES);
        UUID budget = office.budget(200_000L * served);
        UUID run = office.open("2026-11");

        // When
        int[] changed = {0};
        crashing(
                freeze,
                run,
                () -> {
                    if (isLimitDecided(run)) {
                        changed[0]++;
                        correct(office, budget, 200_000L * (served + 20L * changed[0]));
                    }
                    return office.run(run).path("state").equals("FROZEN");
                });

        // Then
        JsonPath known = office.run(run).jsonPath();
        assertThat(changed[0]).as("changed between two cuts").isGreaterThan(1);
        assertThat(known.getInt("totals.eligible")).isEqualTo(served);
        assertThat(known.getLong("totals.eligibleRupiah")).isEqualTo(200_000L * served);
    }

    private static boolean isLimitDecided(UUID run) {
        return Audit.number(
                        "select count(*) from event where type = 'run-limit-decided.v1' and"
                                + " stream_id = '"
                                + run
                                + "'")
                == 1;
    }

    private static void correct(Office office, UUID budget, long allotted) {
        office.preparer()
                .header("If-Match", office.preparer().get("/v1/budgets/" + budget).header("ETag"))
                .body(
                        """
                        {"allottedRupiah":%d,"decree":{"number":"188/2","date":"2026-11-05"},
                         "reason":"supplementary budget"}
                        """
                                .formatted(allotted))
                .post("/v1/budgets/" + budget + "/correction")
                .then()
                .statusCode(200);
        assertThat(office.agree("/v1/budgets/" + budget)).isTrue();
    }

    private UUID approved(Office office) {
        define(office, QUOTA);
        var budget = office.budget(200_000L * QUOTA);
        UUID run = office.open("2026-11");
        finish(freeze, run, () -> office.run(run).path("state").equals("FROZEN"));
        office.submit(run).then().statusCode(200);
        office.approve(run, "budi").then().statusCode(200);
        try (RegistryTopics registry = new RegistryTopics()) {
            for (int i = 1; i <= DEAD; i++) {
                registry.tell(RegistryTopics.family(i).owned(office.owner()).at(2).dead());
            }
            registry.flush();
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        Audit.number(
                                        "select count(*) from beneficiary_person where not alive"
                                                + " and owner = '"
                                                + office.owner()
                                                + "'")
                                == DEAD);
        office.approve(run, "ani").then().statusCode(200);
        office.fund(run);
        return run;
    }

    private static void define(Office office, int places) {
        office.families(FAMILIES);
        office.tryDefine(
                        "SEMBAKO",
                        terms -> {
                            ObjectNode quota = terms.putObject("quota");
                            quota.put("beneficiaries", places)
                                    .putArray("ranking")
                                    .addObject()
                                    .put("expression", "decile");
                            terms.withArray("rule").removeAll();
                            terms.withArray("rule")
                                    .addObject()
                                    .put("kind", "payee-alive")
                                    .putArray("arguments");
                        })
                .then()
                .statusCode(200);
    }

    private static void filled(Office office, UUID run) {
        JsonPath known = office.run(run).jsonPath();
        assertThat(Audit.payments(run)).isEqualTo(QUOTA);
        assertThat(Audit.paidTwice(office)).isZero();
        assertThat(Audit.brokenStreams(office)).isZero();
        assertThat(known.getInt("totals.eligible")).isEqualTo(QUOTA);
        assertThat(known.getInt("totals.instructed")).isEqualTo(QUOTA);
        assertThat(known.getLong("money.orderedRupiah")).isEqualTo(200_000L * QUOTA);
        assertThat(Audit.instructedRupiah(run)).isEqualTo(200_000L * QUOTA);
    }
}

package id.dinsos.disbursement;

import static org.awaitility.Awaitility.await;

import id.dinsos.eventstore.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * How fast rules are: a freeze, a draft asked of today and of a past month, a family's why. It is
 * no test of its own accord: {@code -Dtest=RuleSpeed -Dfamilies=100000}.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
class RuleSpeed {
    private static final int FAMILIES = Integer.getInteger("families", 20_000);
    private static final int ASKED = 200;
    private final Office office = new Office("35.24", "SEMBAKO");

    @Test
    void a_regency() {
        office.families(FAMILIES);
        await().atMost(Duration.ofMinutes(6))
                .until(() ->
                        Audit.number("select count(*) from beneficiary_identity") == FAMILIES
                                && Audit.number("select count(*) from beneficiary_person")
                                        == FAMILIES
                                && Audit.number("select count(*) from beneficiary_household")
                                        == FAMILIES);
        office.define("FOOD");
        for (String month : new String[] {"2026-11", "2026-12"}) {
            long from = System.nanoTime();
            UUID run = office.open(month);
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() ->
                            Audit.number(
                                            "select count(*) from event where type ="
                                                    + " 'run-frozen.v1' and stream_id = '"
                                                    + run
                                                    + "'")
                                    > 0);
            say("freeze " + month, from, FAMILIES);
        }
        why();
        for (int i = 0; i < 2; i++) {
            whatIf("today", "2026-11", "decile <= 2");
            whatIf("today, members", "2026-11", "!members.exists(m, m.age >= 45)");
            whatIf("past month", "2026-10", "decile <= 2");
        }
        var unused =
                Audit.number(
                        "with moved as (update beneficiary_household set decile = 7, since ="
                                + " '2026-11-05' returning 1), told as (update beneficiary_person"
                                + " set since = '2026-11-05' returning 1) select (select count(*)"
                                + " from moved) + (select count(*) from told)");
        whatIf("past month, all replaced since", "2026-10", "decile <= 2");
        whatIf("past month, all replaced since", "2026-10", "!members.exists(m, m.age >= 45)");
        whatIf("today, all replaced", "2026-11", "decile <= 2");
    }

    /** Twice, and the second time counts: the first warms the machine up. */
    private void why() {
        ask();
        ask();
    }

    private void ask() {
        long[] nanos = new long[ASKED];
        for (int i = 0; i < ASKED; i++) {
            UUID family = RegistryTopics.family(1 + i * (FAMILIES / ASKED)).owned("35.24").id();
            long from = System.nanoTime();
            office.preparer()
                    .queryParam("beneficiary", family)
                    .queryParam("month", "2026-11")
                    .get("/v1/verdicts/why")
                    .then()
                    .statusCode(200);
            nanos[i] = System.nanoTime() - from;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "SPEED why p50 %d ms p95 %d ms max %d ms%n",
                nanos[ASKED / 2] / 1_000_000,
                nanos[ASKED * 95 / 100] / 1_000_000,
                nanos[ASKED - 1] / 1_000_000);
    }

    private void whatIf(String what, String month, String expression) {
        long from = System.nanoTime();
        Response answer =
                office.preparer()
                        .body(
                                "{\"month\":\"%s\",\"terms\":%s}"
                                        .formatted(
                                                month,
                                                Office.programmeBody("35.24", "FOOD")
                                                        .replace(
                                                                "\"rule\":[",
                                                                "\"rule\":[{\"code\":\"draft\","
                                                                        + "\"expression\":\""
                                                                        + expression
                                                                        + "\"},")))
                        .post("/v1/programmes/SEMBAKO/what-if");
        answer.then().statusCode(200);
        say("what-if " + what, from, FAMILIES);
        System.out.println("SPEED   " + answer.jsonPath().getMap("total"));
    }

    private static void say(String what, long from, int things) {
        long nanos = System.nanoTime() - from;
        System.out.printf(
                "SPEED %-40s %6d ms %8.0f/s%n", what, nanos / 1_000_000, things * 1e9 / nanos);
    }
}

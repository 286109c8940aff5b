package id.dinsos.disbursement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
    void a_regency() throws Exception {
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

    /** Cold the first time, then warm; as a client asks, with one token and one connection. */
    private static void why() throws IOException, InterruptedException {
        String token = TestTokens.mint("rina", "35.24", "auditor");
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String state : new String[] {"cold", "warm", "warm"}) {
                long[] nanos = new long[ASKED];
                for (int i = 0; i < ASKED; i++) {
                    UUID family =
                            RegistryTopics.family(1 + i * (FAMILIES / ASKED)).owned("35.24").id();
                    HttpRequest request =
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://localhost:%d/v1/verdicts/why?month=2026-11&beneficiary=%s"
                                                            .formatted(RestAssured.port, family)))
                                    .header("Authorization", "Bearer " + token)
                                    .build();
                    long from = System.nanoTime();
                    HttpResponse<String> answer =
                            client.send(request, HttpResponse.BodyHandlers.ofString());
                    nanos[i] = System.nanoTime() - from;
                    assertThat(answer.statusCode()).isEqualTo(200);
                }
                Arrays.sort(nanos);
                System.out.printf(
                        "SPEED why, %s: p50 %.1f ms p95 %.1f ms max %.1f ms%n",
                        state,
                        nanos[ASKED / 2] / 1e6,
                        nanos[ASKED * 95 / 100] / 1e6,
                        nanos[ASKED - 1] / 1e6);
            }
        }
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

package id.dinsos.cases.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operations see of this service. */
@QuarkusTest
@WithTestResource(TestServices.class)
class WatchedTest {
    @Inject MeterRegistry meters;

    @Test
    void each_command_and_each_refusal_is_counted_as_it_happens() {
        // Given
        double accepted = commands("accepted");
        double refused = commands("complaint-already-closed");

        String id = Desk.complain(Desk.newId());
        Desk.change(id, "/closure", 1, Map.of("outcome", "UNFOUNDED")).then().statusCode(200);
        // When
        var answer = Desk.change(id, "/closure", 2, Map.of("outcome", "UNFOUNDED"));
        // Then
        answer.then().statusCode(409);

        assertThat(commands("accepted")).isGreaterThanOrEqualTo(accepted + 2);
        assertThat(commands("complaint-already-closed")).isGreaterThanOrEqualTo(refused + 1);
    }

    @Test
    void a_complaint_that_is_open_is_among_the_open_ones() {
        // Given
        String id = Desk.complain(Desk.newId());

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(open()).isPositive());
        // When
        var answer = Desk.show(id);
        // Then
        answer.then().body("state", equalTo("RECEIVED"));
    }

    @Test
    void operations_see_each_view_and_nobody_else_has_one_built_anew() {
        // When
        var answer = Desk.with(TestTokens.mint("ops", "35", "admin")).get("/v1/views");
        // Then
        answer.then()
                .statusCode(200)
                .body("name", hasItems("complaints", "cases"))
                .body("failure", everyItem(nullValue()));
        Desk.with(TestTokens.mint("ops", "35", "admin"))
                .get("/v1/views/nothing")
                .then()
                .statusCode(404);
        Desk.officer().get("/v1/views").then().statusCode(403);
        Desk.with(TestTokens.mint("dewi", "35", "auditor"))
                .post("/v1/views/complaints/rebuild")
                .then()
                .statusCode(403);
    }

    private double open() {
        return meters.find("dinsos.complaints.open").tag("state", "received").gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
    }

    /** Of all operations with this outcome. */
    private double commands(String outcome) {
        return meters.find("dinsos.command").tag("outcome", outcome).timers().stream()
                .mapToDouble(Timer::count)
                .sum();
    }
}

package id.dinsos.disbursement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import id.dinsos.disbursement.Office.Transfer;
import id.dinsos.disbursement.payment.PaymentFiguresStore;
import id.dinsos.testkit.TestServices;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the control room is shown of a month, and that the books and the payments agree. */
@QuarkusTest
@WithTestResource(TestServices.class)
class ControlRoomTest {
    @Inject MeterRegistry meters;
    @Inject PaymentFiguresStore payments;
    @Inject MoneyFiguresStore money;

    @Test
    void a_month_is_shown_by_district_and_state_and_its_books_agree_with_its_payments() {
        // Given
        Office office = Office.fresh("SEMBAKO");
        office.families(6);
        office.define("FOOD");
        UUID budget = office.budget(10_000_000);
        assertThat(budget).isNotNull();
        UUID run = office.instructed("2026-11");
        List<Transfer> sent = office.sent(run);

        // When
        UUID report =
                office.report(
                        Office.csv(
                                List.of(
                                        sent.get(0).line("CREDITED", "", "B-0"),
                                        sent.get(1).line("UNKNOWN", "", ""),
                                        new Transfer(sent.get(2).id(), 1)
                                                .line("CREDITED", "", "B-1"))));

        // Then
        assertThat(report).isNotNull();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    payments.often().await().indefinitely();
                    assertThat(of(office.programme(), "dinsos.payments", "credited")).isEqualTo(1);
                    assertThat(of(office.programme(), "dinsos.payments.rupiah", "credited"))
                            .isEqualTo(200_000);
                    assertThat(of(office.programme(), "dinsos.payments", "sent")).isEqualTo(4);
                    assertThat(meters.get("dinsos.payments.unknown").gauge().value())
                            .isGreaterThanOrEqualTo(1);
                    assertThat(meters.get("dinsos.contradictions.open").gauge().value())
                            .isGreaterThanOrEqualTo(1);
                });
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    money.compare().await().indefinitely();
                    assertThat(meters.get("dinsos.money.ordered.rupiah").gauge().value())
                            .isGreaterThanOrEqualTo(1_200_000);
                });
        assertThat(meters.get("dinsos.money.difference.rupiah").gauge().value()).isZero();
    }

    @Test
    void each_command_refusal_and_payment_is_counted_as_it_happens() {
        // Given
        Office office = Office.fresh("COUNTED");
        office.families(3);
        office.define("FOOD");
        UUID budget = office.budget(10_000_000);
        double opened = commands("accepted");
        double refused = commands("run-already-open");
        double judged = counter("dinsos.run.judged");
        double payments = counter("dinsos.run.payments");
        double lines = counter("dinsos.report.lines");
        double events = counter("dinsos.events.appended");

        // When
        UUID run = office.instructed("2026-11");
        office.tryOpen("2026-11").then().statusCode(409);
        office.credited(run);

        // Then
        assertThat(budget).isNotNull();
        assertThat(commands("accepted")).isGreaterThanOrEqualTo(opened + 5);
        assertThat(commands("run-already-open")).isGreaterThanOrEqualTo(refused + 1);
        assertThat(counter("dinsos.run.judged")).isGreaterThanOrEqualTo(judged + 3);
        assertThat(counter("dinsos.run.payments")).isGreaterThanOrEqualTo(payments + 3);
        assertThat(counter("dinsos.report.lines")).isGreaterThanOrEqualTo(lines + 3);
        assertThat(counter("dinsos.events.appended")).isGreaterThanOrEqualTo(events + 10);
        assertThat(meters.get("dinsos.view.failing").gauges())
                .allSatisfy(failing -> assertThat(failing.value()).isZero());
    }

    @Test
    void operations_see_each_view_and_nobody_else_has_one_built_anew() {
        // Given
        Office office = Office.fresh("VIEWS");

        // When
        Response views = office.as("ops", "admin").get("/v1/views");
        Response one = office.as("ops", "admin").get("/v1/views/ledger");
        Response none = office.as("ops", "admin").get("/v1/views/nothing");
        Response preparer = office.as("sari", "preparer").get("/v1/views");
        Response auditor = office.as("dewi", "auditor").post("/v1/views/ledger/rebuild");

        // Then
        views.then()
                .statusCode(200)
                .body("name", hasItem("ledger"))
                .body("failure", everyItem(nullValue()));
        one.then().statusCode(200).body("name", equalTo("ledger"));
        none.then().statusCode(404);
        preparer.then().statusCode(403);
        auditor.then().statusCode(403);
    }

    /** Of all operations with this outcome. */
    private double commands(String outcome) {
        return meters.find("dinsos.command").tag("outcome", outcome).timers().stream()
                .mapToDouble(Timer::count)
                .sum();
    }

    private double counter(String name) {
        return meters.find(name).counters().stream().mapToDouble(Counter::count).sum();
    }

    private double of(String programme, String name, String state) {
        return meters.get(name).tag("programme", programme).tag("state", state).gauges().stream()
                .mapToDouble(gauge -> gauge.value())
                .sum();
    }
}

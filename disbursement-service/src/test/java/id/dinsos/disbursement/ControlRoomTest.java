package id.dinsos.disbursement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.disbursement.Office.Transfer;
import id.dinsos.disbursement.payment.PaymentFiguresStore;
import id.dinsos.testkit.TestServices;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
        Office office = new Office("36.52", "SEMBAKO_52");
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
                    payments.seldom().await().indefinitely();
                    assertThat(of("dinsos.payments", "credited")).isEqualTo(1);
                    assertThat(of("dinsos.payments.rupiah", "credited")).isEqualTo(200_000);
                    assertThat(of("dinsos.payments", "sent")).isEqualTo(4);
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

    private double of(String name, String state) {
        return meters.get(name).tag("programme", "SEMBAKO_52").tag("state", state).gauges().stream()
                .mapToDouble(gauge -> gauge.value())
                .sum();
    }
}

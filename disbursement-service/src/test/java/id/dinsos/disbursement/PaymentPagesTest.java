package id.dinsos.disbursement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.disbursement.run.RunPaymentsResource.Shown;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A list of a run's payments, read page by page while the run is being paid. */
@QuarkusTest
@WithTestResource(TestServices.class)
@Timeout(180)
class PaymentPagesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void pages_of_one_position_are_one_whole_and_a_later_one_says_that_the_run_moved_on() {
        // Given
        Office office = Office.fresh("PAGES");
        office.families(4);
        office.define("PAGES");
        var budget = office.budget(10_000_000);
        UUID run = office.instructed("2026-11");
        String list = "/v1/runs/" + run + "/payments?state=INSTRUCTED&limit=2";
        await().atMost(PATIENCE)
                .until(() ->
                        page(office, "/v1/runs/" + run + "/payments?state=INSTRUCTED")
                                        .getList("items")
                                        .size()
                                == 4);

        JsonPath all = page(office, "/v1/runs/" + run + "/payments?state=ALL");
        JsonPath failed = page(office, "/v1/runs/" + run + "/payments");

        // When
        JsonPath first = page(office, list);
        JsonPath second = page(office, list + "&cursor=" + first.getString("next"));
        List<UUID> files = office.bankFiles(run);
        files.forEach(office::release);
        await().atMost(PATIENCE).until(() -> page(office, list).getList("items").isEmpty());
        JsonPath late = page(office, list + "&cursor=" + first.getString("next"));

        // Then
        List<String> seen = new ArrayList<>(first.getList("items.id", String.class));
        seen.addAll(second.getList("items.id", String.class));
        assertThat(seen).hasSize(4).doesNotHaveDuplicates();
        assertThat(all.getList("items.id", String.class)).isEqualTo(seen);
        assertThat(failed.getList("items")).isEmpty();
        assertThat(Stream.of(Shown.values()).skip(1).map(Shown::name))
                .containsExactlyElementsOf(
                        Stream.of(PaymentState.values()).map(PaymentState::name).toList());
        assertThat(first.getString("position")).isNotBlank();
        assertThat(late.getList("items")).isEmpty();
        assertThat(late.getString("position")).isNotEqualTo(first.getString("position"));
    }

    private static JsonPath page(Office office, String path) {
        return office.preparer().get(path).then().statusCode(200).extract().jsonPath();
    }
}

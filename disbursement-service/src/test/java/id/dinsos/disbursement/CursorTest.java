package id.dinsos.disbursement;

import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lists go on where their own cursor says, and nowhere else. */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(TestServices.class)
@Timeout(180)
class CursorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Office office = Office.fresh("SEMBAKO");

    @Test
    void a_list_is_walked_to_its_end_and_its_cursor_is_good_for_nothing_else() {
        // Given
        office.define(office.programme());
        UUID budget = office.budget(1_000_000);
        UUID november = office.open("2026-11");
        UUID december = office.open("2026-12");
        String runs = "/v1/runs?owner=" + office.owner();
        await().atMost(PATIENCE).until(() -> page(runs).getList("items").size() == 2);

        // When
        JsonPath first = page(runs + "&limit=1");
        String cursor = first.getString("next");
        JsonPath second = page(runs + "&limit=1&cursor=" + cursor);

        // Then
        List<String> seen = new ArrayList<>();
        seen.add(first.getString("items[0].id"));
        seen.add(second.getString("items[0].id"));
        assertThat(seen).containsExactlyInAnyOrder(november.toString(), december.toString());
        assertThat(second.getString("next")).as("a full page can be the last").isNull();
        char other = cursor.charAt(20) == 'A' ? 'B' : 'A';
        String tampered = cursor.substring(0, 20) + other + cursor.substring(21);
        for (String bad : List.of(tampered, cursor + "A", "zz", december.toString(), "0")) {
            refused(office.preparer().get(runs + "&cursor=" + bad), 422, "cursor-invalid");
        }
        String run = "/v1/runs/" + november;
        for (String list :
                List.of(
                        "/v1/budgets?owner=" + office.owner(),
                        "/v1/budgets/" + budget + "/ledger?limit=1",
                        run + "/payments?state=FAILED",
                        run + "/excluded?limit=1",
                        run + "/not-withdrawn?limit=1",
                        run + "/diff?limit=1",
                        "/v1/contradictions?open=true",
                        "/v1/recoveries?owner=" + office.owner(),
                        "/v1/follow-ups?owner=" + office.owner(),
                        "/v1/worklist?owner=" + office.owner())) {
            refused(office.preparer().get(list + "&cursor=" + cursor), 422, "cursor-invalid");
        }
    }

    @Test
    void no_list_takes_a_limit_that_no_page_can_hold() {
        for (String limit : List.of("0", "-1", "501")) {
            refused(
                    office.preparer().get("/v1/runs?owner=" + office.owner() + "&limit=" + limit),
                    422,
                    "parameter-invalid");
        }
    }

    private JsonPath page(String path) {
        return office.preparer().get(path).then().statusCode(200).extract().jsonPath();
    }
}

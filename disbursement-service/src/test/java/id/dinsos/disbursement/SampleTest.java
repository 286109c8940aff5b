package id.dinsos.disbursement;

import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.disbursement.Office.Transfer;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whether money arrived is asked of families that a seed has chosen, and of nobody else. */
@QuarkusTest
@WithTestResource(TestServices.class)
class SampleTest {
    private static final String RECEIVED =
            """
            {"outcome":"RECEIVED","receivedRupiah":%d,"keptRupiah":%d,"keptBy":"%s",
             "quality":"NOT_ASKED","on":"%s"%s}
            """;

    @Test
    void families_are_drawn_by_a_seed_asked_once_and_counted_by_village() {
        // Given
        Office office = Office.fresh("SAMPEL");
        UUID run = paid(office, 6);
        UUID sample = drawn(office, run, 4, 42);
        JsonPath before = get(office, sample);
        List<UUID> families = before.getList("families.beneficiaryId", UUID.class);

        // When
        UUID again = drawn(office, run, 4, 42);
        UUID other = drawn(office, run, 4, 43);
        answer(office, sample, families.get(0), 200_000, 0, "NOBODY").then().statusCode(200);
        answer(office, sample, families.get(0), 200_000, 0, "NOBODY").then().statusCode(200);
        answer(office, sample, families.get(1), 150_000, 50_000, "AGENT").then().statusCode(200);
        Response twice = answer(office, sample, families.get(0), 100_000, 0, "NOBODY");
        Response corrected = correct(office, sample, families.get(0), "\"salah catat\"");
        JsonPath result = office.preparer().get(path(sample) + "/result").jsonPath();

        // Then
        assertThat(again).isEqualTo(sample);
        assertThat(other).isNotEqualTo(sample);
        assertThat(families).hasSize(4).doesNotHaveDuplicates();
        assertThat(before.getInt("population")).as("one transfer failed").isEqualTo(5);
        assertThat(before.getString("families[0].name")).isEqualTo("S***");
        assertThat(before.getList("families.risk")).containsOnly("NOT_WITHDRAWN");
        refused(twice, 409, "sample-answered-already");
        corrected.then().statusCode(200);
        assertThat(result.getInt("whole.counts.chosen")).isEqualTo(4);
        assertThat(result.getInt("whole.counts.asked")).isEqualTo(2);
        assertThat(result.getInt("whole.counts.kept")).isEqualTo(1);
        assertThat(result.getInt("whole.received.permille")).isEqualTo(1_000);
        assertThat(result.getInt("whole.received.fromPermille")).isEqualTo(342);
        assertThat(result.getList("villages")).hasSizeGreaterThan(1);
        assertThat(
                        office.preparer()
                                .queryParam("form", "csv")
                                .get(path(sample) + "/result")
                                .asString())
                .contains("received_from;received_to")
                .contains("*;4;2;2;1000;342;1000;1;")
                .doesNotContain("Siti");
        assertThat(Audit.events(office, "sample-answer-corrected.v2")).isEqualTo(1);
        assertThat(
                        office.preparer()
                                .queryParam("owner", office.owner())
                                .get("/v1/verification-samples")
                                .jsonPath()
                                .getList("items.answered", Integer.class))
                .containsExactlyInAnyOrder(2, 0);
    }

    @Test
    void nobody_is_asked_who_was_not_paid_or_not_drawn_or_of_sums_that_cannot_be() {
        // Given
        Office office = Office.fresh("SAMPEL");
        UUID run = paid(office, 3);
        UUID sample = drawn(office, run, 1, 1);
        UUID family = get(office, sample).getList("families.beneficiaryId", UUID.class).getFirst();

        // When
        Response elsewhere = draw(office, run, 1, 1, ",\"region\":\"11.01\"");
        Response none = draw(office, run, 0, 1, "");
        Response stranger = answer(office, sample, new UUID(5, 5), 1, 0, "NOBODY");
        Response more = answer(office, sample, family, 200_001, 0, "NOBODY");
        Response unanswered = correct(office, sample, family, "\"salah\"");
        Response unreasoned = correct(office, sample, family, "null");
        Response missing = answer(office, new UUID(6, 6), family, 1, 0, "NOBODY");

        // Then
        refused(elsewhere, 409, "sample-nobody-paid");
        refused(none, 422, "field-invalid");
        refused(stranger, 404, "sample-family-not-chosen");
        refused(more, 422, "sample-answer-implausible");
        refused(unanswered, 409, "sample-not-answered");
        refused(unreasoned, 422, "field-invalid");
        refused(missing, 404, "sample-not-found");
    }

    /** All but one are credited. */
    private static UUID paid(Office office, int families) {
        office.families(families);
        office.define(office.programme());
        var unused = office.budget(1_000_000_000);
        UUID run = office.instructed("2026-11");
        List<String> lines = new ArrayList<>();
        for (Transfer transfer : office.sent(run)) {
            lines.add(
                    lines.isEmpty()
                            ? transfer.line("FAILED", "ACCOUNT_CLOSED", "")
                            : transfer.line("CREDITED", "", "S-" + transfer.id()));
        }
        var report = office.report(Office.csv(lines));
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        office.run(run).jsonPath().getLong("money.creditedRupiah")
                                == 200_000L * (families - 1));
        return run;
    }

    /** Draws all who have goods of a run and records one answer; who was drawn. */
    static List<UUID> goods(Office office, UUID run, String region) {
        UUID sample =
                Office.last(
                        draw(office, run, 10, 1, ",\"region\":\"" + region + "\"")
                                .then()
                                .statusCode(201)
                                .extract()
                                .header("Location"));
        List<UUID> families = get(office, sample).getList("families.beneficiaryId", UUID.class);
        refused(
                answer(office, sample, families.getFirst(), 1, 0, "NOBODY"),
                422,
                "sample-answer-implausible");
        office.as("tono", "officer")
                .body(
                        RECEIVED.replace("NOT_ASKED", "POOR")
                                .formatted(0, 0, "AGENT", Office.today(), ",\"goodsPercent\":75"))
                .post(path(sample) + "/families/" + families.getFirst() + "/answer")
                .then()
                .statusCode(200);
        JsonPath result = office.preparer().get(path(sample) + "/result").jsonPath();
        assertThat(result.getInt("whole.goodsPercent")).isEqualTo(75);
        assertThat(result.getInt("whole.counts.kept")).isEqualTo(1);
        assertThat(result.getInt("whole.counts.poor")).isEqualTo(1);
        return families;
    }

    private static UUID drawn(Office office, UUID run, int size, long seed) {
        return Office.last(
                draw(office, run, size, seed, "")
                        .then()
                        .statusCode(201)
                        .extract()
                        .header("Location"));
    }

    private static Response draw(Office office, UUID run, int size, long seed, String more) {
        return office.preparer()
                .header("Idempotency-Key", Office.key())
                .body(
                        "{\"runId\":\"%s\",\"size\":%d,\"seed\":%d,\"riskyPercent\":50%s}"
                                .formatted(run, size, seed, more))
                .post("/v1/verification-samples");
    }

    private static Response answer(
            Office office, UUID sample, UUID family, long received, long kept, String by) {
        return office.as("tono", "officer")
                .body(RECEIVED.formatted(received, kept, by, Office.today(), ""))
                .post(path(sample) + "/families/" + family + "/answer");
    }

    private static Response correct(Office office, UUID sample, UUID family, String reason) {
        return office.preparer()
                .header("If-Match", office.preparer().get(path(sample)).header("ETag"))
                .body(
                        RECEIVED.formatted(
                                180_000, 0, "NOBODY", Office.today(), ",\"reason\":" + reason))
                .post(path(sample) + "/families/" + family + "/correction");
    }

    private static JsonPath get(Office office, UUID sample) {
        return office.preparer().get(path(sample)).jsonPath();
    }

    private static String path(UUID sample) {
        return "/v1/verification-samples/" + sample;
    }
}

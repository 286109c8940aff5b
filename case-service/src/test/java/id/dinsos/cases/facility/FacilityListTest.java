package id.dinsos.cases.facility;

import static id.dinsos.cases.handling.CaseDesk.problem;
import static id.dinsos.cases.handling.CaseDesk.query;
import static id.dinsos.cases.handling.CaseDesk.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import id.dinsos.cases.handling.CaseDesk;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The eight institutions of East Java, taken in by their list. */
@QuarkusTest
@WithTestResource(TestServices.class)
class FacilityListTest {
    private final CaseDesk desk = new CaseDesk();

    @Test
    void a_list_opens_what_is_not_there_and_the_same_list_twice_changes_nothing()
            throws IOException {
        // Given
        String upt = upt();
        String position =
                with(desk.boss)
                        .body(upt)
                        .put("/v1/facilities")
                        .then()
                        .statusCode(200)
                        .extract()
                        .header("X-Position");
        String events = events();

        with(desk.boss).body(upt).put("/v1/facilities").then().statusCode(200);
        // When
        var answer = events();
        // Then
        assertThat(answer).isEqualTo(events);
        with(desk.boss)
                .header("X-Position", position)
                .get("/v1/facilities")
                .then()
                .body("", hasSize(8));
        with(desk.sari).get("/v1/facilities").then().body("", hasSize(7));
    }

    @Test
    void what_is_wrong_in_a_list_opens_nothing() throws IOException {
        // Given
        Map<String, Object> one = Map.of("name", "UPT Satu", "kind", "UPT");
        // When
        var answer =
                with(desk.boss).body(Map.of("facilities", List.of(one, one))).put("/v1/facilities");
        // Then
        problem(answer, 422, "field-invalid");
        problem(
                with(desk.boss)
                        .body(
                                Map.of(
                                        "facilities",
                                        List.of(
                                                one,
                                                Map.of(
                                                        "name", "UPT Dua",
                                                        "kind", "UPT",
                                                        "beds", Map.of("MEN", -1)))))
                        .put("/v1/facilities"),
                422,
                "field-invalid");
        problem(with(desk.sari).body(upt()).put("/v1/facilities"), 403, "role-missing");
        assertThat(events()).isEqualTo("0");
    }

    private String events() {
        return query(
                ("select count(*) from event where type in ('facility-opened.v1',"
                                + " 'capacity-set.v1') and convert_from(meta, 'UTF8') like"
                                + " '%%\"%s\"%%'")
                        .formatted(desk.owner));
    }

    private static String upt() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        FacilityListTest.class.getResourceAsStream("/facilities/UPT.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

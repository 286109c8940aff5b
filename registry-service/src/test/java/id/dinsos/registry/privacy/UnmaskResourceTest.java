package id.dinsos.registry.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import id.dinsos.registry.Api;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Numbers in the clear: for a reason, on record, and never many. */
@QuarkusTest
@WithTestResource(TestServices.class)
class UnmaskResourceTest {
    private static final Map<String, Object> REASON = Map.of("reason", "Cetak surat keterangan");

    @Test
    void a_number_is_shown_for_a_reason_that_an_auditor_reads() {
        // Given
        String nik = Api.newNik();
        String id = Api.registerPerson(nik, "Budi Lengkap").jsonPath().getString("id");
        // When
        Response shown = Api.registrar().body(REASON).post("/v1/persons/" + id + "/unmasking");
        // Then
        shown.then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("nik", equalTo(nik))
                .body("name", equalTo("Budi Lengkap"));
        Api.as("audi", "35.24", "auditor")
                .get("/v1/reads?subject=" + id)
                .then()
                .body("items.action", hasItem("unmask"))
                .body("items.reason", hasItem("Cetak surat keterangan"));
    }

    @Test
    void without_a_reason_or_the_office_nothing_is_shown() {
        String id = Api.newPerson("Budi Tertutup");
        Api.registrar()
                .body(Map.of("reason", "lihat"))
                .post("/v1/persons/" + id + "/unmasking")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/reason"));
        Api.as("rudi", "64.08", "registrar")
                .body(REASON)
                .post("/v1/persons/" + id + "/unmasking")
                .then()
                .statusCode(404);
        Api.as("rudi", "35.24", "officer")
                .body(REASON)
                .post("/v1/persons/" + id + "/unmasking")
                .then()
                .statusCode(403)
                .body("code", equalTo("role-missing"));
    }

    @Test
    void data_that_lie_still_are_shown_under_no_record_of_the_person() {
        // Given
        String ended = Api.newPerson("Budi Ganda");
        String other = Api.newPerson("Budi Ganda");
        Api.change("/v1/persons/" + ended + "/merge", 1, Map.of("into", other))
                .then()
                .statusCode(200);
        Api.registrar()
                .body(Map.of("reason", "Sengketa atas data ini"))
                .post("/v1/persons/" + other + "/privacy/restriction")
                .then()
                .statusCode(200);
        for (String id : List.of(ended, other)) {
            // When
            Response shown = Api.registrar().body(REASON).post("/v1/persons/" + id + "/unmasking");
            // Then
            shown.then().statusCode(409).body("code", equalTo("processing-restricted"));
        }
    }

    @Test
    void nobody_sees_more_than_so_many_within_an_hour() {
        // Given
        String id = Api.newPerson("Budi Ramai");
        List<Integer> statuses = new ArrayList<>();
        // When
        for (int i = 0; i < 62; i++) {
            statuses.add(
                    Api.as("penasaran", "35.24", "registrar")
                            .body(REASON)
                            .post("/v1/persons/" + id + "/unmasking")
                            .statusCode());
        }
        // Then
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(60);
        assertThat(statuses.subList(60, 62)).containsOnly(429);
        Api.as("lain", "35.24", "registrar")
                .body(REASON)
                .post("/v1/persons/" + id + "/unmasking")
                .then()
                .statusCode(200);
    }
}
